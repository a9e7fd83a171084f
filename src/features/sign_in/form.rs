//! Account and password.

use domain::api::session::NewSession;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::api::{ApiError, field_messages, message, session, sessions, use_sender};
use crate::form::{Form, FormField};
use crate::i18n::t;
use crate::platform::dom;
use crate::ui::{Button, Field, IconName, Notice, NoticeKind, PasswordInput, TextInput, Tone};

/// What the sign-in form holds; made by the caller, so that a list of accounts can fill it in.
#[derive(Clone, Copy, Debug)]
pub struct Credentials {
    pub(super) form: Form,
    pub(super) account: FormField,
    pub(super) password: FormField,
}

impl Credentials {
    /// An empty form, or one for a known account.
    pub fn new(account: String) -> Self {
        let form = Form::new();
        let missing = |key: crate::i18n::Key| move |value: &str| value.is_empty().then(|| key.get().to_owned());
        Self {
            form,
            account: form.field("account", account, missing(t::sign_in::ACCOUNT_MISSING)),
            password: form.field("password", "", missing(t::sign_in::PASSWORD_MISSING)),
        }
    }
}

/// The form. Enter sends it. An error leaves what was typed where it is.
#[component]
pub fn SignInForm(
    /// The only account that may sign in here: when a session is taken up again.
    #[prop(optional, into)]
    account: Option<String>,
    /// What it holds, when somebody else fills it in too.
    #[prop(optional, into)]
    credentials: Option<Credentials>,
) -> impl IntoView {
    let is_fixed = account.is_some();
    let credentials = credentials.unwrap_or_else(|| Credentials::new(account.unwrap_or_default()));
    let Credentials { form, account, password } = credentials;
    let sender = use_sender();
    if is_fixed {
        // The dialog around it opens first, with the focus on its cross.
        request_animation_frame(move || dom::focus_id(&password.id()));
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let new = NewSession { account: account.now().trim().to_owned(), password: password.now() };
        sender.send_then(sessions::create(&new), move |answer| match answer {
            Ok(info) => session::begin(info),
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let failure = move || {
        let error = sender.error().filter(|error| error.fields().is_empty())?;
        Some(view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {failure}
            <Field label=t::sign_in::ACCOUNT id=account.id() error=account.error() required=true>
                <TextInput value=account.value() autocomplete="username" maxlength=64 disabled=is_fixed/>
            </Field>
            <Field label=t::sign_in::PASSWORD id=password.id() error=password.error() required=true>
                <PasswordInput value=password.value()/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() icon=IconName::LOCK>{t::sign_in::SUBMIT}</Button>
            </div>
        </form>
    }
    .into_any()
}
