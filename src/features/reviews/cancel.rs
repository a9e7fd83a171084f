//! Ending what was approved: an opportunity (SM-9), a project specialist (SM-5).

use super::words::{applicant, subject};
use crate::api::{ApiError, Fetch, field_messages, reviews, use_sender};
use crate::form::{Form, SendRefusal, check_reason};
use crate::i18n::{Key, t};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, Tone, use_toasts};
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

/// The button where there is something to end, and its dialog beside it.
#[component]
pub(super) fn Cancel(detail: Fetch<ReviewDetail>) -> impl IntoView {
    let open = RwSignal::new(false);
    let ends = Memo::new(move |_| detail.read(Ends::of).flatten());
    let button = move || {
        let (words, _) = ends.get()?.words();
        Some(view! { <Button on_press=move |()| open.set(true)>{words}</Button> })
    };
    view! { {button}<Asking open ends detail/> }.into_any()
}

#[component]
fn Asking(open: RwSignal<bool>, ends: Memo<Option<Ends>>, detail: Fetch<ReviewDetail>) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let form = Form::new();
    let reason = form.field("reason", "", check_reason);
    let title = move || {
        let named = |one: &ReviewDetail| format!("{} · {}", subject(&one.review).get(), applicant(&one.review).get());
        detail.read(named).unwrap_or_default()
    };
    let submit = move |()| {
        let request = untrack(|| {
            detail.read(|one| {
                let asked =
                    VendorCancellation { partner_id: one.partner_id.clone(), reason: reason.now().trim().to_owned() };
                match (&one.opportunity, &one.specialist) {
                    (Some(found), _) => Some(reviews::cancel_opportunity(&found.opportunity, &asked)),
                    (None, Some(found)) => Some(reviews::cancel_specialist(&found.specialist, &asked)),
                    (None, None) => None,
                }
            })
        });
        let Some(request) = request.flatten() else { return };
        if !form.submit() {
            return;
        }
        sender.send_then(request, move |outcome| match outcome {
            Ok(_) => {
                form.saved();
                toasts.done(r::CANCELLED);
                open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let words = move || ends.get().map(Ends::words);
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Danger busy=form.busy() on_press=submit>
                {move || words().map_or_else(String::new, |(title, _)| title.get().to_owned())}
            </Button>
        }
    };
    let closed = move |()| {
        sender.clear();
        form.put_away();
    };
    view! {
        <Dialog open title alert=true footer on_closed=closed>
            <div class="stack">
                <SendRefusal sender/>
                <p>{move || words().map(|(_, text)| text.get())}</p>
                <ErrorSummary faults=form.faults()/>
                <Field label=r::REASON hint=move || r::reason_hint(REASON_MAX) id=reason.id() error=reason.error()
                    on_leave=reason.leave() required=true>
                    <TextArea value=reason.value() rows=3 maxlength=REASON_MAX/>
                </Field>
            </div>
        </Dialog>
    }
    .into_any()
}
