//! The employees that are ticked in a list, to be applied for together.

use super::actions::{can_apply, verdict};
use crate::api::Fetch;
use crate::i18n::{joined, t};
use domain::api::specialists::{Specialist, Specialists};
use domain::ids::SpecialistId;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::rules::verdict::{Condition, Outcome, Value};
use leptos::prelude::*;

/// Which are ticked. What becomes of one meanwhile is said before anything is sent. A handle.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen(RwSignal<Vec<SpecialistId>>);

impl Chosen {
    /// How many. Followed.
    pub(super) fn count(self) -> usize {
        self.0.with(Vec::len)
    }

    pub(super) fn clear(self) {
        self.0.set(Vec::new());
    }

    /// Lets go of those that are not among these rows any more.
    pub(super) fn keep(self, rows: &[Specialist]) {
        let stays = |id: &SpecialistId| rows.iter().any(|row| row.specialist_id == *id);
        if !self.0.with_untracked(|chosen| chosen.iter().all(stays)) {
            self.0.update(|chosen| chosen.retain(stays));
        }
    }

    /// Followed.
    pub(super) fn has(self, id: &SpecialistId) -> bool {
        self.0.with(|chosen| chosen.contains(id))
    }

    pub(super) fn toggle(self, id: &SpecialistId) {
        self.0.update(|chosen| {
            let before = chosen.len();
            chosen.retain(|one| one != id);
            if chosen.len() == before {
                chosen.push(id.clone());
            }
        });
    }

    /// Does the row have a box? Whoever can be applied for has, and whoever is ticked, to be let go.
    pub(super) fn offers(self, row: &Specialist) -> bool {
        can_apply(row.state) || untrack(|| self.has(&row.specialist_id))
    }

    /// The ticked rows as they are now, each with why it cannot be applied for. Followed.
    pub(super) fn asked(self, answer: Fetch<Specialists>) -> Vec<(Specialist, Option<String>)> {
        let asked = |all: &Specialists| {
            let chosen = all.specialists.iter().filter(|row| self.has(&row.specialist_id));
            let judged = |row: &Specialist| {
                let verdict = verdict(row, &all.paths, SpecialistOperation::Apply);
                (row.clone(), verdict.and_then(|verdict| unmet(&verdict.conditions)))
            };
            chosen.map(judged).collect()
        };
        answer.read(asked).unwrap_or_default()
    }
}

/// Every condition that is not met, with what was found; `None` when all are. Followed.
pub(super) fn unmet(conditions: &[Condition]) -> Option<String> {
    let words = |condition: &Condition| {
        let title = crate::explain::check_title(condition.check).get();
        match &condition.seen {
            None | Some(Value::Flag(_)) => title.to_owned(),
            Some(seen) => t::common::named_with_code(title, crate::explain::value_text(seen)),
        }
    };
    let unmet = joined(conditions.iter().filter(|condition| condition.outcome != Outcome::Met).map(words));
    (!unmet.is_empty()).then(|| t::common::not_met_that(unmet))
}
