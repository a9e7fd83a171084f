//! P-23 销售 > 客户 > 客户拓展: 线上拓展, 线下拓展 and 历史记录, a tab each.

use super::attempts::AttemptList;
use super::links::Offline;
use super::list::ReportList;
use super::questions::Questions;
use super::report::ReportDialog;
use crate::i18n::t::development as d;
use crate::page::Freshness;
use crate::routes::{Moved, Route, navigate, opened_by, use_page_query};
use crate::ui::{Button, IconName, PageHeader, Tab, TabPanel, Tabs, Tone};
use leptos::prelude::*;

/// The tabs; which one is in the address, and so is the open report.
#[component]
pub fn DevelopmentPage() -> impl IntoView {
    let (query, fresh) = (use_page_query(), Freshness::new());
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some(tab @ ("offline" | "history")) => tab.to_owned(),
        _ => "online".to_owned(),
    });
    let select = move |tab: String| {
        let route = Route::CustomerDevelopment;
        let path = if tab == "online" { route.path() } else { route.with(&[("tab", &tab)]) };
        navigate(&path, Moved::Push);
    };
    let tabs = vec![
        Tab::new("online", d::TAB_ONLINE),
        Tab::new("offline", d::TAB_OFFLINE),
        Tab::new("history", d::TAB_HISTORY),
    ];
    let report = move |()| query.set("do", Some("report"), Moved::Push);
    view! {
        <PageHeader title=d::TITLE as_of=fresh.as_of() on_refresh=fresh.reload()>
            <Button tone=Tone::Primary icon=IconName::INVITE on_press=report>{d::REPORT}</Button>
        </PageHeader>
        <p class="prose screen-only">{d::LEAD}</p>
        <Tabs label=d::TITLE tabs current on_select=select/>
        <TabPanel key="online" current><ReportList fresh/><Questions/></TabPanel>
        <TabPanel key="offline" current><Offline fresh/></TabPanel>
        <TabPanel key="history" current><AttemptList fresh/></TabPanel>
        <ReportDialog open=opened_by(query, "report")/>
    }
    .into_any()
}
