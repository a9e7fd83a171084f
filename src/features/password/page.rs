//! The password page.

use domain::api::session::PasswordChange;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::api::{ApiError, field_messages, message, session, sessions, use_sender};
use crate::form::{Form, UnsavedGuard, check_password};
use crate::i18n::t;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, ErrorSummary, Field, Notice, NoticeKind, PageHeader, PasswordInput, Tone, use_toasts};

/// Current password, new password, new password again.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let is_forced = session::read(|info| info.must_change_password).unwrap_or_default();
    let form = Form::new();
    let current = form
        .field("current_password", "", |value| value.is_empty().then(|| t::sign_in::CURRENT_MISSING.get().to_owned()));
    let new = form.field("new_password", "", move |value| new_password_fault(value, &current.value().get()));
    let repeat = form.field("repeat_password", "", move |value| {
        new.value().with(|new| new != value).then(|| t::sign_in::REPEAT_DIFFERS.get().to_owned())
    });
    let (sender, toasts) = (use_sender(), use_toasts());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let change = PasswordChange { current_password: current.now(), new_password: new.now() };
        sender.send_then(sessions::change_password(&change), move |answer| match answer {
            Ok(info) => {
                form.saved();
                toasts.done(t::sign_in::CHANGED);
                session::begin(info);
                if !is_forced {
                    navigate(&Route::Settings.path(), Moved::Replace);
                }
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let failure = move || {
        let error = sender.error().filter(|error| error.fields().is_empty())?;
        Some(view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })
    };
    view! {
        <PageHeader title=t::sign_in::PASSWORD_TITLE/>
        <form class="form" novalidate on:submit=submit>
            <p class="muted">{if is_forced { t::sign_in::PASSWORD_FORCED } else { t::sign_in::PASSWORD_LEAD }}</p>
            <ErrorSummary faults=form.faults()/>
            {failure}
            <Field label=t::sign_in::CURRENT_PASSWORD id=current.id() error=current.error() on_leave=current.leave() required=true>
                <PasswordInput value=current.value()/>
            </Field>
            <Field label=t::sign_in::NEW_PASSWORD hint=t::sign_in::NEW_PASSWORD_HINT id=new.id() error=new.error() on_leave=new.leave() required=true>
                <PasswordInput value=new.value() autocomplete="new-password"/>
            </Field>
            <Field label=t::sign_in::REPEAT_PASSWORD id=repeat.id() error=repeat.error() on_leave=repeat.leave() required=true>
                <PasswordInput value=repeat.value() autocomplete="new-password"/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{t::sign_in::CHANGE}</Button>
            </div>
        </form>
        <UnsavedGuard dirty=form.dirty() what=t::sign_in::NEW_SECRET/>
    }
    .into_any()
}

fn new_password_fault(value: &str, current: &str) -> Option<String> {
    check_password(value).or_else(|| (value == current).then(|| t::sign_in::NEW_UNCHANGED.get().to_owned()))
}
