//! Talking to the server: one function a route, answers that follow their sources, and who is signed in.
//!
//! A route's function only describes a request; `send().await` sends it, `use_fetch` and `use_list` keep its answer
//! on a page.

pub mod agreements;
pub mod associations;
pub mod attachments;
pub mod authorizations;
pub mod changes;
pub mod customer_accounts;
pub mod customers;
pub mod development;
mod early;
mod error;
mod failure;
mod fetch;
pub mod incentives;
mod list_notices;
pub mod list_query;
mod list_state;
pub mod members;
mod memory;
pub mod messages;
pub mod my_partner;
pub mod my_records;
pub mod names;
pub mod opportunities;
pub mod opportunity_incentives;
pub mod organization;
pub mod overview;
pub mod partners;
pub mod personal_accounts;
pub mod policies;
pub mod programs;
pub mod receipts;
pub mod registration_links;
mod request;
pub mod resellers;
pub mod reviews;
mod send;
pub mod session;
pub mod sessions;
pub mod specialists;
mod steady;
mod transport;

pub use error::{ApiError, RefusedOn};
pub use failure::{failure, field_message, field_messages, message};
pub use fetch::{Fetch, refresh_all, use_fetch, use_fetch_when};
pub use list_notices::ListNotices;
pub use list_query::{ListQuery, ListSpec, QueryNotice};
pub use list_state::{ListState, use_list_query};
pub use request::{Ignored, Method, Request, Versioned};
pub use send::{Sender, use_sender};
pub use steady::HoldsVerdicts;
