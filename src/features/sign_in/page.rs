//! The sign-in page.

use leptos::prelude::*;

use super::demo_accounts::DemoAccountList;
use super::form::{Credentials, SignInForm};
use crate::i18n::t;
use crate::ui::PageHeader;

/// Account and password, and the demo accounts where there are any.
#[component]
pub fn SignInPage() -> impl IntoView {
    let credentials = Credentials::new(String::new());
    view! {
        <PageHeader title=t::sign_in::TITLE/>
        <div class="sign-in">
            <section class="stack">
                <p class="muted">{t::sign_in::LEAD}</p>
                <SignInForm credentials/>
            </section>
            <DemoAccountList credentials/>
        </div>
    }
    .into_any()
}
