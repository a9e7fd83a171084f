//! Shared opportunities, by the vendor and with the vendor (P-50), and their incentives (P-51), for the primary account
//!

mod actions;
mod answer;
mod columns;
mod detail;
mod facts;
mod fields;
mod form;
mod incentives;
mod list;
mod overview;
mod page;
mod progress;
mod submission;
mod ticks;
mod words;

pub use detail::OpportunityPage;
pub use facts::Said;
pub use fields::{Author, Fields};
pub use form::{EditOpportunityPage, NewOpportunityPage};
pub use incentives::{Arithmetic, OpportunityIncentiveListPage, OpportunityIncentivePage};
pub use page::OpportunityListPage;
