//! Applications for the incentive of delivered opportunities (P-51, R-77).

mod advance;
mod apply;
mod list;
mod row;
mod vendor;

pub(crate) use advance::{answer, due_incentives, expire};
pub(crate) use apply::{application_facts, apply, of_delivery, search_text};
pub(crate) use list::list;
pub(crate) use row::{IncentiveRow, find, last_of};
pub(crate) use vendor::{decide, settle};

/// The kind of an application in the audit log.
pub(crate) const APPLICATION: &str = "opportunity_incentive";
