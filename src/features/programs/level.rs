//! A higher level in a plan: the conditions at once in the browser; the server decides on submit.

use super::level_history::LevelHistory;
use super::words::not_allowed;
use crate::api::{ApiError, Fetch, message, programs, session, use_sender};
use crate::explain::{Viewer, check_item, program_terms, turn_line, unmet_line, waiting_turn};
use crate::form::SendRefusal;
use crate::i18n::t::{self, programs as p};
use crate::ui::{
    Button, CheckItem, CheckList, ConfirmDialog, Dialog, Fact, KeyFacts, Notice, NoticeKind, Tone, TurnLine, use_toasts,
};
use domain::api::levels::LevelUpgrade;
use domain::api::programs::Programs;
use domain::program::Program;
use domain::rules::programs::level_upgrade::level_upgrade;
use domain::rules::verdict::{Condition, Verdict};
use leptos::prelude::*;

/// What the dialogs ask about. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct LevelAsked {
    all: Fetch<Programs>,
    apply: RwSignal<bool>,
    withdraw: RwSignal<bool>,
    /// Conditions of a refused application: newer than what the page knows.
    refused: RwSignal<Option<Vec<Condition>>>,
}

impl LevelAsked {
    pub(super) fn new(all: Fetch<Programs>) -> Self {
        Self { all, apply: RwSignal::new(false), withdraw: RwSignal::new(false), refused: RwSignal::new(None) }
    }

    /// What is known now; followed.
    fn read<T>(self, part: impl FnOnce(&LevelUpgrade) -> T) -> Option<T> {
        self.all.read(|all| part(&all.level_upgrade))
    }

    /// Plan and version for a write; not followed.
    fn known(self) -> Option<(Program, i64)> {
        untrack(|| self.read(|level| (level.program, level.version)))
    }

    /// The rule as the browser answers it; followed.
    fn verdict(self) -> Option<Verdict> {
        let policy = session::policy()?;
        self.read(|level| level_upgrade(&level.facts, &policy, session::now()))
    }

    fn items(self) -> Vec<CheckItem> {
        let known = || self.verdict().map(|verdict| verdict.conditions);
        let conditions = self.refused.get().or_else(known).unwrap_or_default();
        conditions.iter().map(|condition| check_item(condition, &Viewer::PartnerStaff)).collect()
    }

    /// Did the server come to another answer than the browser, from the same facts?
    fn differs(self) -> bool {
        let (ours, theirs) = (self.verdict(), self.read(|level| level.verdict.clone()));
        matches!((ours, theirs), (Some(ours), Some(theirs)) if !ours.agrees_with(&theirs))
    }

    /// Why it cannot be sent now; `None` when it can. Followed.
    fn blocked_by(self) -> Option<String> {
        let open = || self.read(|level| level.open().is_some()).unwrap_or_default();
        let waits = || open().then(|| p::LEVEL_OPEN.get().to_owned());
        not_allowed().or_else(waits).or_else(|| unmet_line(&self.verdict()?.conditions))
    }
}

/// Apply, or see why not; what waits for the vendor can be taken back, and its conditions are still read.
pub(super) fn level_action(level: &LevelUpgrade, asked: LevelAsked) -> impl IntoView + use<> {
    let ask = move |()| asked.apply.set(true);
    if level.open().is_some() {
        let take_back = move |()| asked.withdraw.set(true);
        let reason = Signal::derive(not_allowed);
        return view! {
            <Button reason on_press=take_back>{p::LEVEL_WITHDRAW}</Button>
            <Button on_press=ask>{p::CONDITIONS}</Button>
        }
        .into_any();
    }
    let words = if level.verdict.allowed() { p::LEVEL_APPLY } else { p::LEVEL_WHY_NOT };
    view! { <Button on_press=ask>{words}</Button> }.into_any()
}

/// That an application waits, and for whom.
pub(super) fn open_application(level: &LevelUpgrade) -> impl IntoView + use<> {
    level.open().map(|open| {
        let turn = open.turn;
        let parts = Signal::derive(move || {
            let waiting = std::iter::once(p::LEVEL_WAITING.get().to_owned());
            waiting.chain(turn_line(&turn, &Viewer::PartnerStaff)).collect()
        });
        view! { <TurnLine turn=waiting_turn(&turn, &Viewer::PartnerStaff) parts/> }
    })
}

/// The conditions, what was applied for so far, and the button.
#[component]
pub(super) fn LevelDialog(asked: LevelAsked) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let open = asked.apply;
    let submit = move |()| {
        let Some((program, version)) = asked.known() else { return };
        sender.send_then(programs::upgrade_level(program, version), move |answer| match answer {
            Ok(_) => {
                open.set(false);
                toasts.done(p::LEVEL_APPLIED);
            }
            Err(ApiError::Refused { check_items, .. }) => asked.refused.set(Some(check_items.all())),
            Err(_) => {}
        });
    };
    let closed = move |()| {
        asked.refused.set(None);
        sender.clear();
    };
    let program = move || asked.read(|level| program_terms::program(level.program).get());
    let title = move || p::level_title(program().unwrap_or_default());
    let reason = Signal::derive(move || asked.blocked_by());
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{p::LEVEL_APPLY}</Button>
        }
    };
    view! {
        <Dialog open title wide=true footer on_closed=closed>
            <div class="stack">
                <Levels asked/>
                <Conditions asked/>
                <SendRefusal sender/>
                {move || asked.read(|level| view! { <LevelHistory applications=level.applications.clone()/> })}
            </div>
        </Dialog>
    }
    .into_any()
}

/// From which level to which.
#[component]
fn Levels(asked: LevelAsked) -> impl IntoView {
    let now =
        move || asked.read(|level| level.facts.level).flatten().map_or(p::LEVEL_NONE, program_terms::partner_tier);
    let next = move || asked.read(|level| level.next).flatten().map_or(p::LEVEL_HIGHEST, program_terms::partner_tier);
    view! {
        <p>{p::LEVEL_TEXT}</p>
        <KeyFacts>
            <Fact label=p::LEVEL_NOW>{move || now().get()}</Fact>
            <Fact label=p::LEVEL_NEXT>{move || next().get()}</Fact>
        </KeyFacts>
    }
}

#[component]
fn Conditions(asked: LevelAsked) -> impl IntoView {
    let note = Signal::derive(move || session::policy().map(|policy| p::checked_by_browser(policy.version)));
    let (all, busy) = (asked.all, Signal::derive(move || asked.all.loading()));
    let check_again = move |()| {
        asked.refused.set(None);
        all.reload();
    };
    view! {
        {move || asked.differs().then(|| view! { <Notice kind=NoticeKind::Failed>{p::DIFFERS}</Notice> })}
        <CheckList label=p::LEVEL_CONDITIONS items=Signal::derive(move || asked.items()) note busy on_recheck=check_again/>
    }
}

/// Takes the application back while the vendor has not decided.
#[component]
pub(super) fn WithdrawLevelDialog(asked: LevelAsked) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let open = asked.withdraw;
    let confirm = move |()| {
        let Some((program, version)) = asked.known() else { return };
        sender.send(programs::withdraw_level(program, version), move |_| {
            open.set(false);
            toasts.done(p::LEVEL_WITHDRAWN);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title=p::LEVEL_WITHDRAW_TITLE confirm=p::LEVEL_WITHDRAW tone=Tone::Danger busy=sender.busy() error
            on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{p::LEVEL_WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}
