//! P-51 销售 > 机会点管理 > 机会点激励申请: what was applied for and what is on public notice, a tab each.

use super::list::IncentiveList;
use crate::i18n::t;
use crate::page::Freshness;
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{LinkButton, PageHeader, Tab, TabPanel, Tabs};
use leptos::prelude::*;
use t::opportunity_incentives as i;

/// Both lists; the tab is in the address.
#[component]
pub fn OpportunityIncentiveListPage() -> impl IntoView {
    let (query, fresh) = (use_page_query(), Freshness::new());
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some("published") => "published".to_owned(),
        _ => "applied".to_owned(),
    });
    let select = move |tab: String| {
        let list = Route::OpportunityIncentives;
        let path = if tab == "published" { list.with(&[("tab", "published")]) } else { list.path() };
        navigate(&path, Moved::Push);
    };
    let tabs = vec![Tab::new("applied", i::TAB_APPLIED), Tab::new("published", i::TAB_PUBLISHED)];
    let delivered = Route::Opportunities.with(&[("tab", "po"), ("state", "DELIVERED")]);
    view! {
        <PageHeader title=i::TITLE as_of=fresh.as_of() on_refresh=fresh.reload()><LinkButton href=delivered>{i::TO_OPPORTUNITIES}</LinkButton></PageHeader>
        <Tabs label=i::TITLE tabs current on_select=select/>
        <TabPanel key="applied" current><IncentiveList published=false fresh/></TabPanel>
        <TabPanel key="published" current><IncentiveList published=true fresh/></TabPanel>
    }
    .into_any()
}
