//! The page: the partner, and a tab each for association, authorisations, orders and contracts.

use super::answer::{AnswerDialog, Answering};
use super::association::{AssociationTab, Waiting, use_requests, waiting_requests};
use super::authorizations::{AuthorizationTab, WaitingAuthorizations, use_authorizations, waiting_authorizations};
use super::partner_card::PartnerCard;
use super::services::ServiceTab;
use crate::api::{my_partner, use_fetch};
use crate::i18n::t;
use crate::page::Unready;
use crate::routes::{Moved, use_page_query};
use crate::ui::{EmptyKind, EmptyState, PageHeader, Tab, TabPanel, Tabs};
use domain::api::my_partner::MyPartner;
use leptos::prelude::*;
use std::sync::Arc;

const TABS: [&str; 3] = ["association", "authorizations", "services"];

/// What the customer sees of its partner; the tab is in the address.
#[component]
pub fn MyPartnerPage() -> impl IntoView {
    let mine = use_fetch(my_partner::get);
    // The dialog stands beside the content, which is drawn anew when something changes.
    let answering = RwSignal::new(None::<Answering>);
    let shown = Memo::new(move |_| mine.get());
    let content = move || {
        match shown.get() {
        Some(mine) if mine.association.is_some() => view! { <Content mine answering/> }.into_any(),
        Some(_) => view! { <EmptyState kind=EmptyKind::NothingYet title=t::my_partner::NO_PARTNER hint=t::my_partner::NO_PARTNER_HINT/> }.into_any(),
        None => ().into_any(),
    }
    };
    view! {
        <PageHeader title=t::my_partner::TITLE as_of=Signal::derive(move || mine.as_of()) on_refresh=move |()| mine.reload()/>
        <Unready fetch=mine/>
        {content}
        <AnswerDialog answering/>
    }
    .into_any()
}

#[component]
fn Content(mine: Arc<MyPartner>, answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let query = use_page_query();
    let (requests, authorizations) = (use_requests(), use_authorizations());
    let current = Signal::derive(move || {
        query.get("tab").filter(|tab| TABS.contains(&tab.as_str())).unwrap_or_else(|| "association".to_owned())
    });
    let select = move |tab: String| query.set("tab", (tab != "association").then_some(tab.as_str()), Moved::Push);
    let tabs = vec![
        Tab::new("association", t::my_partner::TAB_ASSOCIATION).counted(waiting_requests(requests)),
        Tab::new("authorizations", t::my_partner::TAB_AUTHORIZATIONS).counted(waiting_authorizations(authorizations)),
        Tab::new("services", t::my_partner::TAB_SERVICES),
    ];
    let card = mine.association.clone().map(|association| view! { <PartnerCard association/> });
    let id = StoredValue::new(mine.customer_id.clone());
    view! {
        <Waiting requests answering/>
        {move || (current.get() != "authorizations").then(|| view! {
            <WaitingAuthorizations all=authorizations on_handle=move |()| select("authorizations".to_owned())/>
        })}
        {card}
        <Tabs label=t::my_partner::TITLE tabs current on_select=select/>
        <TabPanel key="association" current><AssociationTab customer=id.get_value() requests answering/></TabPanel>
        <TabPanel key="authorizations" current><AuthorizationTab all=authorizations answering/></TabPanel>
        <TabPanel key="services" current><ServiceTab/></TabPanel>
    }
}
