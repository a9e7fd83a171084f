//! One partner: what it is and has, and what the vendor decides about it.

use super::accepted::Accepted;
use super::act::Act;
use super::ask::Asking;
use super::company::Company;
use super::facts::{Roles, Tags};
use super::grants::{Manager, Quotas};
use super::records::{Records, Standing};
use super::standing::{CoSell, Paths, Programs};
use super::words::{account, kind, name};
use crate::api::{Fetch, partners, use_fetch};
use crate::form::Asked;
use crate::i18n::{Text, t::partners as p};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{Breadcrumb, CopyId, Crumb, Fact, KeyFacts, LinkButton, PageHeader};
use domain::api::partners::PartnerFile;
use domain::ids::TenantId;
use leptos::prelude::*;
use std::sync::Arc;

/// The partner's file.
#[component]
pub fn PartnerPage(id: TenantId) -> impl IntoView {
    let file: Fetch<PartnerFile> = use_fetch(move || partners::get(&id));
    let asked = Asked::new();
    let title: Text = (move || {
        let named = |file: &PartnerFile| name(&file.partner).get().into_owned();
        file.read(named).unwrap_or_else(|| p::PARTNER.get().to_owned())
    })
    .into();
    let shown = Memo::new(move |_| file.get());
    let crumbs = vec![
        Crumb { label: p::TITLE.into(), href: Some(Route::Partners.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || file.as_of()) on_refresh=move |()| file.reload()/>
        <Unready fetch=file missing=p::MISSING>
            <LinkButton href=Route::Partners.path()>{p::TO_LIST}</LinkButton>
        </Unready>
        {move || shown.get().map(|file| view! { <Content file asked/> })}
        <Asking asked file/>
    }
    .into_any()
}

#[component]
fn Content(file: Arc<PartnerFile>, asked: Asked<Act>) -> impl IntoView {
    let partner = &file.partner;
    let (id, frozen, partner_type) = (partner.partner_id.to_string(), partner.frozen, partner.partner_type);
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <Manager manager=file.manager.clone() asked/>
                <Quotas quotas=file.coupon_quotas.clone() asked/>
                <Company company=file.company.clone() asked/>
                <Paths paths=file.paths.clone() asked/>
                <Records records=file.records.clone() asked/>
                <Standing standing=file.standing.clone() asked/>
                <CoSell co_sell=file.co_sell.clone() asked/>
                <Tags tags=file.tags.clone() asked/>
                <Roles roles=file.roles.clone() asked/>
                <Accepted cancellable=file.cancellable.clone() asked/>
            </div>
            <aside class="evidence stack" aria-label=p::PARTNER>
                <KeyFacts>
                    <Fact label=p::TYPE>{kind(partner_type)}</Fact>
                    <Fact label=p::ACCOUNT>{account(frozen)}</Fact>
                    <Fact label=p::NUMBER><CopyId id/></Fact>
                </KeyFacts>
                <Programs programs=file.programs.clone()/>
            </aside>
        </div>
    }
}
