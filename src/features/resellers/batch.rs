//! 批量审批: one answer to several applications, and for each what became of it.

use super::answer::asked;
use super::application_columns::Chosen;
use super::words::applicant;
use super::words::{reason_hint, verb};
use crate::api::{changes, resellers};
use crate::explain::program_terms::reseller_application_state;
use crate::form::{Question, QuestionDialog};
use crate::i18n::{Text, date_time, t::resellers as r};
use crate::ui::{Button, Notice, NoticeKind, Tone};
use domain::api::reseller_applications::{
    NewResellerApprovals, NewResellerRejections, RefusedAnswer, ResellerAnswers, ResellerApplication,
};
use domain::states::reseller_application::ResellerApplicationEvent as Event;
use leptos::prelude::*;

/// What became of one of them.
#[derive(Clone)]
struct Failure {
    name: Text,
    refusal: RefusedAnswer,
}

/// What became of all of them.
#[derive(Clone)]
struct Outcome {
    rejects: bool,
    answered: usize,
    failures: Vec<Failure>,
}

impl Outcome {
    fn of(rejects: bool, answers: ResellerAnswers, asked: &[ResellerApplication]) -> Self {
        let named = |refusal: RefusedAnswer| {
            let row = asked.iter().find(|row| row.application_id == refusal.id);
            Failure { name: row.map_or_else(|| refusal.id.to_string().into(), applicant), refusal }
        };
        let failures = answers.error_details.into_iter().map(named).collect();
        Self { rejects, answered: answers.answered.len(), failures }
    }
}

/// The buttons above the table, their questions, and the answer for each row.
#[component]
pub(super) fn Batch(chosen: Chosen) -> impl IntoView {
    let outcome = RwSignal::new(None::<Outcome>);
    let blocked = Signal::derive(move || (chosen.count() == 0).then(|| r::CHOOSE_FIRST.get().to_owned()));
    let all = [Event::Approve, Event::Reject].map(asked);
    let button = |(event, question): (Event, Question)| {
        let rejects = event == Event::Reject;
        let tone = if rejects { Tone::Normal } else { Tone::Primary };
        let label = if rejects { r::reject_chosen } else { r::approve_chosen };
        let ask = move |()| {
            outcome.set(None);
            question.open.set(true);
        };
        view! { <Button tone reason=blocked on_press=ask>{move || label(chosen.count())}</Button> }
    };
    view! {
        <div class="row">{all.map(button).into_iter().collect_view()}</div>
        {move || outcome.get().map(|outcome| said(&outcome))}
        {all.map(|(event, question)| view! { <OneForAll event question chosen blocked outcome/> }).into_iter().collect_view()}
    }
    .into_any()
}

/// The question about those that are ticked when it is sent. What changes meanwhile is ticked no more.
#[component]
fn OneForAll(
    event: Event,
    question: Question,
    chosen: Chosen,
    blocked: Signal<Option<String>>,
    outcome: RwSignal<Option<Outcome>>,
) -> impl IntoView {
    let rejects = event == Event::Reject;
    let title = move || {
        let titled = if rejects { r::reject_all_title } else { r::approve_all_title };
        titled(chosen.count())
    };
    let send = move |()| {
        if !question.submit() {
            return;
        }
        let (rows, applications) = (chosen.rows(), chosen.seen());
        let request = if rejects {
            resellers::reject_all(&NewResellerRejections { applications, reason: question.reason() })
        } else {
            resellers::approve_all(&NewResellerApprovals { applications })
        };
        question.sender.send_then(request, move |answer| {
            if let Some(answers) = question.settle(answer) {
                outcome.set(Some(Outcome::of(rejects, answers, &rows)));
            }
        });
    };
    let text = if rejects { r::REJECT_ALL_TEXT } else { r::APPROVE_TEXT };
    let tone = if rejects { Tone::Danger } else { Tone::Primary };
    view! {
        <QuestionDialog question title verb=verb(event) tone reason=r::REASON hint=reason_hint blocked on_send=send><p>{text}</p></QuestionDialog>
    }
    .into_any()
}

fn said(outcome: &Outcome) -> AnyView {
    let (rejects, answered, failed) = (outcome.rejects, outcome.answered, outcome.failures.len());
    let kind = if failed == 0 { NoticeKind::Done } else { NoticeKind::Failed };
    let line = |failure: &Failure| {
        let failure = failure.clone();
        view! { <li>{move || r::failed_because(failure.name.get().into_owned(), why(&failure.refusal))}</li> }
    };
    let lines = outcome.failures.iter().map(line).collect_view();
    let list = (failed > 0).then(|| view! { <ul>{lines}</ul> });
    let summary = move || {
        let summed = if rejects { r::batch_rejected } else { r::batch_done };
        summed(answered, failed)
    };
    view! {
        <Notice kind>
            <p>{summary}</p>
            {list}
        </Notice>
    }
    .into_any()
}

/// Why one was not answered.
fn why(refusal: &RefusedAnswer) -> String {
    match (&refusal.stale, refusal.state) {
        (Some(stale), _) => {
            r::changed_meanwhile(&stale.changed_by, date_time(stale.changed_at), changes::done(&stale.action))
        }
        (None, Some(state)) => r::is_now(reseller_application_state(state).get()),
        (None, None) => refusal.error_msg.clone(),
    }
}
