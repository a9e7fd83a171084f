//! Authorisations to act for a resale customer (R-12, SM-4).

mod change;
mod list;
mod open;
mod row;

pub(crate) use change::{change, end_with_relation};
pub(crate) use list::{AuthorizationViewer, list, one};
pub(crate) use open::open;
pub(crate) use row::{due_authorizations, find};
