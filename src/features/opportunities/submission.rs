//! What a draft lacks to be submitted: the domain's rule on what it says, evaluated in the browser at once.

use crate::api::{ApiError, message, opportunities, session, use_sender};
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

/// The panel of a draft's page.
#[component]
pub(super) fn Submission(detail: Arc<OpportunityDetail>) -> impl IntoView {
    let (said, in_pce_plan) = (detail.details.clone(), detail.in_pce_plan);
    let (id, version) = (detail.opportunity.opportunity_id.clone(), detail.opportunity.version);
    let refused = RwSignal::new(None::<Vec<Condition>>);
    let known = Signal::derive(move || refused.get().or_else(|| conditions(&said, in_pce_plan)).unwrap_or_default());
    let reason = Signal::derive(move || known.with(|all| unmet_line(all)));
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let confirm = move |()| {
        sender.send_then(opportunities::submit(&id, version), move |answer| match answer {
            Ok(_) => {
                open.set(false);
                toasts.done(o::SUBMITTED);
            }
            Err(ApiError::Refused { check_items, .. }) => {
                refused.set(Some(check_items));
                open.set(false);
            }
            Err(_) => {}
        });
    };
    let error = Signal::derive(move || {
        sender.error().filter(|error| !matches!(error, ApiError::Refused { .. })).map(|error| message(&error))
    });
    view! {
        <section class="panel stack" id="submission">
            <h2 class="panel-title">{o::SUBMISSION}</h2>
            {move || refused.with(Option::is_some).then(|| view! { <Notice kind=NoticeKind::Failed>{o::REFUSED_BY_SERVER}</Notice> })}
            <SubmissionChecks conditions=known/>
            <div class="row"><Button tone=Tone::Primary reason on_press=move |()| open.set(true)>{t::common::SUBMIT}</Button></div>
            <ConfirmDialog open title=o::SUBMIT_TITLE confirm=t::common::SUBMIT tone=Tone::Primary busy=sender.busy() error on_confirm=confirm>
                <p>{o::SUBMIT_BODY}</p>
            </ConfirmDialog>
        </section>
    }
    .into_any()
}
