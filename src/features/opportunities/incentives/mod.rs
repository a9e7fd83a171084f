//! Applications for the incentives of delivered opportunities (P-51), for the primary account.

mod answer;
mod arithmetic;
mod columns;
mod detail;
mod list;
mod offer;
mod page;
mod words;

pub use arithmetic::Arithmetic;
pub use detail::OpportunityIncentivePage;
pub(super) use offer::{ApplyDialog, Offer};
pub use page::OpportunityIncentiveListPage;
