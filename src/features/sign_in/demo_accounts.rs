//! The accounts of the demo data, to pick from.

use domain::api::session::DemoAccount;
use leptos::prelude::*;

use super::form::Credentials;
use crate::api::{Fetch, sessions, use_fetch};
use crate::explain;
use crate::i18n::{Locale, locale, t};
use crate::platform::dom;

/// A list that fills the form in; nothing where there is no demo data.
#[component]
pub(super) fn DemoAccountList(credentials: Credentials) -> impl IntoView {
    let accounts: Fetch<domain::api::session::DemoAccounts> = use_fetch(sessions::demo_accounts);
    let pick = move |account: DemoAccount| {
        credentials.account.value().set(account.account);
        credentials.password.value().set(account.password);
        dom::focus_id(&credentials.password.id());
    };
    let shown = move || {
        let accounts = accounts.get()?;
        Some(view! {
            <section class="demo-accounts" aria-labelledby="demo-accounts-title">
                <h2 id="demo-accounts-title">{t::sign_in::DEMO_TITLE}</h2>
                <p class="muted">{t::sign_in::DEMO_HINT}</p>
                <ul>{accounts.accounts.iter().cloned().map(|account| entry(account, pick)).collect_view()}</ul>
            </section>
        })
    };
    shown.into_any()
}

fn entry(account: DemoAccount, pick: impl Fn(DemoAccount) + 'static) -> impl IntoView {
    let chosen = account.clone();
    let words = move |zh: &str, en: &str| if locale() == Locale::En { en.to_owned() } else { zh.to_owned() };
    let (name, hint) = ((account.tenant_name_zh, account.tenant_name_en), (account.hint_zh, account.hint_en));
    let part = match account.roles.as_slice() {
        [] => explain::principal_kind(account.kind),
        [first, ..] => explain::role(*first),
    };
    view! {
        <li>
            <button type="button" class="demo-account" on:click=move |_| pick(chosen.clone())>
                <span class="demo-account-name">{move || words(&name.0, &name.1)}</span>
                <span class="demo-account-part">{part}</span>
                <span class="demo-account-hint">{move || words(&hint.0, &hint.1)}</span>
                <code>{account.account}</code>
            </button>
        </li>
    }
}
