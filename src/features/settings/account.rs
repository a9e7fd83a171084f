//! Who one is here.

use leptos::prelude::*;

use crate::api::{names, session};
use crate::explain;
use crate::i18n::{Locale, locale, t};
use crate::routes::Route;
use crate::ui::{Fact, KeyFacts, LinkButton};

/// Names, roles and rights of this login.
#[component]
pub(super) fn AccountFacts() -> impl IntoView {
    let shown = move || {
        let info = session::current()?;
        let has_roles = !info.roles.is_empty() || !info.custom_roles.is_empty();
        let tenant = if locale() == Locale::En { info.tenant_name_en.clone() } else { info.tenant_name_zh.clone() };
        let roles = info.roles.iter().map(|role| explain::role(*role).get().to_owned());
        let roles = roles.chain(info.custom_roles.iter().cloned()).collect::<Vec<_>>().join(" · ");
        let rights = info.permissions.iter().map(|right| view! { <li>{names::permission(*right)}</li> }).collect_view();
        let (account, name, kind, partner_type) =
            (info.account.clone(), info.display_name.clone(), info.kind, info.partner_type);
        Some(view! {
            <KeyFacts>
                <Fact label=t::settings::ACCOUNT_NAME>
                    <code>{account}</code>" "<span class="muted">{t::settings::ACCOUNT_FIXED}</span>
                </Fact>
                <Fact label=t::settings::DISPLAY_NAME>{name}</Fact>
                <Fact label=t::settings::KIND>{explain::principal_kind(kind)}</Fact>
                {has_roles.then(move || view! { <Fact label=t::settings::ROLES>{roles}</Fact> })}
                <Fact label=t::settings::TENANT>{tenant}</Fact>
                {partner_type.map(|kind| view! {
                    <Fact label=t::settings::PARTNER_TYPE>{explain::partner_type(kind)}</Fact>
                })}
                <Fact label=t::settings::PASSWORD>
                    <LinkButton href=Route::Password.path()>{t::shell::CHANGE_PASSWORD}</LinkButton>
                </Fact>
            </KeyFacts>
            <div>
                <h3>{t::settings::RIGHTS}</h3>
                <ul class="rights">{rights}</ul>
            </div>
        })
    };
    view! {
        <section class="panel" aria-labelledby="settings-account">
            <h2 class="panel-title" id="settings-account">{t::settings::ACCOUNT}</h2>
            {shown}
        </section>
    }
    .into_any()
}
