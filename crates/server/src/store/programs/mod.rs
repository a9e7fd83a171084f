//! Programmes and development paths of a partner account.

mod applicant;
mod applications;
mod business_plans;
mod choice;
mod contacts;
mod due;
mod due_paths;
mod leaving;
mod level;
mod memberships;
mod partner_type;
mod path_applications;
mod path_records;
mod paths;
mod renewal;
mod ruling;
mod tags;

pub(crate) use applicant::{applicant, in_hcpn};
pub(crate) use applications::applications;
pub(crate) use business_plans::{
    accept_plan, business_plan, hand_in_plan, plan_content, plan_file, plan_states, refuse_plan,
};
pub(crate) use choice::{choice_facts, choose};
pub(crate) use contacts::{change_contact, name_contact, own_contact};
pub(crate) use due::{due_memberships, end_membership};
pub(crate) use due_paths::{due_paths, end_certification, lapse};
pub(crate) use leaving::{Dependants, dependants, leave};
pub(crate) use level::{PLAN, level, level_facts, level_matter, rule_level, set_level};
pub(crate) use memberships::{Membership, Term, membership, memberships, move_membership, open, state_of};
pub(crate) use path_applications::{
    open_path_application, overtake_path, overtake_paths, path_application_of, path_applications, reasons_asked,
    rule_path_application, withdraw_path_application,
};
pub(crate) use path_records::{RecordRow, all_records, exit_facts, records};
pub(crate) use paths::{PathRow, certified_at, move_path, note_certified, paths, stage_at};
pub(crate) use renewal::{ask_renewal, renewal_facts, rule_renewal, withdraw_renewal};
pub(crate) use ruling::{rule_application, step_membership};
pub(crate) use tags::held_tags;

use crate::store::StoreError;
use chrono::{DateTime, Utc};

/// Seconds of a row as a moment.
fn moment(at: i64, corrupt: StoreError) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp(at, 0).ok_or(corrupt)
}

fn moment_of(at: Option<i64>, corrupt: StoreError) -> Result<Option<DateTime<Utc>>, StoreError> {
    at.map(|at| moment(at, corrupt)).transpose()
}
