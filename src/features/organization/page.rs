//! P-53 组织 > 组织成员: 人员管理, 角色管理, 客户联系人, a tab each.

use super::contacts::Contacts;
use super::members::Members;
use super::roles::Roles;
use crate::i18n::t;
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{PageHeader, Tab, TabPanel, Tabs};
use leptos::prelude::*;

/// The three lists; the tab is in the address, and changing it drops the filters of the others.
#[component]
pub fn OrganizationPage() -> impl IntoView {
    let query = use_page_query();
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some(tab @ ("roles" | "contacts")) => tab.to_owned(),
        _ => "members".to_owned(),
    });
    let select = move |tab: String| {
        let path = if tab == "members" { Route::Members.path() } else { Route::Members.with(&[("tab", &tab)]) };
        navigate(&path, Moved::Push);
    };
    let tabs = vec![
        Tab::new("members", t::organization::TAB_MEMBERS),
        Tab::new("roles", t::organization::TAB_ROLES),
        Tab::new("contacts", t::organization::TAB_CONTACTS),
    ];
    view! {
        <PageHeader title=t::organization::TITLE/>
        <Tabs label=t::organization::TITLE tabs current on_select=select/>
        <TabPanel key="members" current><Members/></TabPanel>
        <TabPanel key="roles" current><Roles/></TabPanel>
        <TabPanel key="contacts" current><Contacts/></TabPanel>
    }
    .into_any()
}
