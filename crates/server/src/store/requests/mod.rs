//! Requests to end or change an association: opening, deciding, and what a decision changes (SM-2).

mod apply;
mod check;
mod decide;
mod impact;
mod links;
mod list;
pub(crate) mod notify;
mod open;
mod row;

pub(crate) use check::{customer_check, partner_check, partner_question, target_of};
pub(crate) use decide::{Decision, decide};
pub(crate) use impact::impact;
pub(crate) use links::{Link, LinkKind, find_link, share_token, token_hash};
pub(crate) use list::{Viewer, list, one};
pub(crate) use open::{NewRequest, open};
pub(crate) use row::{RequestRow, due_requests, find};
