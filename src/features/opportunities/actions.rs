//! What can be done with an opportunity now: the buttons of its page, and the dialogs that they open.

use super::answer::{AcceptDialog, DeclineDialog, late};
use super::progress::ProgressDialog;
use crate::api::{Fetch, message, opportunities, use_sender};
use crate::i18n::t;
use crate::routes::{Moved, Route, navigate, opened_by, use_page_query};
use crate::ui::{Button, ConfirmDialog, LinkButton, Tone, use_toasts};
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;
use domain::opportunity::OpportunityAction as Action;
use leptos::prelude::*;
use t::opportunities as o;

/// What a dialog works on. The dialogs stand beside the content, which is drawn anew when something changes: what is
/// typed stays, and the version is read when it is sent. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) open: RwSignal<bool>,
    pub(super) detail: Fetch<OpportunityDetail>,
}

impl Asked {
    pub(super) fn new(detail: Fetch<OpportunityDetail>) -> Self {
        Self { open: RwSignal::new(false), detail }
    }

    /// Id and version for a write; not followed.
    pub(super) fn known(self) -> Option<(OpportunityId, i64)> {
        let known = |one: &OpportunityDetail| (one.opportunity.opportunity_id.clone(), one.opportunity.version);
        untrack(|| self.detail.read(known))
    }

    /// A title with the name of the opportunity; followed.
    pub(super) fn named(self, title: impl Fn(&str) -> String) -> String {
        self.detail.read(|one| title(&one.opportunity.name)).unwrap_or_default()
    }
}

/// The action in the address: `?do=progress`.
pub(super) const fn address(action: Action) -> &'static str {
    match action {
        Action::Accept => "accept",
        Action::Decline => "decline",
        Action::UpdateProgress => "progress",
        Action::Discard => "discard",
        _ => "",
    }
}

/// A button for each action that the state machine has for the partner.
#[component]
pub(super) fn Actions(detail: Fetch<OpportunityDetail>) -> impl IntoView {
    let possible = Memo::new(move |_| detail.read(|one| one.opportunity.actions.clone()).unwrap_or_default());
    let query = use_page_query();
    let [accept, decline, progress, discard] =
        [Action::Accept, Action::Decline, Action::UpdateProgress, Action::Discard].map(|action| {
            let open = opened_by(query, address(action));
            // A link from yesterday may ask for what is not possible any more.
            Effect::new(move || {
                let known = detail.read(|_| ()).is_some();
                if open.get() && known && !possible.with(|all| all.contains(&action)) {
                    open.set(false);
                }
            });
            Asked { open, detail }
        });
    let reason = Signal::derive(move || detail.read(|one| late(&one.opportunity)).flatten());
    let buttons = move || {
        let can = |action| possible.with(|all| all.contains(&action));
        let press = |asked: Asked| move |()| asked.open.set(true);
        let edit = can(Action::Submit).then(|| {
            let id = untrack(|| detail.read(|one| one.opportunity.opportunity_id.clone()))?;
            let href = Route::EditOpportunity(id).path();
            Some(view! { <LinkButton href>{t::common::EDIT}</LinkButton> })
        });
        view! {
            {edit.flatten()}
            {can(Action::Discard).then(|| view! { <Button on_press=press(discard)>{o::DISCARD}</Button> })}
            {can(Action::Decline).then(|| view! { <Button reason on_press=press(decline)>{o::DECLINE}</Button> })}
            {can(Action::Accept).then(|| view! { <Button tone=Tone::Primary reason on_press=press(accept)>{o::ACCEPT}</Button> })}
            {can(Action::UpdateProgress).then(|| view! { <Button tone=Tone::Primary on_press=press(progress)>{o::UPDATE_PROGRESS}</Button> })}
        }
    };
    view! {
        {buttons}
        <AcceptDialog asked=accept/>
        <DeclineDialog asked=decline/>
        <ProgressDialog asked=progress/>
        <DiscardDialog asked=discard/>
    }
    .into_any()
}

/// Throws a draft away after asking.
#[component]
fn DiscardDialog(asked: Asked) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((id, version)) = asked.known() else { return };
        sender.send(opportunities::discard(&id, version), move |_| {
            asked.open.set(false);
            toasts.done(o::DISCARDED);
            navigate(&Route::Opportunities.with(&[("tab", "po")]), Moved::Replace);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open=asked.open title=move || asked.named(|name| o::discard_title(name)) confirm=o::DISCARD
            tone=Tone::Danger busy=sender.busy() error on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{o::DISCARD_BODY}</p>
        </ConfirmDialog>
    }
}
