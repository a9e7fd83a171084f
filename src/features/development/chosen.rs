//! The reports that are ticked in the list, to be invited together.

use super::operation::Operation;
use crate::api::Fetch;
use domain::api::customer_development::{CustomerReport, CustomerReports};
use domain::ids::CustomerReportId;
use leptos::prelude::*;

/// Which are ticked. A handle.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen(RwSignal<Vec<CustomerReportId>>);

impl Chosen {
    /// How many. Followed.
    pub(super) fn count(self) -> usize {
        self.0.with(Vec::len)
    }

    /// These stay ticked, no others.
    pub(super) fn set(self, ids: Vec<CustomerReportId>) {
        self.0.set(ids);
    }

    /// Lets go of those that are not among these rows any more, or cannot be invited any more.
    pub(super) fn keep(self, rows: &[CustomerReport]) {
        let stays = |id: &CustomerReportId| rows.iter().any(|row| row.report_id == *id && can_invite(row));
        if !self.0.with_untracked(|chosen| chosen.iter().all(stays)) {
            self.0.update(|chosen| chosen.retain(stays));
        }
    }

    /// Followed.
    pub(super) fn has(self, id: &CustomerReportId) -> bool {
        self.0.with(|chosen| chosen.contains(id))
    }

    pub(super) fn toggle(self, id: &CustomerReportId) {
        self.0.update(|chosen| {
            let before = chosen.len();
            chosen.retain(|one| one != id);
            if chosen.len() == before {
                chosen.push(id.clone());
            }
        });
    }

    /// Does the row have a box?
    pub(super) fn offers(self, row: &CustomerReport) -> bool {
        can_invite(row)
    }

    /// The ticked rows as they are now. Followed.
    pub(super) fn rows(self, answer: Fetch<CustomerReports>) -> Vec<CustomerReport> {
        let chosen = |all: &CustomerReports| {
            all.reports.iter().filter(|row| self.has(&row.report_id)).cloned().collect::<Vec<_>>()
        };
        answer.read(chosen).unwrap_or_default()
    }
}

fn can_invite(row: &CustomerReport) -> bool {
    Operation::Invite.why_not(row.state).is_none()
}
