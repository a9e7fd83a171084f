//! What a draft lacks to be submitted: the domain's rule on what it says, evaluated in the browser at once.

use super::actions::Asked;
use crate::api::{ApiError, Fetch, message, opportunities, session, use_sender};
use crate::explain::{Viewer, check_item, unmet_line};
use crate::i18n::t;
use crate::ui::{Button, CheckItem, CheckList, ConfirmDialog, Notice, NoticeKind, Tone, use_toasts};
use domain::api::opportunities::OpportunityDetail;
use domain::opportunity::OpportunityDraft;
use domain::rules::opportunities::eligibility::po_submission;
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use std::sync::Arc;
use t::opportunities as o;

/// The conditions of what is said; followed. `None` until the policy is known.
pub(super) fn conditions(said: &OpportunityDraft, in_pce_plan: bool) -> Option<Vec<Condition>> {
    let policy = session::policy()?;
    Some(po_submission(said.submission_facts(in_pce_plan), &policy, session::now()).conditions)
}

/// A check list of conditions, with the note of who decided.
#[component]
pub(super) fn SubmissionChecks(conditions: Signal<Vec<Condition>>) -> impl IntoView {
    let items = Signal::derive(move || {
        conditions.with(|all| all.iter().map(|one| check_item(one, &Viewer::PartnerStaff)).collect::<Vec<CheckItem>>())
    });
    let note = Signal::derive(move || session::policy().map(|policy| t::programs::checked_by_browser(policy.version)));
    view! { <CheckList label=o::SUBMISSION items note/> }
}

/// Conditions of a refused try: newer than what the page knows, until that is read again. Copy it freely: it is a
/// handle.
#[derive(Clone, Copy)]
pub(super) struct Refused {
    conditions: RwSignal<Option<Vec<Condition>>>,
    /// The reading that the refusal itself asks for is still to come.
    is_new: StoredValue<bool>,
}

impl Refused {
    pub(super) fn new(detail: Fetch<OpportunityDetail>) -> Self {
        let this = Self { conditions: RwSignal::new(None), is_new: StoredValue::new(false) };
        let read_at = Memo::new(move |_| detail.as_of());
        let forget = move || {
            if this.is_new.try_update_value(std::mem::take) == Some(false) {
                this.conditions.try_set(None);
            }
        };
        Effect::watch(move || read_at.get(), move |_, _, _| forget(), false);
        this
    }

    /// A try was refused.
    pub(super) fn set(self, conditions: Vec<Condition>) {
        self.is_new.set_value(true);
        self.conditions.set(Some(conditions));
    }

    /// What was said last; followed.
    pub(super) fn get(self) -> Option<Vec<Condition>> {
        self.conditions.get()
    }

    /// Is there anything to be said? Followed.
    pub(super) fn is_some(self) -> bool {
        self.conditions.with(Option::is_some)
    }
}

/// The panel of a draft's page.
#[component]
pub(super) fn Submission(detail: Arc<OpportunityDetail>, asked: Asked, refused: Refused) -> impl IntoView {
    let (said, in_pce_plan) = (detail.details.clone(), detail.in_pce_plan);
    let known = Signal::derive(move || refused.get().or_else(|| conditions(&said, in_pce_plan)).unwrap_or_default());
    let reason = Signal::derive(move || known.with(|all| unmet_line(all)));
    view! {
        <section class="panel stack" id="submission">
            <h2 class="panel-title">{o::SUBMISSION}</h2>
            {move || refused.is_some().then(|| view! { <Notice kind=NoticeKind::Failed>{o::REFUSED_BY_SERVER}</Notice> })}
            <SubmissionChecks conditions=known/>
            <div class="row"><Button tone=Tone::Primary reason on_press=move |()| asked.open.set(true)>{t::common::SUBMIT}</Button></div>
        </section>
    }
    .into_any()
}

/// Asks before a draft is submitted.
#[component]
pub(super) fn SubmitDialog(asked: Asked, refused: Refused) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((id, version)) = asked.known() else { return };
        sender.send_then(opportunities::submit(&id, version), move |answer| match answer {
            Ok(_) => {
                asked.open.set(false);
                toasts.done(o::SUBMITTED);
            }
            Err(ApiError::Refused { check_items, .. }) => {
                refused.set(check_items.all());
                asked.open.set(false);
            }
            Err(_) => {}
        });
    };
    let error = Signal::derive(move || {
        sender.error().filter(|error| !matches!(error, ApiError::Refused { .. })).map(|error| message(&error))
    });
    view! {
        <ConfirmDialog open=asked.open title=o::SUBMIT_TITLE confirm=t::common::SUBMIT tone=Tone::Primary busy=sender.busy()
            error on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{o::SUBMIT_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}
