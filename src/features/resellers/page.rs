//! Both sides of the relation: a distributor's tabs, from 我的云经销商 to the records of money and quotas, and a reseller's own.

use super::applications::ApplicationList;
use super::invitations::InvitationList;
use super::list::ResellerList;
use super::own::OwnSide;
use super::quota_records::QuotaRecordList;
use super::quotas::IssuedQuotaList;
use super::records::RecordList;
use crate::api::{resellers, session, use_fetch_when};
use crate::i18n::{Key, Text, t::resellers as r};
use crate::page::{Eyes, Freshness};
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{EmptyKind, EmptyState, PageHeader, Tab, TabPanel, Tabs};
use domain::api::reseller_applications::ResellerApplicationQuery;
use domain::permission::Permission;
use leptos::prelude::*;

/// Who looks at the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Distributor,
    /// A member of a distributor who may not see customers.
    Blind,
    Reseller,
    Neither,
}

fn side() -> Side {
    match (session::is_distributor(), session::is_reseller()) {
        (true, _) if session::may(Permission::ViewCustomers) => Side::Distributor,
        (true, _) => Side::Blind,
        (_, true) => Side::Reseller,
        _ => Side::Neither,
    }
}

/// The page of a distributor, with the tab in the address, or of a reseller.
#[component]
pub fn ResellerListPage() -> impl IntoView {
    let (eyes, fresh) = (Eyes::closed(), Freshness::new());
    let side = Memo::new(|_| side());
    let content = move || match side.get() {
        Side::Distributor => view! { <Lists eyes fresh/> }.into_any(),
        Side::Reseller => view! { <OwnSide fresh/> }.into_any(),
        Side::Blind => {
            view! { <EmptyState kind=EmptyKind::NoRight title=r::NO_LIST_RIGHT hint=r::NO_LIST_RIGHT_HINT/> }.into_any()
        }
        Side::Neither => {
            view! { <EmptyState kind=EmptyKind::NoRight title=r::DISTRIBUTORS_ONLY hint=r::DISTRIBUTORS_ONLY_HINT/> }
                .into_any()
        }
    };
    let title: Text =
        (move || if side.get() == Side::Reseller { r::OWN_TITLE.get() } else { r::TITLE.get() }.to_owned()).into();
    view! {
        <PageHeader title as_of=fresh.as_of() on_refresh=fresh.reload()/>
        {content}
    }
    .into_any()
}

#[component]
fn Lists(eyes: Eyes, fresh: Freshness) -> impl IntoView {
    let query = use_page_query();
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some(tab @ ("applications" | "invitations" | "records" | "quotas" | "quota_records")) => tab.to_owned(),
        _ => "resellers".to_owned(),
    });
    let select = move |tab: String| {
        let path = if tab == "resellers" { Route::Resellers.path() } else { Route::Resellers.with(&[("tab", &tab)]) };
        navigate(&path, Moved::Push);
    };
    let may_answer = Memo::new(move |_| session::may(Permission::ManageResellers));
    // The list tells how many wait; it is asked for that alone while another tab is shown.
    let waiting = RwSignal::new(None::<u64>);
    let is_listed = Memo::new(move |_| current.with(|tab| tab == "applications"));
    let first = use_fetch_when(move || {
        let first = ResellerApplicationQuery { limit: Some(1), ..ResellerApplicationQuery::default() };
        (may_answer.get() && !is_listed.get()).then(|| resellers::applications(&first))
    });
    Effect::new(move || {
        if let Some(count) = first.read(|all| all.waiting) {
            waiting.set(Some(count));
        }
    });
    let tabs = vec![
        Tab::new("resellers", r::TAB_RESELLERS),
        Tab::new("applications", r::TAB_APPLICATIONS).counted(waiting),
        Tab::new("invitations", r::TAB_INVITATIONS),
        Tab::new("records", r::TAB_RECORDS),
        Tab::new("quotas", r::TAB_QUOTAS),
        Tab::new("quota_records", r::TAB_QUOTA_RECORDS),
    ];
    let applications = move || {
        granted(may_answer.get(), (r::NO_RIGHT, r::NO_RIGHT_HINT), || {
            view! { <ApplicationList eyes fresh waiting/> }.into_any()
        })
    };
    let invitations = move || {
        granted(may_answer.get(), (r::NO_INVITE_RIGHT, r::NO_INVITE_RIGHT_HINT), || {
            view! { <InvitationList fresh/> }.into_any()
        })
    };
    view! {
        <p class="prose">{r::LEAD}</p>
        <Tabs label=r::TITLE tabs current on_select=select/>
        <TabPanel key="resellers" current><ResellerList eyes fresh/></TabPanel>
        <TabPanel key="applications" current>{applications}</TabPanel>
        <TabPanel key="invitations" current>{invitations}</TabPanel>
        <TabPanel key="records" current><RecordList fresh/></TabPanel>
        <TabPanel key="quotas" current><IssuedQuotaList fresh/></TabPanel>
        <TabPanel key="quota_records" current><QuotaRecordList fresh/></TabPanel>
    }
    .into_any()
}

/// What only those see who decide about resellers.
fn granted(may: bool, (title, hint): (Key, Key), content: impl FnOnce() -> AnyView) -> AnyView {
    if may {
        return content();
    }
    view! { <EmptyState kind=EmptyKind::NoRight title hint/> }.into_any()
}
