//! P-31 激励管理 > 激励申付: incentive lines and payout applications, a tab each.

use super::applications::Applications;
use super::lines::Lines;
use crate::i18n::t;
use crate::page::Freshness;
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{PageHeader, Tab, TabPanel, Tabs};
use leptos::prelude::*;

/// Both lists; the tab is in the address. Each tab has filters of its own, so changing it drops the others.
#[component]
pub fn IncentivePage() -> impl IntoView {
    let (query, fresh) = (use_page_query(), Freshness::new());
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some("applications") => "applications".to_owned(),
        _ => "incentives".to_owned(),
    });
    let select = move |tab: String| {
        let path = match tab.as_str() {
            "applications" => Route::Incentives.with(&[("tab", "applications")]),
            _ => Route::Incentives.path(),
        };
        navigate(&path, Moved::Push);
    };
    let tabs = vec![
        Tab::new("incentives", t::incentives::TAB_INCENTIVES),
        Tab::new("applications", t::incentives::TAB_APPLICATIONS),
    ];
    view! {
        <PageHeader title=t::incentives::TITLE as_of=fresh.as_of() on_refresh=fresh.reload()/>
        <Tabs label=t::incentives::TITLE tabs current on_select=select/>
        <TabPanel key="incentives" current><Lines fresh/></TabPanel>
        <TabPanel key="applications" current><Applications fresh/></TabPanel>
    }
    .into_any()
}
