//! Answering an opportunity of the vendor: accept it, or decline it with a reason.

use super::actions::Asked;
use crate::api::{ApiError, field_messages, message, opportunities, session, use_sender};
use crate::explain::{Viewer, check_item};
use crate::form::{Form, FormField, SendRefusal, check_reason};
use crate::i18n::{date_time, t};
use crate::ui::{Button, CheckItem, CheckList, ConfirmDialog, Dialog, ErrorSummary, Field, TextArea, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::opportunities::{Opportunity, OpportunityRefusal};
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use t::opportunities as o;

/// Why no answer counts any more.
pub(super) fn late(row: &Opportunity) -> Option<String> {
    let due = row.turn.due?;
    (session::now() >= due).then(|| o::answer_late(date_time(due)))
}

/// Asks before the opportunity is accepted.
#[component]
pub(super) fn AcceptDialog(asked: Asked) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((id, version)) = asked.known() else { return };
        sender.send(opportunities::accept(&id, version), move |_| {
            asked.open.set(false);
            toasts.done(o::ACCEPTED);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open=asked.open title=move || asked.named(|name| o::accept_title(name)) confirm=o::ACCEPT
            tone=Tone::Primary busy=sender.busy() error on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{o::ACCEPT_BODY}</p>
        </ConfirmDialog>
    }
}

/// Asks why; what was typed is there again when the dialog is.
#[component]
pub(super) fn DeclineDialog(asked: Asked) -> impl IntoView {
    let form = Form::new();
    let why = form.field("reason", "", check_reason);
    let refused = RwSignal::new(Vec::<Condition>::new());
    let sender = use_sender().refreshing();
    let closed = move |()| {
        sender.clear();
        refused.set(Vec::new());
        form.put_away();
    };
    view! {
        <Dialog open=asked.open title=move || asked.named(|name| o::decline_title(name)) on_closed=closed>
            {move || decline_form(asked, form, why, refused, sender)}
        </Dialog>
    }
}

fn decline_form(
    asked: Asked,
    form: Form,
    why: FormField,
    refused: RwSignal<Vec<Condition>>,
    sender: crate::api::Sender,
) -> AnyView {
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((id, version)) = asked.known() else { return };
        if !form.submit() {
            return;
        }
        let refusal = OpportunityRefusal { reason: why.now().trim().to_owned() };
        sender.send_then(opportunities::reject(&id, version, &refusal), move |answer| match answer {
            Ok(_) => {
                form.saved();
                toasts.done(o::DECLINED);
                asked.open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(error) => {
                form.interrupted();
                if let ApiError::Refused { check_items, .. } = error {
                    refused.set(check_items);
                }
            }
        });
    };
    let items = Signal::derive(move || {
        refused.with(|all| all.iter().map(|one| check_item(one, &Viewer::PartnerStaff)).collect::<Vec<CheckItem>>())
    });
    view! {
        <form class="form" novalidate on:submit=submit aria-label=o::DECLINE>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            {move || refused.with(|all| !all.is_empty()).then(|| view! { <CheckList label=o::ANSWER_CONDITIONS items/> })}
            <p>{o::DECLINE_BODY}</p>
            <Field label=o::REASON id=why.id() error=why.error() on_leave=why.leave() required=true>
                <TextArea value=why.value() rows=4 maxlength=REASON_MAX/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Danger submit=true busy=form.busy()>{o::DECLINE}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
