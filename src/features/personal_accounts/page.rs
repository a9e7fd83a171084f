//! The accounts with which nobody works for a partner: those of employees and those of customers, a tab each; and the import.

use super::customers::CustomerAccountList;
use super::import::ImportPage;
use super::list::PersonalAccountList;
use crate::i18n::t::{customer_accounts as c, personal_accounts as p};
use crate::page::Freshness;
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{PageHeader, Tab, TabPanel, Tabs};
use leptos::prelude::*;

/// The page; the tab and the import are in the address.
#[component]
pub fn AccountListPage() -> impl IntoView {
    let query = use_page_query();
    let importing = Memo::new(move |_| query.get("do").as_deref() == Some("import"));
    let content = move || {
        if importing.get() { view! { <ImportPage/> }.into_any() } else { view! { <Lists/> }.into_any() }
    };
    content.into_any()
}

#[component]
fn Lists() -> impl IntoView {
    let (query, fresh) = (use_page_query(), Freshness::new());
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some(tab @ "customers") => tab.to_owned(),
        _ => "employees".to_owned(),
    });
    let select = move |tab: String| {
        let page = Route::PersonalAccounts;
        navigate(&if tab == "employees" { page.path() } else { page.with(&[("tab", &tab)]) }, Moved::Push);
    };
    let tabs = vec![Tab::new("employees", p::TITLE), Tab::new("customers", c::TITLE)];
    view! {
        <PageHeader title=p::ACCOUNTS as_of=fresh.as_of() on_refresh=fresh.reload()/>
        <Tabs label=p::ACCOUNTS tabs current on_select=select/>
        <TabPanel key="employees" current><PersonalAccountList fresh/></TabPanel>
        <TabPanel key="customers" current><CustomerAccountList fresh/></TabPanel>
    }
    .into_any()
}
