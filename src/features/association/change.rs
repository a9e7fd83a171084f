//! P-15 切换关联类型 and 解除关联: account check, consequences, request.

use super::check::{AccountCheck, target_of, use_check};
use super::next_steps::NextSteps;
use super::record_columns;
use super::request_form::RequestForm;
use crate::api::{ApiError, Fetch, customers, use_fetch};
use crate::explain::{ImpactTable, association_type, operation};
use crate::i18n::{Text, t};
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, CheckList, Crumb, EmptyKind, EmptyState, ErrorState, Fact, KeyFacts, LinkButton, Notice, NoticeKind,
    PageHeader, Skeleton,
};
use domain::api::customers::CustomerDetail;
use domain::association::RequestKind;
use domain::ids::CustomerId;
use leptos::prelude::*;
use std::sync::Arc;

/// Asks a customer to switch the association type or to end the association.
#[component]
pub fn ChangePage(id: CustomerId, kind: RequestKind) -> impl IntoView {
    let asked = id.clone();
    let detail = use_fetch(move || customers::get(&asked));
    let check = use_check(&id, kind, detail);
    let name: Text = (move || {
        detail
            .read(|detail| detail.info.customer.clone())
            .unwrap_or_else(|| t::customers::ONE_CUSTOMER.get().to_owned())
    })
    .into();
    let missing = Memo::new(move |_| detail.error() == Some(ApiError::NotFound));
    let ready = Memo::new(move |_| detail.read(|_| ()).is_some());
    let crumbs = vec![
        Crumb { label: t::customers::TITLE.into(), href: Some(Route::Customers.path()) },
        Crumb { label: name.clone(), href: Some(Route::Customer(id.clone()).path()) },
        Crumb { label: operation(kind).into(), href: None },
    ];
    let title = move || match kind {
        RequestKind::SwitchType => t::association::switch_title(name.get()),
        RequestKind::Unbind => t::association::unbind_title(name.get()),
    };
    let content = move || match (ready.get(), missing.get()) {
        (_, true) => not_found().into_any(),
        (true, false) => view! { <Change id=id.clone() kind detail check/> }.into_any(),
        (false, false) => loading(detail).into_any(),
    };
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()/>
        {content}
    }
    .into_any()
}

fn loading(detail: Fetch<CustomerDetail>) -> impl IntoView {
    view! {
        <ErrorState failure=detail.failure() on_retry=move |()| detail.reload()/>
        {move || detail.is_first().then(|| view! { <div aria-busy="true"><Skeleton lines=8/></div> })}
    }
}

fn not_found() -> impl IntoView {
    view! {
        <EmptyState kind=EmptyKind::NoRight title=t::customers::NOT_FOUND hint=t::errors::NOT_FOUND>
            <LinkButton href=Route::Customers.path()>{t::customers::TO_LIST}</LinkButton>
        </EmptyState>
    }
}

#[component]
fn Change(id: CustomerId, kind: RequestKind, detail: Fetch<CustomerDetail>, check: AccountCheck) -> impl IntoView {
    let current = Memo::new(move |_| detail.get());
    // Once open, the form stays: a later check or a refusal must not take away what was typed.
    let opened = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || check.allowed());
    let request = move || {
        opened.get().then(|| {
            let customer =
                untrack(|| detail.read(|detail| (detail.info.customer.clone(), detail.info.association_type)));
            customer.map(|(name, kind_now)| {
                view! {
                    <Consequences check/>
                    <RequestForm id=id.clone() kind target=target_of(kind, kind_now) name check/>
                }
            })
        })
    };
    view! {
        <div class="page-with-margin">
            <div class="stack">
                {move || current.get().map(|detail| summary(&detail, kind))}
                <Check check/>
                {request}
            </div>
            <NextSteps kind/>
        </div>
    }
}

fn summary(detail: &Arc<CustomerDetail>, kind: RequestKind) -> impl IntoView + use<> {
    let info = detail.info.clone();
    let id = record_columns::id(info.customer_id.as_str());
    let now = info.association_type;
    let after = target_of(kind, now).map_or(t::association::IMPACT_NO_PARTNER, association_type);
    view! {
        <KeyFacts>
            <Fact label=t::customers::ACCOUNT_NAME><bdi>{info.account_name}</bdi></Fact>
            <Fact label=t::customers::CUSTOMER_ID>{id}</Fact>
            <Fact label=t::association::TYPE_CHANGE>{association_type(now)}" → "<strong>{after}</strong></Fact>
        </KeyFacts>
    }
}

/// Every condition; what the browser and the server see differently is said.
#[component]
fn Check(check: AccountCheck) -> impl IntoView {
    let report = check.report();
    let problem = report.failure();
    view! {
        <section class="panel account-check">
            <h2 class="panel-title">{t::association::ACCOUNT_CHECK}</h2>
            <ErrorState failure=problem on_retry=move |()| check.again() busy=check.busy()/>
            {move || check.differs().then(|| view! { <Notice kind=NoticeKind::NeedsYou>{t::association::RULES_DIFFER}</Notice> })}
            <CheckList label=t::association::ACCOUNT_CHECK items=Signal::derive(move || check.items()) busy=check.busy()
                on_recheck=move |()| check.again() note=Signal::derive(move || check.note())
                note_href=Signal::derive(move || check.rules())/>
        </section>
    }
}

#[component]
fn Consequences(check: AccountCheck) -> impl IntoView {
    let impact = Memo::new(move |_| check.report().read(|report| report.impact.clone()));
    view! {
        <section class="panel">
            <h2 class="panel-title">{t::association::IMPACT_TITLE}</h2>
            {move || impact.get().map(|impact| view! { <ImpactTable impact asking=true/> })}
        </section>
    }
}
