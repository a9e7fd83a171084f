//! P-41: the development paths with their stages, and every condition of leaving one.

use super::choose::{ChooseDialog, OtherPath};
use super::exit::ExitDialog;
use super::invitation::{InvitationDialog, WithdrawInvitationDialog};
use super::path::PathItem;
use super::records::Records;
use crate::api::{Fetch, programs, session, use_fetch};
use crate::explain::{Viewer, check_items, decided_under};
use crate::i18n::t;
use crate::page::Unready;
use crate::routes::{Moved, use_page_query};
use crate::ui::{CheckList, EmptyKind, EmptyState, Notice, NoticeKind, PageHeader, opened_while};
use domain::api::programs::{PathCard, Paths};
use domain::program::DevelopmentPath;
use domain::rules::programs::path_exit::path_exit;
use domain::states::path_stage::PathStage;
use leptos::prelude::*;
use std::sync::Arc;

/// The path that a dialog asks about. The dialogs stand beside the list, which is drawn anew when something changes.
/// Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) path: RwSignal<Option<DevelopmentPath>>,
    pub(super) all: Fetch<Paths>,
}

impl Asked {
    fn new(all: Fetch<Paths>) -> Self {
        Self { path: RwSignal::new(None), all }
    }

    /// What is known about the path now; followed.
    pub(super) fn read<T>(self, part: impl FnOnce(&PathCard) -> T) -> Option<T> {
        let path = self.path.get()?;
        self.all.read(|all| all.paths.iter().find(|card| card.path == path).map(part)).flatten()
    }

    /// Path and version for a write; not followed.
    pub(super) fn known(self) -> Option<(DevelopmentPath, i64)> {
        untrack(|| self.read(|card| (card.path, card.version)))
    }

    /// Opens while there is a path.
    pub(super) fn open(self) -> RwSignal<bool> {
        opened_while(self.path)
    }
}

/// What is asked about a path that the account is not on.
#[derive(Clone, Copy)]
pub(super) struct Others {
    pub(super) choosing: Asked,
    /// Applying for the invitation.
    pub(super) applying: Asked,
    /// Taking that back.
    pub(super) withdrawing: Asked,
}

/// Chosen paths first; then what keeps the account on them.
#[component]
pub fn PathListPage() -> impl IntoView {
    let paths: Fetch<Paths> = use_fetch(programs::paths);
    let shown = paths.steady();
    let leaving = Asked::new(paths);
    let others = Others { choosing: Asked::new(paths), applying: Asked::new(paths), withdrawing: Asked::new(paths) };
    // A condition that misses the invitation leads here with the path in the address.
    let query = use_page_query();
    Effect::new(move || {
        let Some(path) = query.get("apply").and_then(|path| path.parse().ok()) else { return };
        others.choosing.path.set(None);
        others.applying.path.set(Some(path));
        query.set("apply", None, Moved::Replace);
    });
    view! {
        <PageHeader title=t::programs::PATHS_TITLE as_of=Signal::derive(move || paths.as_of()) on_refresh=move |()| paths.reload()/>
        <p class="prose">{t::programs::PATHS_LEAD}</p>
        <Unready fetch=paths/>
        {move || shown.get().map(|all| view! { <Content all paths others leaving/> })}
        <ChooseDialog asked=others.choosing/>
        <InvitationDialog asked=others.applying/>
        <WithdrawInvitationDialog asked=others.withdrawing/>
        <ExitDialog asked=leaving/>
    }
    .into_any()
}

#[component]
fn Content(all: Arc<Paths>, paths: Fetch<Paths>, others: Others, leaving: Asked) -> impl IntoView {
    use t::programs as p;
    let (chosen, free): (Vec<PathCard>, Vec<PathCard>) =
        all.paths.iter().cloned().partition(|card| card.stage != PathStage::Available);
    let exit = StoredValue::new(all.exit.clone());
    let none = chosen.is_empty().then(|| view! { <EmptyState kind=EmptyKind::NothingYet title=p::NO_PATHS/> });
    let item = move |card: PathCard| view! { <PathItem card exit leaving/> };
    let free = free.into_iter().map(|card| view! { <OtherPath card others/> }).collect_view();
    view! {
        <div class="stack">
            <section class="stack" aria-label=p::CHOSEN_PATHS>
                {none}
                <ul class="path-cards">{chosen.into_iter().map(item).collect_view()}</ul>
            </section>
            <ExitConditions all=Arc::clone(&all) paths/>
            <Records records=all.records.clone()/>
            <section class="panel stack" id="other-paths">
                <h2 class="panel-title">{p::OTHER_PATHS}</h2>
                <ul class="other-paths">{free}</ul>
            </section>
        </div>
    }
}

/// The server's answer; the browser's own beside it would only be shown if they differed.
#[component]
fn ExitConditions(all: Arc<Paths>, paths: Fetch<Paths>) -> impl IntoView {
    let (version, at) = (all.exit.policy_version, all.exit.evaluated_at);
    // The list stays as it is while nothing changes; when it was checked last, it says all the same.
    let checked = move || paths.read(|all| all.exit.evaluated_at).unwrap_or(at);
    let note = Signal::derive(move || Some(decided_under(version, checked())));
    let items = Signal::stored(check_items(&all.exit, &Viewer::PartnerStaff));
    let differs =
        move || session::policy().is_some_and(|policy| !path_exit(&all.exit_facts, &policy, at).agrees_with(&all.exit));
    view! {
        <section class="panel stack" id="exit-conditions">
            <h2 class="panel-title">{t::programs::EXIT_CONDITIONS}</h2>
            <p class="prose">{t::programs::EXIT_HINT}</p>
            {move || differs().then(|| view! { <Notice kind=NoticeKind::Failed>{t::programs::DIFFERS}</Notice> })}
            <CheckList label=t::programs::EXIT_CONDITIONS items note busy=paths.busy()
                on_recheck=move |()| paths.reload()/>
        </section>
    }
}
