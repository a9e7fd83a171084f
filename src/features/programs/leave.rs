//! Leaving a programme: what ends and what stays, every condition where it cannot be left, and why one leaves.

use super::words::not_allowed;
use crate::api::{Fetch, programs};
use crate::explain::{Viewer, check_items, program_terms, unmet_line};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::t::programs as p;
use crate::i18n::{date, number};
use crate::ui::{Button, CheckList, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::programs::{ProgramCard, ProgramExit, Programs};
use domain::program::Program;
use leptos::prelude::*;

/// Members see it; the dialog says what is in the way.
pub(super) fn leave_button(card: &ProgramCard, asked: RwSignal<Option<Program>>) -> impl IntoView + use<> {
    let program = card.program;
    let ask = move |()| asked.set(Some(program));
    card.leaving.is_some().then(|| view! { <Button on_press=ask>{p::LEAVE}</Button> })
}

/// Opens for the programme that is asked about.
#[component]
pub(super) fn LeaveDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let question = Question::new(RwSignal::new(false), Why::Required);
    let toasts = use_toasts();
    Effect::new(move |before: Option<Option<Program>>| {
        let asked = asked.get();
        // Why one programme is left is no reason to leave another.
        if before.flatten() != asked {
            question.forget_reason();
        }
        question.open.set(asked.is_some());
        asked
    });
    let card = Memo::new(move |_| {
        let program = asked.get()?;
        all.read(|all| all.programs.iter().find(|card| card.program == program).cloned()).flatten()
    });
    let verdict = move || card.get().and_then(|card| card.leaving).map(|leaving| leaving.verdict);
    let title =
        move || asked.get().map(|program| p::leave_title(program_terms::program(program).get())).unwrap_or_default();
    let blocked =
        Signal::derive(move || not_allowed().or_else(|| verdict().and_then(|verdict| unmet_line(&verdict.conditions))));
    let items = Signal::derive(move || {
        verdict().map(|verdict| check_items(&verdict, &Viewer::PartnerStaff)).unwrap_or_default()
    });
    let possible = Memo::new(move |_| verdict().is_some_and(|verdict| verdict.allowed()));
    let send = move |()| {
        let Some(card) = card.get_untracked() else { return };
        let exit = ProgramExit { reason: question.reason().unwrap_or_default() };
        if !question.submit() {
            return;
        }
        question.sender.send_then(programs::leave(card.program, card.version, &exit), move |outcome| {
            if question.settle(outcome).is_some() {
                toasts.done(p::LEFT);
            }
        });
    };
    let effects = move || {
        let lines = card.get().filter(|_| possible.get()).map(|card| effects(&card)).unwrap_or_default();
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let conditions = move || (!possible.get()).then(|| view! { <CheckList label=p::CONDITIONS items/> });
    view! {
        <QuestionDialog question title verb=p::LEAVE tone=Tone::Danger reason=p::LEAVE_REASON
            hint=move || p::leave_hint(REASON_MAX) blocked on_send=send>
            <ul>{effects}</ul>
            {conditions}
        </QuestionDialog>
    }
    .into_any()
}

/// What leaving does now, in words and numbers.
fn effects(card: &ProgramCard) -> Vec<String> {
    let mut lines = vec![match card.valid_until {
        Some(until) if !card.state.is_member() => p::leave_expired(date(until)),
        Some(until) => p::leave_until(date(until)),
        None => p::LEAVE_NOW.get().to_owned(),
    }];
    lines.extend(card.level.map(|level| p::leave_level(program_terms::partner_tier(level).get())));
    lines.extend(card.certificate.allowed().then(|| p::LEAVE_CERTIFICATE.get().to_owned()));
    if let Some(leaving) = &card.leaving {
        lines.extend((leaving.customers > 0).then(|| p::leave_customers(number(leaving.customers))));
        lines.extend((leaving.opportunities > 0).then(|| p::leave_opportunities(number(leaving.opportunities))));
    }
    lines.push(p::LEAVE_AGAIN.get().to_owned());
    lines
}
