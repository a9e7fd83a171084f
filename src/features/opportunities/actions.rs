//! What can be done with an opportunity now: the buttons of its page.

use super::answer::{Accept, Decline};
use super::progress::UpdateProgress;
use crate::api::{message, opportunities, use_sender};
use crate::i18n::{Text, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, ConfirmDialog, LinkButton, Tone, use_toasts};
use domain::api::opportunities::OpportunityDetail;
use domain::opportunity::OpportunityAction;
use leptos::prelude::*;
use std::sync::Arc;
use t::opportunities as o;

/// A button for each action that the state machine has for the partner.
#[component]
pub(super) fn Actions(detail: Arc<OpportunityDetail>) -> impl IntoView {
    let can = |action| detail.opportunity.actions.contains(&action);
    let row = &detail.opportunity;
    let accept = can(OpportunityAction::Accept).then(|| view! { <Accept row=row.clone()/> });
    let decline = can(OpportunityAction::Decline).then(|| view! { <Decline row=row.clone()/> });
    let progress =
        can(OpportunityAction::UpdateProgress).then(|| view! { <UpdateProgress detail=Arc::clone(&detail)/> });
    let edit = can(OpportunityAction::Submit).then(|| {
        let href = Route::EditOpportunity(row.opportunity_id.clone()).path();
        view! { <LinkButton href>{t::common::EDIT}</LinkButton> }
    });
    let discard = can(OpportunityAction::Discard).then(|| view! { <Discard detail=Arc::clone(&detail)/> });
    view! { {edit}{discard}{decline}{accept}{progress} }
}

/// Throws a draft away after asking.
#[component]
fn Discard(detail: Arc<OpportunityDetail>) -> impl IntoView {
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let name = detail.opportunity.name.clone();
    let title: Text = (move || o::discard_title(&name)).into();
    let confirm = move |()| {
        let row = &detail.opportunity;
        sender.send(opportunities::discard(&row.opportunity_id, row.version), move |_| {
            open.set(false);
            toasts.done(o::DISCARDED);
            navigate(&Route::Opportunities.with(&[("tab", "po")]), Moved::Replace);
        });
    };
    view! {
        <Button on_press=move |()| open.set(true)>{o::DISCARD}</Button>
        <ConfirmDialog open title confirm=o::DISCARD tone=Tone::Danger busy=sender.busy()
            error=Signal::derive(move || sender.error().map(|error| message(&error))) on_confirm=confirm>
            <p>{o::DISCARD_BODY}</p>
        </ConfirmDialog>
    }
}
