//! P-45 计划 > 合作承诺与协议: 协议 and 关系申报, a tab each.

use super::declarations::Declarations;
use super::signed::Signed;
use crate::api::session;
use crate::i18n::t::agreements as a;
use crate::page::Freshness;
use crate::routes::{Moved, use_page_query};
use crate::ui::{EmptyKind, EmptyState, PageHeader, Tab, TabPanel, Tabs};
use domain::permission::Permission;
use leptos::prelude::*;

/// The tab is in the address. Declarations name persons: only who may declare reads them.
#[component]
pub fn AgreementPage() -> impl IntoView {
    let (query, fresh) = (use_page_query(), Freshness::new());
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some("relations") => "relations".to_owned(),
        _ => "agreements".to_owned(),
    });
    let select = move |tab: String| query.set("tab", (tab == "relations").then_some(tab.as_str()), Moved::Push);
    let may_declare = Memo::new(move |_| session::may(Permission::ManagePrograms));
    let relations = move || {
        if may_declare.get() {
            view! { <Declarations fresh/> }.into_any()
        } else {
            view! { <EmptyState kind=EmptyKind::NoRight title=a::NO_RIGHT hint=a::NO_RIGHT_HINT/> }.into_any()
        }
    };
    let tabs = vec![Tab::new("agreements", a::TAB_AGREEMENTS), Tab::new("relations", a::TAB_RELATIONS)];
    view! {
        <PageHeader title=a::TITLE as_of=fresh.as_of() on_refresh=fresh.reload()/>
        <Tabs label=a::TITLE tabs current on_select=select/>
        <TabPanel key="agreements" current><Signed fresh/></TabPanel>
        <TabPanel key="relations" current>{relations}</TabPanel>
    }
    .into_any()
}
