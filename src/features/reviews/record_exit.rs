//! Recording that a partner left a programme off line; the rules answer with every reason.

use super::words::{PARTNER, VIEWER};
use crate::api::{Fetch, reviews, use_fetch_when};
use crate::explain::{check_items, program_terms, unmet_line};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::number;
use crate::i18n::t::reviews as r;
use crate::page::PartnerPick;
use crate::ui::{Button, CheckList, Choice, ErrorState, Field, Select, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::reviews::{PaperExit, PartnerMembership, PartnerMemberships};
use domain::ids::TenantId;
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn RecordExit() -> impl IntoView {
    let question = Question::new(RwSignal::new(false), Why::Required);
    let toasts = use_toasts();
    let (search, partner, program) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let held: Fetch<PartnerMemberships> = use_fetch_when(move || {
        let partner = TenantId::new(partner.get()).ok()?;
        question.open.get().then(|| reviews::memberships(&partner))
    });
    let chosen = Memo::new(move |_| {
        let program = program.get();
        let of =
            |held: &PartnerMemberships| held.memberships.iter().find(|one| one.program.as_str() == program).cloned();
        (!partner.with(String::is_empty)).then(|| held.read(of).flatten()).flatten()
    });
    let blocked = Signal::derive(move || match chosen.get() {
        None => Some(r::EXIT_PICK_FIRST.get().to_owned()),
        Some(one) => unmet_line(&one.leaving.verdict.conditions),
    });
    let send = move |()| {
        let (Some(one), Ok(partner_id)) = (chosen.get_untracked(), TenantId::new(partner.get_untracked())) else {
            return;
        };
        let reason = question.reason().unwrap_or_default();
        if !question.submit() {
            return;
        }
        let exit = PaperExit { partner_id, program: one.program, reason };
        question.sender.send_then(reviews::record_exit(&exit, one.version), move |outcome| {
            if question.settle(outcome).is_some() {
                program.set(String::new());
                toasts.done(r::EXIT_RECORDED);
            }
        });
    };
    view! {
        <Button on_press=move |()| question.open.set(true)>{r::EXIT}</Button>
        <QuestionDialog question title=r::EXIT verb=r::EXIT tone=Tone::Danger reason=r::EXIT_REASON
            hint=move || r::reason_hint(REASON_MAX) blocked on_send=send>
            <p class="prose">{r::EXIT_LEAD}</p>
            <PartnerPick search partner words=PARTNER wanted=question.open
                on_change=move |()| { program.set(String::new()); question.sender.clear(); }/>
            <Membership held partner program chosen/>
        </QuestionDialog>
    }
    .into_any()
}

/// The memberships of the partner, and what leaving the one chosen means.
#[component]
fn Membership(
    held: Fetch<PartnerMemberships>,
    partner: RwSignal<String>,
    program: RwSignal<String>,
    chosen: Memo<Option<PartnerMembership>>,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        let choice = |one: &PartnerMembership| Choice::new(one.program.as_str(), program_terms::program(one.program));
        let all = |held: &PartnerMemberships| held.memberships.iter().map(choice).collect::<Vec<_>>();
        let mut choices = vec![Choice::new("", r::RECORD_PICK)];
        let known = (!partner.with(String::is_empty)).then(|| held.read(all)).flatten();
        choices.extend(known.unwrap_or_default());
        choices
    });
    let items =
        Signal::derive(move || chosen.get().map(|one| check_items(&one.leaving.verdict, &VIEWER)).unwrap_or_default());
    let effects = move || {
        let one = chosen.get()?;
        let customers = number(one.leaving.customers);
        Some(view! { <p>{r::exit_effects(customers)}</p><CheckList label=r::EXIT_CONDITIONS items/> })
    };
    let failed = held.failure();
    view! {
        <ErrorState failure=failed on_retry=move |()| held.reload() busy=held.busy()/>
        <Field label=r::RECORD_PROGRAM required=true>
            <Select value=program choices on_change=move |code| program.set(code)/>
        </Field>
        {effects}
    }
    .into_any()
}
