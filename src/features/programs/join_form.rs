//! What is filled in to join a programme, and what stands in the way of sending it.

use super::contact::ContactFields;
use super::invited::Invited;
use super::tick::Tick;
use super::words::not_allowed;
use crate::api::{ApiError, Fetch, session};
use crate::explain::{Viewer, check_item, unmet_line};
use crate::form::Form as TypedForm;
use crate::i18n::t;
use crate::ui::CheckItem;
use domain::api::programs::Programs;
use domain::program::Program;
use domain::rules::programs::join::{Accepted, join, may_open_form};
use domain::rules::verdict::{Check, Condition, Place, Verdict};
use leptos::prelude::*;

/// The open form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct JoinForm {
    /// About which programme.
    pub(super) asked: RwSignal<Option<Program>>,
    /// What the account has, for the check in the browser.
    pub(super) all: Fetch<Programs>,
    pub(super) terms: Tick,
    pub(super) commitments: Tick,
    /// Whom a cloud reseller applies to; empty until chosen.
    pub(super) distributor: RwSignal<String>,
    /// The distributor's letter, which names it.
    pub(super) invited: Invited,
    /// Whom the vendor reaches; the account itself unless another is named.
    pub(super) contact: ContactFields,
    pub(super) typed: TypedForm,
    /// Conditions of a refused application: newer than what the page knows.
    pub(super) refused: RwSignal<Option<Vec<Condition>>>,
}

impl JoinForm {
    /// The rule with these ticks; followed.
    fn verdict(self, accepted: Accepted) -> Option<Verdict> {
        let (program, policy) = (self.asked.get()?, session::policy()?);
        self.all.read(|all| join(program, &all.applicant, accepted, &policy, session::now()))
    }

    pub(super) fn accepted(self) -> Accepted {
        Accepted { terms: self.terms.is_ticked(), commitments: self.commitments.is_ticked() }
    }

    pub(super) fn items(self) -> Vec<CheckItem> {
        let known = || self.verdict(self.accepted()).map(|verdict| verdict.conditions);
        let conditions = self.refused.get().or_else(known).unwrap_or_default();
        conditions.iter().map(|condition| check_item(condition, &Viewer::PartnerStaff)).collect()
    }

    /// Why it cannot be sent now; `None` when it can. Followed.
    pub(super) fn blocked_by(self) -> Option<String> {
        if self.asked.get().is_some_and(|program| !program.is_online()) {
            return Some(t::programs::OFFLINE.get().to_owned());
        }
        let unmet = || unmet_line(&self.verdict(self.accepted())?.conditions);
        let unnamed = || {
            let is_asked = self.asks_for_distributor() && self.invited.token().is_none();
            let is_missing = is_asked && self.distributor.with(String::is_empty);
            is_missing.then(|| t::programs::DISTRIBUTOR_FIRST.get().to_owned())
        };
        not_allowed().or_else(unmet).or_else(unnamed)
    }

    /// Whoever can fill in the form names a contact. Followed.
    pub(super) fn asks_for_contact(self) -> bool {
        let is_online = self.asked.get().is_some_and(|program| program.is_online());
        is_online && self.verdict(Accepted::default()).is_some_and(|verdict| may_open_form(&verdict))
    }

    /// A cloud reseller belongs to a distributor (P-60). Followed.
    pub(super) fn asks_for_distributor(self) -> bool {
        self.asked.get() == Some(Program::CloudReseller)
    }

    /// Did the server come to another answer than the browser, from the same facts?
    pub(super) fn differs(self) -> bool {
        let ours = self.verdict(Accepted::default());
        let theirs = self.all.read(|all| {
            let card = all.programs.iter().find(|card| Some(card.program) == self.asked.get());
            card.map(|card| card.join.clone())
        });
        matches!((ours, theirs.flatten()), (Some(ours), Some(theirs)) if !ours.agrees_with(&theirs))
    }

    /// Does the rule ask for ticks in the form?
    pub(super) fn has_ticks(self) -> bool {
        let asks = |verdict: Verdict| verdict.outcome(Check::TermsNotAccepted).is_some();
        self.verdict(Accepted::default()).is_some_and(asks)
    }

    /// Is another account of the company, or a new one, a way out?
    pub(super) fn needs_other_account(self) -> bool {
        let elsewhere = |condition: &Condition| condition.fix.is_some_and(|fix| fix.place == Place::OtherAccount);
        self.verdict(self.accepted()).is_some_and(|verdict| verdict.unmet().any(elsewhere))
    }

    /// Of the ticked texts, those that the server signs at another version.
    pub(super) fn outdated(self, error: &ApiError) -> impl Iterator<Item = Tick> {
        let named = |field: &str| error.fields().iter().any(|fault| fault.field == field);
        let texts = [(self.terms, named("terms_version")), (self.commitments, named("commitments_version"))];
        texts.into_iter().filter(|(_, is_named)| *is_named).map(|(tick, _)| tick)
    }
}
