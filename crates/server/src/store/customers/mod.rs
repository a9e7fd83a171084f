//! Customers of a partner: rows, facts for the rules, the list and what a change writes.

mod facts;
mod list;
mod obligations;
mod row;
mod view;
mod visibility;

pub(crate) use facts::{PartnerContext, caller, code};
#[cfg(test)]
pub(crate) use list::plan_of;
pub(crate) use list::{ALL_RESELLERS, ListQuery, ids, list, rows_of};
pub(crate) use obligations::{end_obligation, obligation, open_obligations};
pub(crate) use row::{CustomerRow, batch_after, find, find_any};
pub(crate) use view::{moment, wire_obligation};
pub(crate) use visibility::{count_visible, visible};
