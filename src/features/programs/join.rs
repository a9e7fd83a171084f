//! Joining a programme: the conditions with what is ticked, at once in the browser; the server decides on submit.

use super::distributor::DISTRIBUTOR;
use super::words::not_allowed;
use crate::api::{ApiError, Fetch, programs, session, use_sender};
use crate::explain::{Viewer, check_item, program_terms, unmet_line};
use crate::form::Refusal;
use crate::i18n::t;
use crate::page::PartnerPick;
use crate::ui::{Button, CheckItem, CheckList, Checkbox, Dialog, Notice, NoticeKind, Tone, opened_while, use_toasts};
use domain::api::programs::{NewProgramApplication, Programs};
use domain::program::Program;
use domain::rules::programs::join::{Accepted, join};
use domain::rules::verdict::{Check, Condition, Place, Verdict};
use leptos::prelude::*;

/// The open form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Form {
    asked: RwSignal<Option<Program>>,
    all: Fetch<Programs>,
    terms: RwSignal<bool>,
    commitments: RwSignal<bool>,
    /// Whom a cloud reseller applies to; empty until chosen.
    distributor: RwSignal<String>,
    /// Conditions of a refused application: newer than what the page knows.
    refused: RwSignal<Option<Vec<Condition>>>,
}

impl Form {
    /// The rule with these ticks; followed.
    fn verdict(self, accepted: Accepted) -> Option<Verdict> {
        let (program, policy) = (self.asked.get()?, session::policy()?);
        self.all.read(|all| join(program, &all.applicant, accepted, &policy, session::now()))
    }

    fn accepted(self) -> Accepted {
        Accepted { terms: self.terms.get(), commitments: self.commitments.get() }
    }

    fn items(self) -> Vec<CheckItem> {
        let known = || self.verdict(self.accepted()).map(|verdict| verdict.conditions);
        let conditions = self.refused.get().or_else(known).unwrap_or_default();
        conditions.iter().map(|condition| check_item(condition, &Viewer::PartnerStaff)).collect()
    }

    /// Why it cannot be sent now; `None` when it can. Followed.
    fn blocked_by(self) -> Option<String> {
        if self.asked.get().is_some_and(|program| !program.is_online()) {
            return Some(t::programs::OFFLINE.get().to_owned());
        }
        let unmet = || unmet_line(&self.verdict(self.accepted())?.conditions);
        let unnamed = || {
            let is_missing = self.asks_for_distributor() && self.distributor.with(String::is_empty);
            is_missing.then(|| t::programs::DISTRIBUTOR_FIRST.get().to_owned())
        };
        not_allowed().or_else(unmet).or_else(unnamed)
    }

    /// A cloud reseller belongs to a distributor (P-60). Followed.
    fn asks_for_distributor(self) -> bool {
        self.asked.get() == Some(Program::CloudReseller)
    }

    /// Did the server come to another answer than the browser, from the same facts?
    fn differs(self) -> bool {
        let ours = self.verdict(Accepted::default());
        let theirs = self.all.read(|all| {
            let card = all.programs.iter().find(|card| Some(card.program) == self.asked.get());
            card.map(|card| card.join.clone())
        });
        matches!((ours, theirs.flatten()), (Some(ours), Some(theirs)) if !ours.agrees_with(&theirs))
    }

    /// Does the rule ask for ticks in the form?
    fn has_ticks(self) -> bool {
        let asks = |verdict: Verdict| verdict.outcome(Check::TermsNotAccepted).is_some();
        self.verdict(Accepted::default()).is_some_and(asks)
    }

    /// Is another account of the company, or a new one, a way out?
    fn needs_other_account(self) -> bool {
        let elsewhere = |condition: &Condition| condition.fix.is_some_and(|fix| fix.place == Place::OtherAccount);
        self.verdict(self.accepted()).is_some_and(|verdict| verdict.unmet().any(elsewhere))
    }

    fn tick(self, which: RwSignal<bool>) -> impl Fn(bool) + Copy {
        move |ticked| {
            which.set(ticked);
            self.refused.set(None);
        }
    }
}

/// Opens for the programme that is asked about.
#[component]
pub(super) fn JoinDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let form = Form {
        asked,
        all,
        terms: RwSignal::new(false),
        commitments: RwSignal::new(false),
        distributor: RwSignal::new(String::new()),
        refused: RwSignal::new(None),
    };
    let open = opened_while(asked);
    let closed = move |()| {
        asked.set(None);
        form.terms.set(false);
        form.commitments.set(false);
        form.distributor.set(String::new());
        form.refused.set(None);
        sender.clear();
    };
    let submit = move |()| {
        let Some(program) = asked.get_untracked() else { return };
        let accepted = untrack(|| form.accepted());
        let new = NewProgramApplication {
            program,
            distributor_id: form.distributor.get_untracked().parse().ok(),
            terms_accepted: accepted.terms,
            commitments_accepted: accepted.commitments,
        };
        sender.send_then(programs::apply(&new), move |answer| match answer {
            Ok(_) => {
                open.set(false);
                let to_distributor = program == Program::CloudReseller;
                toasts.done(if to_distributor { t::programs::APPLIED_TO_DISTRIBUTOR } else { t::programs::APPLIED });
            }
            Err(ApiError::Refused { check_items, .. }) => form.refused.set(Some(check_items)),
            Err(_) => {}
        });
    };
    let title = move || asked.get().map(|program| t::programs::join_title(program_terms::program(program).get()));
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason=Signal::derive(move || form.blocked_by()) on_press=submit>
                {t::programs::SUBMIT}
            </Button>
        }
    };
    let error = move || sender.error().map(|error| view! { <Refusal error/> });
    view! {
        <Dialog open title=move || title().unwrap_or_default() wide=true footer on_closed=closed>
            <Conditions form/>
            {error}
        </Dialog>
    }
}

#[component]
fn Conditions(form: Form) -> impl IntoView {
    let note = Signal::derive(move || session::policy().map(|policy| t::programs::checked_by_browser(policy.version)));
    let ticks = move || {
        form.has_ticks().then(|| {
            view! {
                <div class="stack">
                    <Checkbox checked=form.terms on_change=form.tick(form.terms)>{t::programs::TERMS}</Checkbox>
                    <Checkbox checked=form.commitments on_change=form.tick(form.commitments)>{t::programs::COMMITMENTS}</Checkbox>
                </div>
            }
        })
    };
    let offline = move || form.asked.get().is_some_and(|program| !program.is_online());
    let has_ticks = Memo::new(move |_| form.has_ticks());
    let named = Memo::new(move |_| form.asks_for_distributor());
    view! {
        <div class="stack">
            {move || offline().then(|| view! { <Notice kind=NoticeKind::Info>{t::programs::OFFLINE}</Notice> })}
            {move || form.differs().then(|| view! { <Notice kind=NoticeKind::Failed>{t::programs::DIFFERS}</Notice> })}
            <CheckList label=t::programs::CONDITIONS items=Signal::derive(move || form.items()) note/>
            {move || form.needs_other_account().then(|| view! { <p class="prose">{t::programs::OTHER_ACCOUNT}</p> })}
            {move || { has_ticks.track(); untrack(ticks) }}
            {move || named.get().then(|| view! {
                <p class="prose">{t::programs::DISTRIBUTOR_LEAD}</p>
                <PartnerPick partner=form.distributor words=DISTRIBUTOR wanted=named on_change=move |()| form.refused.set(None)/>
            })}
        </div>
    }
}
