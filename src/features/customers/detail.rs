//! P-11 客户详情: one customer, what stands in the way of changes, and what was asked.

use super::evidence::Evidence;
use super::menu::{HeadActions, list_crumb};
use super::obligations::ObligationList;
use super::overview::Overview;
use super::records::Records;
use super::status::CustomerStatus;
use crate::api::{ApiError, Fetch, customers, use_fetch};
use crate::i18n::{Text, t};
use crate::page::Unready;
use crate::routes::{Moved, PageQuery, Route, use_page_query};
use crate::ui::{Breadcrumb, CopyId, Crumb, EmptyKind, EmptyState, LinkButton, PageHeader, Tab, TabPanel, Tabs};
use domain::api::customers::CustomerDetail;
use domain::ids::CustomerId;
use leptos::prelude::*;
use std::sync::Arc;

const TABS: [&str; 3] = ["overview", "obligations", "records"];

/// One customer; the tab is in the address.
#[component]
pub fn CustomerDetailPage(id: CustomerId) -> impl IntoView {
    let asked = id.clone();
    let detail = use_fetch(move || customers::get(&asked));
    let query = use_page_query();
    let title = name(detail);
    let missing = Memo::new(move |_| detail.error() == Some(ApiError::NotFound));
    // Drawn again only when something is different, not with every answer.
    let shown = Memo::new(move |_| detail.get());
    let crumb = title.clone();
    let content = move || match (shown.get(), missing.get()) {
        (_, true) => not_found().into_any(),
        (Some(detail), false) => view! { <Content detail query/> }.into_any(),
        (None, false) => ().into_any(),
    };
    let waiting = move || (!missing.get()).then(|| view! { <Unready fetch=detail/> });
    view! {
        <Breadcrumb crumbs=vec![list_crumb(), Crumb { label: crumb, href: None }]/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            {move || shown.get().filter(|_| !missing.get()).map(|detail| view! { <HeadActions info=detail.info.clone()/> })}
        </PageHeader>
        {waiting}
        {content}
    }
    .into_any()
}

/// The name once it is known; before, what kind of thing this is.
pub(super) fn name(detail: Fetch<CustomerDetail>) -> Text {
    (move || match (detail.read(|detail| detail.info.customer.clone()), detail.error()) {
        (_, Some(ApiError::NotFound)) => t::customers::NOT_FOUND.get().to_owned(),
        (Some(name), _) => name,
        (None, _) => t::customers::ONE_CUSTOMER.get().to_owned(),
    })
    .into()
}

/// The same for a customer that does not exist and for another partner's.
pub(super) fn not_found() -> impl IntoView {
    view! {
        <EmptyState kind=EmptyKind::NoRight title=t::customers::NOT_FOUND hint=t::errors::NOT_FOUND>
            <LinkButton href=Route::Customers.path()>{t::customers::TO_LIST}</LinkButton>
        </EmptyState>
    }
}

#[component]
fn Content(detail: Arc<CustomerDetail>, query: PageQuery) -> impl IntoView {
    let info = detail.info.clone();
    let id = info.customer_id.clone();
    let current = Signal::derive(move || {
        query.get("tab").filter(|tab| TABS.contains(&tab.as_str())).unwrap_or_else(|| "overview".to_owned())
    });
    let select = move |tab: String| query.set("tab", (tab != "overview").then_some(tab.as_str()), Moved::Push);
    let count = u64::try_from(detail.obligations.len()).unwrap_or_default();
    let tabs = vec![
        Tab::new("overview", t::customers::TAB_OVERVIEW),
        Tab::new("obligations", t::customers::TAB_OBLIGATIONS).counted(Signal::stored(Some(count))),
        Tab::new("records", t::customers::TAB_RECORDS),
    ];
    let (overview, obligations) = (Arc::clone(&detail), detail.obligations.clone());
    view! {
        <div class="row customer-head">
            <span class="muted"><bdi>{info.account_name.clone()}</bdi></span>
            <CopyId id=id.to_string()/>
            <CustomerStatus row=info/>
        </div>
        <Tabs label=t::customers::ONE_CUSTOMER tabs current on_select=select/>
        <div class="page-with-margin">
            <div class="stack">
                <TabPanel key="overview" current><Overview detail=Arc::clone(&overview)/></TabPanel>
                <TabPanel key="obligations" current><ObligationList obligations=obligations.clone()/></TabPanel>
                <TabPanel key="records" current><Records id=id.clone()/></TabPanel>
            </div>
            <Evidence detail/>
        </div>
    }
}
