//! P-40 and P-43: all programmes, those applied for and those joined, a tab each.

use super::applications::ApplicationHistory;
use super::card::ProgramItem;
use super::contact::ContactDialog;
use super::invited::{Invited, InvitedNotice};
use super::join::JoinDialog;
use super::leave::LeaveDialog;
use super::level::{LevelAsked, LevelDialog, WithdrawLevelDialog};
use super::renew::RenewDialog;
use super::withdraw::{WithdrawDialog, WithdrawRenewalDialog};
use crate::api::{Fetch, programs, session, use_fetch};
use crate::i18n::{Key, t};
use crate::routes::{Moved, Route, use_page_query};
use crate::ui::{EmptyKind, EmptyState, ErrorState, PageHeader, Skeleton, Tab, TabPanel, Tabs};
use domain::api::programs::{ProgramCard, Programs};
use domain::permission::Permission;
use domain::program::Program;
use domain::states::membership::MembershipState;
use leptos::prelude::*;
use std::sync::Arc;

/// About which programme a dialog asks. The dialogs stand beside the cards, which are drawn anew when something changes.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) join: RwSignal<Option<Program>>,
    pub(super) withdraw: RwSignal<Option<Program>>,
    pub(super) leave: RwSignal<Option<Program>>,
    pub(super) renew: RwSignal<Option<Program>>,
    pub(super) withdraw_renewal: RwSignal<Option<Program>>,
    pub(super) contact: RwSignal<Option<Program>>,
    pub(super) level: LevelAsked,
}

/// Which programmes a tab shows.
#[derive(Clone, Copy)]
enum Shelf {
    All,
    /// Applied for, and no member: under review, refused, or over.
    Applied,
    Joined,
}

impl Shelf {
    fn holds(self, card: &ProgramCard) -> bool {
        match self {
            Self::All => true,
            Self::Applied => card.state != MembershipState::NotJoined && !card.state.is_member(),
            Self::Joined => card.state.is_member(),
        }
    }

    const fn when_empty(self) -> Key {
        match self {
            Self::All => t::common::NOTHING_YET,
            Self::Applied => t::programs::NONE_APPLIED,
            Self::Joined => t::programs::NONE_JOINED,
        }
    }
}

/// The programmes as cards; what is in the way of joining one opens beside it.
#[component]
pub fn ProgramListPage() -> impl IntoView {
    let query = use_page_query();
    let all: Fetch<Programs> = use_fetch(programs::programs);
    let asked = Asked {
        join: RwSignal::new(None),
        withdraw: RwSignal::new(None),
        leave: RwSignal::new(None),
        renew: RwSignal::new(None),
        withdraw_renewal: RwSignal::new(None),
        contact: RwSignal::new(None),
        level: LevelAsked::new(all),
    };
    let invited = Invited::new(query);
    let reload = move |()| {
        all.reload();
        invited.reload();
    };
    let shown = all.steady();
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some(tab @ ("applied" | "joined")) => tab.to_owned(),
        _ => "all".to_owned(),
    });
    let select = move |tab: String| query.set("tab", (tab != "all").then_some(tab.as_str()), Moved::Push);
    let count = move |shelf: Shelf| {
        Signal::derive(move || all.read(|all| all.programs.iter().filter(|card| shelf.holds(card)).count() as u64))
    };
    let tabs = vec![
        Tab::new("all", t::programs::TAB_ALL).counted(count(Shelf::All)),
        Tab::new("applied", t::programs::TAB_APPLIED).counted(count(Shelf::Applied)),
        Tab::new("joined", t::programs::TAB_JOINED).counted(count(Shelf::Joined)),
    ];
    let failed = all.failure();
    let to_accounts = move || {
        let href = Route::OtherAccounts.path();
        session::may(Permission::ManageOrganization).then(|| view! { " "<a href=href>{t::programs::TO_ACCOUNTS}</a> })
    };
    view! {
        <PageHeader title=t::programs::TITLE as_of=Signal::derive(move || all.as_of()) on_refresh=reload/>
        <p class="prose">{t::programs::LEAD}{to_accounts}</p>
        <ErrorState failure=failed on_retry=move |()| all.reload() busy=all.busy()/>
        <InvitedNotice invited join=asked.join/>
        <Tabs label=t::programs::TITLE tabs current on_select=select/>
        <TabPanel key="all" current><Cards all shown shelf=Shelf::All asked/></TabPanel>
        <TabPanel key="applied" current>
            <Cards all shown shelf=Shelf::Applied asked/>
            <ApplicationHistory shown=Signal::derive(move || current.with(|tab| tab == "applied")) all contact=asked.contact/>
        </TabPanel>
        <TabPanel key="joined" current><Cards all shown shelf=Shelf::Joined asked/></TabPanel>
        <JoinDialog asked=asked.join all invited/>
        <WithdrawDialog asked=asked.withdraw all/>
        <LeaveDialog asked=asked.leave all/>
        <RenewDialog asked=asked.renew all/>
        <WithdrawRenewalDialog asked=asked.withdraw_renewal all/>
        <ContactDialog asked=asked.contact all/>
        <LevelDialog asked=asked.level/>
        <WithdrawLevelDialog asked=asked.level/>
    }
    .into_any()
}

#[component]
fn Cards(all: Fetch<Programs>, shown: Memo<Option<Arc<Programs>>>, shelf: Shelf, asked: Asked) -> impl IntoView {
    let on_shelf = Memo::new(move |_| {
        let all = shown.get()?;
        let level = |card: &ProgramCard| (card.program == all.level_upgrade.program).then(|| all.level_upgrade.clone());
        let cards = all.programs.iter().filter(|card| shelf.holds(card));
        Some(cards.map(|card| (card.clone(), level(card))).collect::<Vec<_>>())
    });
    move || match on_shelf.get() {
        None => all.is_first().then(|| view! { <div aria-busy="true"><Skeleton lines=8/></div> }).into_any(),
        Some(cards) if cards.is_empty() => {
            view! { <EmptyState kind=EmptyKind::NothingYet title=shelf.when_empty()/> }.into_any()
        }
        Some(cards) => {
            let items = cards.into_iter().map(|(card, level)| view! { <ProgramItem card level asked/> });
            view! { <ul class="program-cards">{items.collect_view()}</ul> }.into_any()
        }
    }
}
