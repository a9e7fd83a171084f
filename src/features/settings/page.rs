//! The settings page.

use leptos::prelude::*;

use super::account::AccountFacts;
use super::standing::Standing;
use super::verification::VerificationSwitch;
use crate::i18n::t;
use crate::ui::PageHeader;

/// Account, password, verification codes.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <PageHeader title=t::settings::TITLE/>
        <AccountFacts/>
        <Standing/>
        <VerificationSwitch/>
    }
    .into_any()
}
