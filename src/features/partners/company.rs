//! Which other accounts belong to the partner's company.

use super::act::Act;
use super::words::{account, changed, kind, name};
use crate::form::{Asked, ask_button};
use crate::i18n::t::partners as p;
use crate::routes::Route;
use domain::api::companies::PartnerCompany;
use domain::api::partners::PartnerLine;
use leptos::prelude::*;

/// The accounts, each with its own page; putting this one to them, or taking it out.
#[component]
pub(super) fn Company(company: PartnerCompany, asked: Asked<Act>) -> impl IntoView {
    let PartnerCompany { accounts, changed: last } = company;
    let alone = accounts.is_empty();
    let act = if alone { Act::EnterCompany } else { Act::LeaveCompany };
    let none = alone.then(|| view! { <p class="muted">{p::COMPANY_NONE}</p> });
    view! {
        <section class="panel stack" data-fact="company">
            <h2 class="panel-title">{p::COMPANY}</h2>
            <p class="prose">{p::COMPANY_LEAD}</p>
            {none}
            <ul class="other-paths">{accounts.into_iter().map(line).collect_view()}</ul>
            {changed(last.as_ref(), !alone)}
            <div class="row">{ask_button(asked, act)}</div>
        </section>
    }
    .into_any()
}

fn line(one: PartnerLine) -> impl IntoView {
    let title = name(&one);
    let href = Route::Partner(one.partner_id.clone()).path();
    view! {
        <li class="row" data-account=one.partner_id.to_string()>
            <a href=href>{move || title.get()}</a>
            <div class="row"><span>{kind(one.partner_type)}</span>{account(one.frozen)}</div>
        </li>
    }
}
