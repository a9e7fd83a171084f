//! Shared opportunities of a partner account (P-50, SM-9).

mod change;
mod draft;
mod due;
mod list;
mod overview;
mod progress;
mod row;
mod share;
mod standing;
mod tell;
mod vendor;

pub(crate) use change::{answer, answer_facts, discard, submission_facts, submit};
pub(crate) use draft::{details, edit, open, search_text};
pub(crate) use due::{due_opportunities, expire};
pub(crate) use list::list;
pub(crate) use overview::figures;
pub(crate) use progress::{note, progress};
pub(crate) use row::{OpportunityRow, find};
pub(crate) use share::share_ho;
pub(crate) use standing::{ho_eligibility_facts, in_pce_plan};
pub(crate) use tell::{to_operators, to_primary_account};
pub(crate) use vendor::{cancel_po, decide_po};
