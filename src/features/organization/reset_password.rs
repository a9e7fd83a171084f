//! A new initial password for a member.

use crate::api::{ApiError, Fetch, field_messages, message, organization, use_sender};
use crate::form::{Form, check_password};
use crate::i18n::t;
use crate::ui::{Button, Dialog, ErrorSummary, Field, Notice, NoticeKind, PasswordInput, Tone, use_toasts};
use domain::api::organization::{MemberDetail, PasswordReset};
use leptos::prelude::*;
use t::organization as o;

/// Asks for the password; every session of the member ends with it.
#[component]
pub(super) fn ResetDialog(open: RwSignal<bool>, detail: Fetch<MemberDetail>) -> impl IntoView {
    let form = Form::new();
    let password = form.field("initial_password", "", check_password);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title =
        move || detail.read(|detail| o::act_on(o::RESET_PASSWORD.get(), &detail.member.name)).unwrap_or_default();
    let go = move |()| {
        let Some((id, version)) = untrack(|| detail.read(|one| (one.member.member_id.clone(), one.member.version)))
        else {
            return;
        };
        if !form.submit() {
            return;
        }
        let request = organization::reset_password(&id, version, &PasswordReset { initial_password: password.now() });
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                form.saved();
                toasts.done(o::PASSWORD_RESET);
                open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=form.busy() on_press=go>{o::RESET_PASSWORD}</Button>
        }
    };
    let forget = move |()| {
        password.value().set(String::new());
        form.saved();
        sender.clear();
    };
    view! {
        <Dialog open title footer on_closed=forget>
            <p>{o::RESET_BODY}</p>
            <ErrorSummary faults=form.faults()/>
            {move || sender.error().filter(|error| error.fields().is_empty())
                .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            <Field label=o::INITIAL_PASSWORD hint=o::INITIAL_PASSWORD_HINT id=password.id() error=password.error()
                on_leave=password.leave() required=true>
                <PasswordInput value=password.value() autocomplete="new-password"/>
            </Field>
        </Dialog>
    }
    .into_any()
}
