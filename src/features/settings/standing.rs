//! What the vendor knows about the account: what joining a programme looks at.

use domain::api::programs::Programs;
use domain::permission::Permission;
use domain::rules::programs::applicant::Applicant;
use domain::rules::verdict::Value;
use leptos::prelude::*;

use crate::api::{Fetch, programs, session, use_fetch_when};
use crate::explain::value_text;
use crate::i18n::{Key, t::settings as s};
use crate::page::Unready;
use crate::ui::{Fact, KeyFacts};

/// The conditions lead here; nothing of it is changed here.
#[component]
pub(super) fn Standing() -> impl IntoView {
    let may_read = Memo::new(|_| session::may(Permission::ViewPrograms));
    let known: Fetch<Programs> = use_fetch_when(move || may_read.get().then(programs::programs));
    let account = move || known.read(|all| all.applicant.clone());
    let facts = move || account().map(|account| view! { <KeyFacts>{all_of(&account)}</KeyFacts> });
    move || {
        may_read.get().then(|| {
            view! {
                <section class="panel" id="standing" aria-labelledby="settings-standing">
                    <h2 class="panel-title" id="settings-standing">{s::STANDING}</h2>
                    <p class="muted prose">{s::STANDING_HINT}</p>
                    <Unready fetch=known/>
                    {facts}
                </section>
            }
        })
    }
}

fn all_of(account: &Applicant) -> impl IntoView + use<> {
    let all: [(Key, Value); 11] = [
        (s::REAL_NAME, Value::RealName(account.real_name)),
        (s::IN_HCPN, Value::Flag(account.in_hcpn)),
        (s::FREEZES, Value::FreezeCauses(account.freezes.clone())),
        (s::ARREARS, Value::Amount(account.arrears)),
        (s::OPEN_RESOURCES, Value::Count(account.open_resources)),
        (s::CREDIT_ACCOUNTS, Value::Count(account.credit_accounts)),
        (s::ENTERPRISE_ROLE, Value::Enterprise(account.enterprise_role)),
        (s::IS_SUBCUSTOMER, Value::Flag(account.is_subcustomer)),
        (s::HAS_CONSUMED, Value::Flag(account.has_consumed)),
        (s::BD_REPORTED, Value::Flag(account.bd_reported)),
        (s::ON_INTERNATIONAL_SITE, Value::Flag(account.on_international_site)),
    ];
    let fact = |(label, value): (Key, Value)| view! { <Fact label>{move || value_text(&value)}</Fact> };
    all.map(fact).into_iter().collect_view()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_conditions_find_their_section() {
        assert!(include_str!("../../explain/places.rs").contains("/settings#standing"));
        assert!(include_str!("standing.rs").contains("id=\"standing\""));
    }
}
