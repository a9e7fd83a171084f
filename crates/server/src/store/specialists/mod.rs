//! Employees and project specialists of a partner (P-52, SM-5).

mod accounts;
mod annual_review;
mod certification;
mod change;
mod decide;
mod history;
mod invite;
mod list;
mod own;
mod projects;
mod records;
mod reviews;
mod row;

pub(crate) use accounts::{PersonalAccount, SharedCounts, account, contact_hash, shared_counts, target_facts};
pub(crate) use annual_review::rule_annual_review;
pub(crate) use certification::{certification_facts, facts_of_all_paths};
pub(crate) use change::{Step, change};
pub(crate) use decide::{cancel_specialist, decide_specialist, release_applications};
pub(crate) use history::history;
pub(crate) use invite::{Asker, Invitation, Inviter, find_invitation, invitation_facts, invitation_token_hash, invite};
pub(crate) use list::{detail, lines_of, list};
pub(crate) use own::own_records;
pub(crate) use projects::{
    PROJECT, ProjectRow, delete_project, insert_project, project, project_count, update_project,
};
pub(crate) use records::trainings;
pub(crate) use reviews::{latest_review, open_review, rule_certification, withdraw_review};
pub(crate) use row::{SpecialistRow, due_invitations, find, first};

use crate::store::programs::paths;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::program::DevelopmentPath;
use domain::states::path_stage::PathStage;

/// The paths that the account is on.
pub(crate) async fn chosen_paths(db: &Reader, now: DateTime<Utc>) -> Result<Vec<DevelopmentPath>, StoreError> {
    let rows = paths(db, now).await?.into_iter();
    Ok(rows.filter(|row| row.stage != PathStage::Available).map(|row| row.path).collect())
}
