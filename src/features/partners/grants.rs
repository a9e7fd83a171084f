//! Whom the partner reaches at the vendor, and its quotas of vouchers.

use super::act::Act;
use super::words::changed;
use crate::form::{Asked, ask_button};
use crate::i18n::{date, money, pick, t, t::partners as p};
use crate::ui::{Fact, KeyFacts, StatusTag, Turn};
use domain::api::coupon_quotas::{CouponQuota, QuotaStatus};
use domain::api::vendor_grants::{PartnerManager, PartnerQuotas};
use domain::money::Money;
use leptos::prelude::*;

/// The ecosystem manager, and naming another.
#[component]
pub(super) fn Manager(manager: PartnerManager, asked: Asked<Act>) -> impl IntoView {
    let PartnerManager { manager, changed: last } = manager;
    let nobody = manager.name.is_empty();
    let facts = if nobody {
        view! { <p class="muted">{p::MANAGER_NONE}</p> }.into_any()
    } else {
        view! {
            <KeyFacts>
                <Fact label=t::home::MANAGER_NAME><bdi>{manager.name}</bdi></Fact>
                <Fact label=t::home::MANAGER_PHONE><bdi>{manager.telephone}</bdi></Fact>
                <Fact label=t::home::MANAGER_MAIL><bdi>{manager.email}</bdi></Fact>
            </KeyFacts>
        }
        .into_any()
    };
    view! {
        <section class="panel stack" data-fact="manager">
            <h2 class="panel-title">{p::MANAGER}</h2>
            <p class="prose">{p::MANAGER_LEAD}</p>
            {facts}
            {changed(last.as_ref(), false)}
            <div class="row">{ask_button(asked, Act::ChangeManager)}</div>
        </section>
    }
    .into_any()
}

/// The newest quotas, and giving one.
#[component]
pub(super) fn Quotas(quotas: PartnerQuotas, asked: Asked<Act>) -> impl IntoView {
    let PartnerQuotas { count, quotas, changed: last } = quotas;
    let none = quotas.is_empty().then(|| view! { <p class="muted">{p::NO_QUOTAS}</p> });
    let shown = u64::try_from(quotas.len()).unwrap_or(count);
    let more = (shown < count).then(|| view! { <p class="muted">{move || p::quotas_shown(shown, count)}</p> });
    view! {
        <section class="panel stack" data-fact="quotas">
            <h2 class="panel-title">{p::QUOTAS}</h2>
            <p class="prose">{p::QUOTAS_LEAD}</p>
            {none}
            <ul class="other-paths">{quotas.into_iter().map(line).collect_view()}</ul>
            {more}
            {changed(last.as_ref(), false)}
            <div class="row">{ask_button(asked, Act::GiveQuota)}</div>
        </section>
    }
    .into_any()
}

fn line(one: CouponQuota) -> impl IntoView {
    let (turn, state) = match one.quota_status {
        QuotaStatus::Valid => (Turn::Done, p::QUOTA_VALID),
        QuotaStatus::Ended => (Turn::Closed, p::QUOTA_ENDED),
        QuotaStatus::Reclaimed => (Turn::Closed, p::QUOTA_RECLAIMED),
    };
    let currency = one.currency;
    let amount = move |text: &str| {
        let amount = Money::from_decimal(text, currency).unwrap_or(Money::zero(currency));
        money(amount.minor, currency.as_str())
    };
    let (left, value) = (one.balance, one.quota_value);
    let (from, until) = (one.effective_time, one.expire_time);
    let (zh, en) = (one.quota_name.unwrap_or_default(), one.quota_name_en.unwrap_or_default());
    let distributor = one.distributor_name.map(|zh| {
        let en = one.distributor_name_en.unwrap_or_default();
        view! { <span class="muted">{move || p::quota_by(pick(&zh, &en))}</span> }
    });
    view! {
        <li class="row" data-quota=one.quota_id.to_string()>
            <div class="row">
                <strong>{move || p::quota_left(amount(&left), amount(&value))}</strong>
                <bdi>{move || pick(&zh, &en)}</bdi>
                <span class="muted">{move || p::from_until(date(from), date(until))}</span>
                <StatusTag turn label=state/>
                {distributor}
            </div>
        </li>
    }
}
