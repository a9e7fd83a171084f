//! 批量审批: one answer to several applications, and for each what became of it.

use super::application_columns::Chosen;
use super::words::applicant;
use crate::api::{ApiError, message, resellers, use_sender};
use crate::explain::program_terms::reseller_application_state;
use crate::i18n::{Text, date_time, t::resellers as r};
use crate::ui::{Button, ConfirmDialog, Notice, NoticeKind, Tone};
use domain::api::reseller_applications::{
    NewResellerApprovals, RefusedApproval, ResellerApplication, ResellerApprovals,
};
use leptos::prelude::*;

/// What became of one of them.
#[derive(Clone)]
struct Failure {
    name: Text,
    refusal: RefusedApproval,
}

/// What became of all of them.
#[derive(Clone)]
struct Outcome {
    approved: usize,
    failures: Vec<Failure>,
}

impl Outcome {
    fn of(answers: ResellerApprovals, asked: &[ResellerApplication]) -> Self {
        let named = |refusal: RefusedApproval| {
            let row = asked.iter().find(|row| row.application_id == refusal.id);
            Failure { name: row.map_or_else(|| refusal.id.to_string().into(), applicant), refusal }
        };
        Self { approved: answers.approved.len(), failures: answers.error_details.into_iter().map(named).collect() }
    }
}

/// The button above the table, its confirmation, and the answer for each row.
#[component]
pub(super) fn Batch(chosen: Chosen) -> impl IntoView {
    let open = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Outcome>);
    let sender = use_sender();
    let reason = Signal::derive(move || (chosen.count() == 0).then(|| r::CHOOSE_FIRST.get().to_owned()));
    let confirm = move |()| {
        let (asked, new) = (chosen.rows(), NewResellerApprovals { applications: chosen.seen() });
        sender.send_then(resellers::approve_all(&new), move |answer: Result<ResellerApprovals, ApiError>| {
            if let Ok(answers) = answer {
                open.set(false);
                outcome.set(Some(Outcome::of(answers, &asked)));
            }
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    let ask = move |()| {
        outcome.set(None);
        open.set(true);
    };
    view! {
        <div class="row">
            <Button tone=Tone::Primary reason on_press=ask>{move || r::approve_chosen(chosen.count())}</Button>
        </div>
        {move || outcome.get().map(|outcome| said(&outcome))}
        <ConfirmDialog open title=move || r::approve_all_title(chosen.count()) confirm=r::APPROVE tone=Tone::Primary
            busy=sender.busy() error on_confirm=confirm>
            <p>{r::APPROVE_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}

fn said(outcome: &Outcome) -> AnyView {
    let (approved, failed) = (outcome.approved, outcome.failures.len());
    let kind = if failed == 0 { NoticeKind::Done } else { NoticeKind::Failed };
    let line = |failure: &Failure| {
        let failure = failure.clone();
        view! { <li>{move || r::failed_because(failure.name.get().into_owned(), why(&failure.refusal))}</li> }
    };
    let lines = outcome.failures.iter().map(line).collect_view();
    let list = (failed > 0).then(|| view! { <ul>{lines}</ul> });
    view! {
        <Notice kind>
            <p>{move || r::batch_done(approved, failed)}</p>
            {list}
        </Notice>
    }
    .into_any()
}

/// Why one was not approved.
fn why(refusal: &RefusedApproval) -> String {
    match (&refusal.stale, refusal.state) {
        (Some(stale), _) => r::changed_meanwhile(&stale.changed_by, date_time(stale.changed_at)),
        (None, Some(state)) => r::is_now(reseller_application_state(state).get()),
        (None, None) => refusal.error_msg.clone(),
    }
}
