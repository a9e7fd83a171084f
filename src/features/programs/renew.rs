//! Renewing a membership on application: the conditions with what is ticked, at once in the browser; the server decides.

use super::list::Asked;
use super::tick::{Tick, TickBox};
use super::words::not_allowed;
use crate::api::{ApiError, Fetch, programs, session, use_sender};
use crate::explain::{Viewer, check_item, program_terms, turn_line, unmet_line, waiting_turn};
use crate::form::Refusal;
use crate::i18n::t::{self, programs as p};
use crate::ui::{Button, CheckItem, CheckList, Dialog, Notice, NoticeKind, Tone, TurnLine, opened_while, use_toasts};
use domain::agreement::AgreementKind;
use domain::api::program_applications::NewProgramRenewal;
use domain::api::programs::{ProgramCard, Programs};
use domain::program::Program;
use domain::rules::programs::plan_renewal::{PlanRenewalFacts, plan_renewal};
use domain::rules::verdict::{Condition, Verdict};
use domain::states::membership::MembershipEvent;
use domain::states::review::ReviewState;
use leptos::prelude::*;

/// Apply in the last days of the term; what waits for the vendor can be taken back.
pub(super) fn renew_action(card: &ProgramCard, asked: Asked) -> impl IntoView + use<> {
    let program = card.program;
    let reason = Signal::derive(not_allowed);
    if card.renewal.as_ref().is_some_and(|renewal| renewal.under_review) {
        let take_back = move |()| asked.withdraw_renewal.set(Some(program));
        return view! { <Button reason on_press=take_back>{p::RENEW_WITHDRAW}</Button> }.into_any();
    }
    if !card.actions.contains(&MembershipEvent::ApplyRenewal) {
        return ().into_any();
    }
    let ask = move |()| asked.renew.set(Some(program));
    view! { <Button tone=Tone::Primary reason on_press=ask>{p::RENEW}</Button> }.into_any()
}

/// That a renewal waits, and for whom; the line above says only who.
pub(super) fn renewal_open(card: &ProgramCard) -> impl IntoView + use<> {
    card.renewal.as_ref().filter(|renewal| renewal.under_review).map(|_| {
        let turn = ReviewState::UnderReview.turn();
        let parts = Signal::derive(move || {
            let waiting = std::iter::once(p::RENEW_WAITING.get().to_owned());
            waiting.chain(turn_line(&turn, &Viewer::PartnerStaff)).collect()
        });
        view! { <TurnLine turn=waiting_turn(&turn, &Viewer::PartnerStaff) parts/> }
    })
}

/// The open form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Form {
    asked: RwSignal<Option<Program>>,
    all: Fetch<Programs>,
    terms: Tick,
    commitments: Tick,
    /// Conditions of a refused application: newer than what the page knows.
    refused: RwSignal<Option<Vec<Condition>>>,
}

impl Form {
    /// What is known about the membership now; followed.
    fn read<T>(self, part: impl FnOnce(&ProgramCard) -> T) -> Option<T> {
        let program = self.asked.get()?;
        self.all.read(|all| all.programs.iter().find(|card| card.program == program).map(part)).flatten()
    }

    /// Does the form ask for this text? Followed.
    fn asks_for(self, kind: AgreementKind) -> bool {
        let newer = |card: &ProgramCard| card.renewal.as_ref().is_some_and(|renewal| renewal.to_sign.contains(&kind));
        self.read(newer).unwrap_or_default()
    }

    /// The rule with these ticks; followed.
    fn verdict(self, (terms, commitments): (bool, bool)) -> Option<Verdict> {
        let policy = session::policy()?;
        let applicant = self.all.read(|all| all.applicant.clone())?;
        let asks = (self.asks_for(AgreementKind::Terms), self.asks_for(AgreementKind::Commitments));
        let facts = self.read(|card| PlanRenewalFacts {
            program: card.program,
            applicant,
            state: card.state,
            valid_until: card.valid_until,
            under_review: card.renewal.as_ref().is_some_and(|renewal| renewal.under_review),
            terms_accepted: terms || !asks.0,
            commitments_accepted: commitments || !asks.1,
            applied: false,
        })?;
        Some(plan_renewal(&facts, &policy, session::now()))
    }

    fn ticked(self) -> (bool, bool) {
        (self.terms.is_ticked(), self.commitments.is_ticked())
    }

    fn items(self) -> Vec<CheckItem> {
        let known = || self.verdict(self.ticked()).map(|verdict| verdict.conditions);
        let conditions = self.refused.get().or_else(known).unwrap_or_default();
        conditions.iter().map(|condition| check_item(condition, &Viewer::PartnerStaff)).collect()
    }

    /// Why it cannot be sent now; `None` when it can. Followed.
    fn blocked_by(self) -> Option<String> {
        not_allowed().or_else(|| unmet_line(&self.verdict(self.ticked())?.conditions))
    }

    /// Did the server come to another answer than the browser, from the same facts?
    fn differs(self) -> bool {
        let ours = self.verdict((false, false));
        let theirs = self.read(|card| card.renewal.as_ref().map(|renewal| renewal.verdict.clone())).flatten();
        matches!((ours, theirs), (Some(ours), Some(theirs)) if !ours.agrees_with(&theirs))
    }

    /// Of the ticked texts, those that the server signs at another version.
    fn outdated(self, error: &ApiError) -> impl Iterator<Item = Tick> {
        let named = |field: &str| error.fields().iter().any(|fault| fault.field == field);
        let texts = [(self.terms, named("terms_version")), (self.commitments, named("commitments_version"))];
        texts.into_iter().filter(|(_, is_named)| *is_named).map(|(tick, _)| tick)
    }
}

/// Opens for the programme that is asked about.
#[component]
pub(super) fn RenewDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let form = Form {
        asked,
        all,
        terms: Tick::new(AgreementKind::Terms, asked),
        commitments: Tick::new(AgreementKind::Commitments, asked),
        refused: RwSignal::new(None),
    };
    let open = opened_while(asked);
    let closed = move |()| {
        asked.set(None);
        form.terms.clear();
        form.commitments.clear();
        form.refused.set(None);
        sender.clear();
    };
    let submit = move |()| {
        let Some((program, version)) = untrack(|| form.read(|card| (card.program, card.version))) else { return };
        let (terms_accepted, commitments_accepted) = untrack(|| form.ticked());
        let new = NewProgramRenewal {
            terms_accepted,
            commitments_accepted,
            terms_version: terms_accepted.then(|| untrack(|| form.terms.version())),
            commitments_version: commitments_accepted.then(|| untrack(|| form.commitments.version())),
        };
        sender.send_then(programs::renew(program, version, &new), move |answer| match answer {
            Ok(_) => {
                open.set(false);
                toasts.done(p::RENEW_APPLIED);
            }
            Err(ApiError::Refused { check_items, .. }) => form.refused.set(Some(check_items.all())),
            Err(error) => form.outdated(&error).for_each(Tick::outdated),
        });
    };
    let title = move || asked.get().map(|program| p::renew_title(program_terms::program(program).get()));
    let reason = Signal::derive(move || form.blocked_by());
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{p::RENEW}</Button>
        }
    };
    // That a text is another one stands at its tick.
    let shown = move || sender.error().filter(|error| form.outdated(error).next().is_none());
    view! {
        <Dialog open title=move || title().unwrap_or_default() wide=true footer on_closed=closed>
            <Conditions form/>
            {move || shown().map(|error| view! { <Refusal error/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Conditions(form: Form) -> impl IntoView {
    let note = Signal::derive(move || session::policy().map(|policy| p::checked_by_browser(policy.version)));
    let ticked = move |()| form.refused.set(None);
    let tick = move |kind: AgreementKind, tick: Tick| {
        let asks = Memo::new(move |_| form.asks_for(kind));
        move || asks.get().then(|| view! { <TickBox tick on_change=ticked/> })
    };
    view! {
        <div class="stack">
            <p>{p::RENEW_TEXT}</p>
            {move || form.differs().then(|| view! { <Notice kind=NoticeKind::Failed>{p::DIFFERS}</Notice> })}
            <CheckList label=p::RENEW_CONDITIONS items=Signal::derive(move || form.items()) note/>
            {tick(AgreementKind::Terms, form.terms)}
            {tick(AgreementKind::Commitments, form.commitments)}
        </div>
    }
}
