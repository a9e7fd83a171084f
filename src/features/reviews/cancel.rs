//! Ending what was approved: an opportunity (SM-9), a project specialist (SM-5).

use super::words::{applicant, subject};
use crate::api::{Fetch, reviews};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::{Key, t};
use crate::ui::{Button, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::reviews::{ReviewDetail, VendorCancellation};
use domain::opportunity::OpportunityState;
use domain::states::machine::{Actor, Machine};
use domain::states::po::{PoEvent, PoState};
use domain::states::specialist::SpecialistEvent;
use leptos::prelude::*;
use t::reviews as r;

/// What can be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Opportunity,
    Specialist,
}

impl Ends {
    fn of(detail: &ReviewDetail) -> Option<Self> {
        let po = |state: OpportunityState| state.as_str().parse::<PoState>().ok();
        let opportunity = detail.opportunity.as_ref().and_then(|one| po(one.opportunity.state));
        let specialist = detail.specialist.as_ref().map(|one| one.specialist.state);
        if opportunity.is_some_and(|state| state.events_for(Actor::Vendor).contains(&PoEvent::Cancel)) {
            return Some(Self::Opportunity);
        }
        let cancels = specialist?.events_for(Actor::Vendor).contains(&SpecialistEvent::CancelByVendor);
        cancels.then_some(Self::Specialist)
    }

    const fn words(self) -> (Key, Key) {
        match self {
            Self::Opportunity => (r::CANCEL_OPPORTUNITY, r::CANCEL_OPPORTUNITY_TEXT),
            Self::Specialist => (r::CANCEL_SPECIALIST, r::CANCEL_SPECIALIST_TEXT),
        }
    }
}

/// The button where there is something to end, and its dialogs beside it: what is read again meanwhile takes none away.
#[component]
pub(super) fn Cancel(detail: Fetch<ReviewDetail>) -> impl IntoView {
    let all =
        [Ends::Opportunity, Ends::Specialist].map(|ends| (ends, Question::new(RwSignal::new(false), Why::Required)));
    let possible = Memo::new(move |_| detail.read(Ends::of).flatten());
    let button = move || {
        let ends = possible.get()?;
        let (_, question) = all.into_iter().find(|(one, _)| *one == ends)?;
        Some(view! { <Button on_press=move |()| question.open.set(true)>{ends.words().0}</Button> })
    };
    view! {
        {button}
        {all.map(|(ends, question)| view! { <Asking ends question detail/> }).into_iter().collect_view()}
    }
    .into_any()
}

#[component]
fn Asking(ends: Ends, question: Question, detail: Fetch<ReviewDetail>) -> impl IntoView {
    let toasts = use_toasts();
    let (verb, text) = ends.words();
    let title = move || {
        let titled = |one: &ReviewDetail| {
            let (what, who) = (subject(&one.review).get(), applicant(&one.review).get());
            r::cancel_title(verb.get(), what, who)
        };
        detail.read(titled).unwrap_or_default()
    };
    let send = move |()| {
        let asked = |one: &ReviewDetail| {
            let reason = question.reason().unwrap_or_default();
            let asked = VendorCancellation { partner_id: one.partner_id.clone(), reason };
            match (ends, &one.opportunity, &one.specialist) {
                (Ends::Opportunity, Some(found), _) => Some(reviews::cancel_opportunity(&found.opportunity, &asked)),
                (Ends::Specialist, _, Some(found)) => Some(reviews::cancel_specialist(&found.specialist, &asked)),
                _ => None,
            }
        };
        let Some(request) = untrack(|| detail.read(asked)).flatten() else { return };
        if !question.submit() {
            return;
        }
        question.sender.send_then(request, move |outcome| {
            if question.settle(outcome).is_some() {
                toasts.done(r::CANCELLED);
            }
        });
    };
    view! {
        <QuestionDialog question title verb tone=Tone::Danger reason=r::CANCELLATION_REASON hint=move || r::reason_hint(REASON_MAX)
            on_send=send><p>{text}</p></QuestionDialog>
    }
    .into_any()
}
