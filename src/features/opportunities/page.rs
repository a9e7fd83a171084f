//! P-50 销售 > 机会点管理 > 机会点共享: what the vendor shares and what is shared with it, a tab each.

use super::list::{HoList, PoList};
use super::overview::Overview;
use crate::api::{opportunities, use_fetch};
use crate::i18n::t;
use crate::page::Freshness;
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{LinkButton, PageHeader, Tab, TabPanel, Tabs, Tone};
use domain::program::Direction;
use leptos::prelude::*;
use t::opportunities as o;

/// Both lists below the overview of the shown one; the tab is in the address.
#[component]
pub fn OpportunityListPage() -> impl IntoView {
    let query = use_page_query();
    let overview = use_fetch(opportunities::overview);
    let fresh = Freshness::new();
    fresh.shows(overview);
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some("po") => "po".to_owned(),
        _ => "ho".to_owned(),
    });
    let select = move |tab: String| {
        let path = if tab == "po" { Route::Opportunities.with(&[("tab", "po")]) } else { Route::Opportunities.path() };
        navigate(&path, Moved::Push);
    };
    let tabs = vec![Tab::new("ho", o::TAB_HO), Tab::new("po", o::TAB_PO)];
    view! {
        <PageHeader title=o::TITLE as_of=fresh.as_of() on_refresh=fresh.reload()>
            <LinkButton href=Route::NewOpportunity.path() tone=Tone::Primary>{o::CREATE}</LinkButton>
        </PageHeader>
        <Tabs label=o::TITLE tabs current on_select=select/>
        <TabPanel key="ho" current><div class="stack"><Overview overview direction=Direction::Ho/><HoList fresh/></div></TabPanel>
        <TabPanel key="po" current><div class="stack"><Overview overview direction=Direction::Po/><PoList fresh/></div></TabPanel>
    }
    .into_any()
}
