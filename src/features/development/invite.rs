//! 邀请: as what, may it be, and what the letter says.

use super::dialogs::Subject;
use super::letter::Letter;
use super::words::{VIEWER, type_hint};
use crate::api::{ApiError, Fetch, Sender, development, failure, message, use_fetch, use_sender};
use crate::explain::{association_type, check_item, decided_by_server, rules_of, unmet_line};
use crate::form::SendRefusal;
use crate::i18n::{date_time, t, t::development as d};
use crate::ui::{Button, CheckList, Choice, Dialog, ErrorState, Radios, Skeleton, Tone, use_toasts};
use domain::association::AssociationType;
use domain::ids::CustomerReportId;
use domain::rules::verdict::{Condition, Verdict};
use leptos::prelude::*;

/// Referral or resale, and what that means.
#[component]
pub(super) fn TypeChoice(name: &'static str, kind: RwSignal<AssociationType>) -> impl IntoView {
    let choice = |one: &AssociationType| Choice::new(one.as_str(), association_type(*one));
    let choices: Vec<_> = AssociationType::ALL.iter().map(choice).collect();
    let choose = move |code: String| {
        if let Ok(chosen) = code.parse() {
            kind.set(chosen);
        }
    };
    view! {
        <div class="stack">
            <Radios name label=d::INVITED_AS value=Signal::derive(move || kind.get().as_str().to_owned()) choices on_change=choose/>
            <p class="field-hint">{move || type_hint(kind.get()).get()}</p>
        </div>
    }
    .into_any()
}

#[component]
pub(super) fn InviteDialog(subject: Subject) -> impl IntoView {
    let sender = use_sender().refreshing();
    // Which report it is, not each reading of it: what was chosen in the dialog stays.
    let id = Memo::new(move |_| subject.read(|row| row.report_id.clone()));
    let body = move || id.get().map(|id| view! { <Invitation subject id sender/> });
    let title = move || subject.named(|name| d::invite_title(name));
    view! { <Dialog open=subject.open title wide=true on_closed=move |()| sender.clear()>{body}</Dialog> }.into_any()
}

/// What is known about both types: one does not wait for the other.
#[derive(Clone, Copy)]
struct Checks {
    kind: RwSignal<AssociationType>,
    referral: Fetch<Verdict>,
    resale: Fetch<Verdict>,
    /// Conditions of a refused letter: newer than what was asked before.
    refused: RwSignal<Option<(AssociationType, Vec<Condition>)>>,
}

impl Checks {
    /// Of the chosen type. Followed.
    fn now(self) -> Fetch<Verdict> {
        match self.kind.get() {
            AssociationType::Referral => self.referral,
            AssociationType::Resale => self.resale,
        }
    }

    /// Followed.
    fn conditions(self) -> Option<Vec<Condition>> {
        let refused = self.refused.get().filter(|(kind, _)| *kind == self.kind.get()).map(|(_, all)| all);
        refused.or_else(|| self.now().read(|verdict| verdict.conditions.clone()))
    }

    /// Why the letter cannot be sent; `None` when it can. Followed.
    fn blocked(self) -> Option<String> {
        match self.conditions() {
            Some(conditions) => unmet_line(&conditions),
            None => Some(match self.now().error() {
                Some(error) => message(&error),
                None => t::common::CHECKING.get().to_owned(),
            }),
        }
    }

    fn again(self) {
        self.refused.set(None);
        untrack(|| self.now()).reload();
    }
}

fn use_checks(id: &CustomerReportId, start: AssociationType) -> Checks {
    let of = |kind| {
        let id = id.clone();
        use_fetch(move || development::invitation_check(&id, kind))
    };
    let (referral, resale) = (of(AssociationType::Referral), of(AssociationType::Resale));
    Checks { kind: RwSignal::new(start), referral, resale, refused: RwSignal::new(None) }
}

#[component]
fn Invitation(subject: Subject, id: CustomerReportId, sender: Sender) -> impl IntoView {
    let start = untrack(|| subject.read(|row| row.invited_as)).flatten().unwrap_or(AssociationType::Referral);
    let checks = use_checks(&id, start);
    let (kind, toasts) = (checks.kind, use_toasts());
    let send = move |()| {
        let Some((id, version)) = subject.known() else { return };
        let sent = kind.get_untracked();
        sender.send_then(development::invite(&id, version, sent), move |answer| match answer {
            Ok(row) => {
                toasts.done(match row.invited_until {
                    Some(until) => d::invited_until_toast(&row.report.customer_name, date_time(until)),
                    None => d::invited(&row.report.customer_name),
                });
                subject.open.set(false);
            }
            Err(ApiError::Refused { check_items, .. }) => {
                checks.refused.try_set(Some((sent, check_items.all())));
            }
            Err(_) => {}
        });
    };
    let reason = Signal::derive(move || checks.blocked());
    view! {
        <div class="stack">
            <TypeChoice name="invitation-type" kind/>
            <Conditions checks/>
            <Letter subject kind/>
            <SendRefusal sender/>
            <div class="form-actions">
                <Button tone=Tone::Primary busy=sender.busy() reason on_press=send>{d::SEND_LETTER}</Button>
                <Button autofocus=true on_press=move |()| subject.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </div>
    }
    .into_any()
}

/// Every condition of R-02, and for resale of R-03.
#[component]
fn Conditions(checks: Checks) -> impl IntoView {
    let conditions = Memo::new(move |_| checks.conditions());
    let items = Signal::derive(move || {
        let item = |condition: &Condition| check_item(condition, &VIEWER);
        conditions.with(|all| all.iter().flatten().map(item).collect::<Vec<_>>())
    });
    let is_known = Memo::new(move |_| conditions.with(Option::is_some));
    let failed = Signal::derive(move || checks.now().error().filter(|_| !is_known.get()).map(|error| failure(&error)));
    let busy = Signal::derive(move || checks.now().loading());
    let note = Signal::derive(move || checks.now().read(decided_by_server));
    let note_href = Signal::derive(move || checks.now().read(|verdict| rules_of(verdict.policy_version)));
    view! {
        <ErrorState failure=failed on_retry=move |()| checks.again()/>
        {move || checks.now().is_first().then(|| view! { <div aria-busy="true"><Skeleton lines=4/></div> })}
        {move || is_known.get().then(|| view! {
            <div class="account-check">
                <CheckList label=d::INVITE_CONDITIONS items busy on_recheck=move |()| checks.again() note note_href/>
            </div>
        })}
    }
    .into_any()
}
