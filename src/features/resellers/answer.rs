//! 审核: agreeing to an application, or refusing it with a reason that the applicant reads.

use super::words::applicant;
use crate::api::{ApiError, field_messages, message, refresh_all, resellers, use_sender};
use crate::form::{Form, FormField, Refusal, check_reason};
use crate::i18n::{
    Text,
    t::{self, resellers as r},
};
use crate::ui::{Button, ConfirmDialog, Dialog, ErrorSummary, Field, TextArea, Tone, use_toasts};
use domain::api::associations::{Answer, REASON_MAX};
use domain::api::reseller_applications::ResellerApplication;
use domain::states::reseller_application::ResellerApplicationEvent as Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One button for each thing that the distributor can do now.
#[component]
pub(super) fn Answers(row: ResellerApplication) -> impl IntoView {
    let reject = row.actions.contains(&Event::Reject).then(|| view! { <Reject row=row.clone()/> });
    let approve = row.actions.contains(&Event::Approve).then(|| view! { <Approve row=row.clone()/> });
    (reject, approve)
}

#[component]
fn Approve(row: ResellerApplication) -> impl IntoView {
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let who = applicant(&row);
    let title: Text = (move || r::approve_title(who.get().into_owned())).into();
    let (id, version) = (row.application_id, row.version);
    let confirm = move |()| {
        sender.send(resellers::approve(&id, version), move |_| {
            open.set(false);
            toasts.done(r::APPROVED);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <Button tone=Tone::Primary on_press=move |()| open.set(true)>{r::APPROVE}</Button>
        <ConfirmDialog open title confirm=r::APPROVE tone=Tone::Primary busy=sender.busy() error on_confirm=confirm>
            <p>{r::APPROVE_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}

#[component]
fn Reject(row: ResellerApplication) -> impl IntoView {
    let open = RwSignal::new(false);
    let toasts = use_toasts();
    let form = StoredValue::new(None::<(Form, FormField)>);
    let error = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let who = applicant(&row);
    let title: Text = (move || r::reject_title(who.get().into_owned())).into();
    let row = StoredValue::new(row);
    let submit = move |()| {
        let Some((form, reason)) = form.get_value() else { return };
        error.set(None);
        if !form.submit() {
            return;
        }
        busy.set(true);
        let answer = Answer { reason: Some(reason.now().trim().to_owned()), ..Answer::default() };
        let request = row.with_value(|row| resellers::reject(&row.application_id, row.version, &answer));
        spawn_local(async move {
            let outcome = request.send().await;
            busy.try_set(false);
            match outcome {
                Ok(_) => {
                    form.saved();
                    toasts.done(r::REJECTED);
                    open.try_set(false);
                    refresh_all();
                }
                Err(problem @ ApiError::Fields(_)) => form.refused(field_messages(&problem)),
                Err(problem) => {
                    form.interrupted();
                    error.try_set(Some(problem));
                }
            }
        });
    };
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Danger busy on_press=submit>{r::REJECT}</Button>
        }
    };
    let fields = move || {
        let made = Form::new();
        let reason = made.field("reason", "", check_reason);
        form.set_value(Some((made, reason)));
        view! {
            <ErrorSummary faults=made.faults()/>
            <Field label=r::REASON hint=r::REASON_HINT id=reason.id() error=reason.error() on_leave=reason.leave() required=true>
                <TextArea value=reason.value() rows=3 maxlength=REASON_MAX/>
            </Field>
        }
    };
    view! {
        <Button on_press=move |()| open.set(true)>{r::REJECT}</Button>
        <Dialog open title alert=true footer>
            <div class="stack">
                {move || error.get().map(|error| view! { <Refusal error/> })}
                <p>{r::REJECT_TEXT}</p>
                {fields()}
            </div>
        </Dialog>
    }
    .into_any()
}
