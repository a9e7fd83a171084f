//! The verification-code switch: what it does, its state, and the confirmed change.

use domain::api::overview::PartnerSettings;
use domain::permission::Permission;
use leptos::prelude::*;

use crate::api::{Fetch, message, overview, session, use_fetch_when, use_sender};
use crate::i18n::t;
use crate::ui::{Button, ConfirmDialog, ErrorState, StatusTag, Tone, Turn, use_toasts};

/// The switch. Everybody of the partner reads it, administrators change it.
#[component]
pub(super) fn VerificationSwitch() -> impl IntoView {
    // Only who may change it may read its version; for everybody else the session knows the state.
    let settings: Fetch<PartnerSettings> =
        use_fetch_when(|| session::may(Permission::ManageSettings).then(overview::settings));
    let is_on = Memo::new(move |_| {
        let read = settings.read(|settings| settings.verification_enabled);
        read.or_else(|| session::read(|info| info.verification_enabled))
    });
    let asking = RwSignal::new(false);
    let minutes = move || session::policy().map(|policy| policy.verification.valid_minutes).unwrap_or_default();
    let may_not = Signal::derive(|| {
        (!session::may(Permission::ManageSettings)).then(|| t::settings::NEEDS_ADMIN.get().to_owned())
    });
    let failed = settings.failure();
    let state = move |is_on: bool| {
        let (turn, word) = if is_on {
            (Turn::Done, t::settings::VERIFICATION_ON)
        } else {
            (Turn::Closed, t::settings::VERIFICATION_OFF)
        };
        view! {
            <div class="row">
                <StatusTag turn label=word/>
                <Button reason=may_not on_press=move |()| asking.set(true)>{verb(is_on)}</Button>
            </div>
        }
    };
    view! {
        <section class="panel" aria-labelledby="settings-verification">
            <h2 class="panel-title" id="settings-verification">{t::settings::VERIFICATION}</h2>
            <p class="prose">{move || t::settings::verification_hint(minutes())}</p>
            <ErrorState failure=failed on_retry=move |()| settings.reload() busy=settings.busy()/>
            {move || is_on.get().map(state)}
        </section>
        <ChangeDialog settings is_on asking/>
    }
    .into_any()
}

const fn verb(is_on: bool) -> crate::i18n::Key {
    if is_on { t::settings::VERIFICATION_TURN_OFF } else { t::settings::VERIFICATION_TURN_ON }
}

#[component]
fn ChangeDialog(settings: Fetch<PartnerSettings>, is_on: Memo<Option<bool>>, asking: RwSignal<bool>) -> impl IntoView {
    // After a refusal the state is read again: the words and the next press are those of what it is now.
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let on = move || is_on.get().unwrap_or_default();
    let words = move || verb(on()).get().to_owned();
    let body = move || if on() { t::settings::VERIFICATION_OFF_BODY } else { t::settings::VERIFICATION_ON_BODY }.get();
    let change = move |()| {
        let wanted = PartnerSettings { verification_enabled: !untrack(on) };
        let version = settings.version().unwrap_or_default();
        sender.send(overview::change_settings(version, &wanted), move |saved| {
            session::amend(|info| info.verification_enabled = saved.verification_enabled);
            settings.put(saved);
            asking.set(false);
            toasts.done(t::settings::VERIFICATION_CHANGED);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open=asking title=words confirm=words tone=Tone::Primary busy=sender.busy() error on_confirm=change
            on_closed=move |()| sender.clear()>
            <p>{body}</p>
        </ConfirmDialog>
    }
}
