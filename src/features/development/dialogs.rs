//! The dialogs of a report's operations; the address opens one.

use super::change_email::ChangeEmail;
use super::invite::InviteDialog;
use super::operation::Operation;
use crate::api::{development, message, use_sender};
use crate::i18n::t::development as d;
use crate::routes::{PageQuery, opened_by};
use crate::ui::{ConfirmDialog, Tone, use_toasts};
use domain::api::customer_development::CustomerReport;
use domain::ids::CustomerReportId;
use leptos::prelude::*;

/// What a dialog works on: it stands beside what is drawn anew, and reads the version when it sends. A handle.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub(super) open: RwSignal<bool>,
    pub(super) report: Signal<Option<CustomerReport>>,
}

impl Subject {
    /// Id and version for a write; not followed.
    pub(super) fn known(self) -> Option<(CustomerReportId, i64)> {
        self.report.with_untracked(|report| report.as_ref().map(|row| (row.report_id.clone(), row.version)))
    }

    /// A part of the report; followed.
    pub(super) fn read<T>(self, part: impl FnOnce(&CustomerReport) -> T) -> Option<T> {
        self.report.with(|report| report.as_ref().map(part))
    }

    /// A title with the customer's name; followed.
    pub(super) fn named(self, title: impl Fn(&str) -> String) -> String {
        self.read(|row| title(&row.report.customer_name)).unwrap_or_default()
    }
}

/// All of them, for the report that is asked about.
#[component]
pub(super) fn Dialogs(query: PageQuery, subject: Signal<Option<CustomerReport>>) -> impl IntoView {
    let of = |operation: Operation| {
        let (named, open) = (opened_by(query, operation.address()), RwSignal::new(false));
        let asked = Subject { open, report: subject };
        // Without its report there is nothing to ask; and a dialog that was closed is asked for no more.
        let is_there = Memo::new(move |_| named.get() && subject.with(Option::is_some));
        Effect::new(move || open.set(is_there.get()));
        Effect::watch(
            move || open.get(),
            move |open, _, _| {
                if !open && named.get_untracked() {
                    named.set(false);
                }
            },
            false,
        );
        // A link from yesterday may ask for what is not possible any more.
        Effect::new(move || {
            let blocked = asked.read(|row| operation.why_not(row.state).is_some()).unwrap_or_default();
            if asked.open.get() && blocked {
                asked.open.set(false);
            }
        });
        asked
    };
    let [invite, email, withdraw] = Operation::ALL.map(of);
    view! {
        <div class="dialogs">
            <InviteDialog subject=invite/>
            <ChangeEmail subject=email/>
            <WithdrawDialog subject=withdraw/>
        </div>
    }
    .into_any()
}

/// Takes a report back after asking.
#[component]
fn WithdrawDialog(subject: Subject) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((id, version)) = subject.known() else { return };
        sender.send(development::withdraw(&id, version), move |_| {
            subject.open.set(false);
            toasts.done(d::WITHDRAWN);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open=subject.open title=move || subject.named(|name| d::withdraw_title(name)) confirm=d::WITHDRAW
            tone=Tone::Danger busy=sender.busy() error on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{d::WITHDRAW_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}
