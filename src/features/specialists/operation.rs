//! The dialogs of a link: its conditions, and what is asked for besides.

use super::actions::verdict;
use super::apply::ApplyForm;
use super::cancel::CancelForm;
use super::words;
use crate::api::{ApiError, Fetch, Sender, specialists, use_sender};
use crate::explain::{Viewer, check_items, unmet_line};
use crate::form::{DialogForms, SendRefusal};
use crate::i18n::{Key, t, t::specialists as s};
use crate::routes::{PageQuery, opened_by};
use crate::ui::{Button, CheckList, Dialog, Tone, use_toasts};
use domain::api::specialists::SpecialistDetail;
use domain::rules::specialists::lifecycle::SpecialistOperation as Operation;
use domain::rules::verdict::{Condition, Verdict};
use leptos::prelude::*;

/// A dialog for each operation; the address opens one.
#[component]
pub(super) fn Dialogs(query: PageQuery, detail: Fetch<SpecialistDetail>) -> impl IntoView {
    let dialog = |operation: &Operation| {
        let open = opened_by(query, words::address(*operation));
        view! { <OperationDialog operation=*operation open detail/> }
    };
    Operation::ALL.iter().map(dialog).collect_view()
}

/// What a dialog works on. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) operation: Operation,
    pub(super) open: RwSignal<bool>,
    pub(super) detail: Fetch<SpecialistDetail>,
    /// Conditions of a refused request: newer than what the page knows.
    pub(super) refused: RwSignal<Option<Vec<Condition>>>,
}

impl Asked {
    /// Every rule that is asked, as one answer; another letter asks more than the state of the link. Followed.
    fn verdict(self) -> Option<Verdict> {
        self.detail.read(|detail| {
            let mut all = verdict(&detail.specialist, &detail.paths, self.operation)?;
            let inviting = detail.inviting.as_ref().filter(|_| self.operation == Operation::Resend);
            if let Some(inviting) = inviting {
                let more = inviting.room.conditions.iter().chain(&inviting.target.conditions);
                all.conditions.extend(more.cloned());
            }
            Some(all)
        })?
    }

    /// Why it cannot be done now; `None` when it can. Followed.
    pub(super) fn blocked(self) -> Option<String> {
        self.verdict().and_then(|verdict| unmet_line(&verdict.conditions))
    }

    /// What became of the request; fields are the form's own matter.
    pub(super) fn failed(self, error: &ApiError) {
        if let ApiError::Refused { check_items, .. } = error {
            self.refused.set(Some(check_items.all()));
        }
    }
}

const fn body(operation: Operation) -> Key {
    match operation {
        Operation::Resend => s::RESEND_BODY,
        Operation::Apply => s::APPLY_BODY,
        Operation::Cancel => s::CANCEL_BODY,
        Operation::WithdrawCancel => s::WITHDRAW_BODY,
        Operation::Unbind => s::UNBIND_BODY,
    }
}

const fn done(operation: Operation) -> Key {
    match operation {
        Operation::Resend => s::RESENT,
        Operation::Apply => s::APPLIED,
        Operation::Cancel => s::CANCEL_REQUESTED,
        Operation::WithdrawCancel => s::CANCEL_WITHDRAWN,
        Operation::Unbind => s::UNBOUND,
    }
}

#[component]
fn OperationDialog(operation: Operation, open: RwSignal<bool>, detail: Fetch<SpecialistDetail>) -> impl IntoView {
    let asked = Asked { operation, open, detail, refused: RwSignal::new(None) };
    let title = move || {
        let verb = words::operation(operation).get();
        detail.read(|detail| s::act_on(verb, &detail.specialist.name)).unwrap_or_else(|| verb.to_owned())
    };
    let items = Signal::derive(move || {
        let mut verdict = asked.verdict();
        if let (Some(verdict), Some(conditions)) = (&mut verdict, asked.refused.get()) {
            verdict.conditions = conditions;
        }
        verdict.map(|verdict| check_items(&verdict, &Viewer::PartnerStaff)).unwrap_or_default()
    });
    let form = form(asked);
    view! {
        <Dialog open title wide=true on_closed=move |()| asked.refused.set(None)>
            <div class="stack">
                <p class="prose">{body(operation)}</p>
                <CheckList label=s::CONDITIONS items/>
                {form.run()}
            </div>
        </Dialog>
    }
    .into_any()
}

/// What is asked for besides; what was typed is there again when the dialog is.
fn form(asked: Asked) -> ViewFn {
    let done = done(asked.operation);
    match asked.operation {
        Operation::Apply => {
            let forms = DialogForms::new();
            (move || view! { <ApplyForm asked forms done/> }).into()
        }
        Operation::Cancel => {
            let forms = DialogForms::new();
            (move || view! { <CancelForm asked forms done/> }).into()
        }
        _ => {
            let sender = use_sender().refreshing();
            (move || view! { <Plain asked sender/> }).into()
        }
    }
}

/// Nothing besides the decision itself.
#[component]
fn Plain(asked: Asked, sender: Sender) -> impl IntoView {
    let (operation, toasts) = (asked.operation, use_toasts());
    on_cleanup(move || sender.clear());
    let go = move |()| {
        let known = untrack(|| asked.detail.read(|one| (one.specialist.specialist_id.clone(), one.specialist.version)));
        let Some((id, version)) = known else { return };
        sender.send_then(specialists::act(&id, version, words::address(operation)), move |answer| match answer {
            Ok(now) => {
                asked.detail.put(now);
                toasts.done(done(operation));
                asked.open.set(false);
            }
            Err(error) => asked.failed(&error),
        });
    };
    let tone = if operation == Operation::Unbind { Tone::Danger } else { Tone::Primary };
    let reason = Signal::derive(move || asked.blocked());
    view! {
        <SendRefusal sender/>
        <div class="form-actions">
            <Button tone busy=sender.busy() reason on_press=go>{words::operation(operation)}</Button>
            <Button autofocus=true on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
        </div>
    }
    .into_any()
}
