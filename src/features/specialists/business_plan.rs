//! The business plan of a path: what was handed in, and handing another one in.

use crate::api::{ApiError, Fetch, Sender, field_messages, programs, use_sender};
use crate::explain::program_terms::plan_state;
use crate::form::{FileField, FileUpload, Form, SendRefusal};
use crate::i18n::t::specialists as s;
use crate::ui::{Button, ErrorSummary, Fact, FileLink, KeyFacts, StatusTag, TimeText, Tone, Turn, use_toasts};
use domain::api::certification::{BusinessPlan, Certification, NewBusinessPlan, PlanFile};
use domain::program::{DevelopmentPath, PlanState};
use domain::states::path_stage::PathStage;
use leptos::prelude::*;

/// Where the path asks for a plan, or has one. It stands beside the conditions, which are drawn anew when something changes.
#[component]
pub(super) fn PlanPanel(answer: Fetch<Certification>) -> impl IntoView {
    let known = Memo::new(move |_| {
        answer.read(|all| all.business_plan.as_deref().cloned().map(|plan| (all.facts.path, plan))).flatten()
    });
    // What is read anew is the plan; what was typed, and what was said of it, stays.
    let has_plan = Memo::new(move |_| known.with(Option::is_some));
    let form = Form::new();
    let file = FileField::new(form, "attachment_id");
    let sender = use_sender().refreshing();
    let lead = move || known.with(|known| known.as_ref().is_some_and(|(_, plan)| plan.asked));
    let reviewed = Memo::new(move |_| answer.read(|all| blocked(all).is_some()).unwrap_or_default());
    move || {
        has_plan.get().then(|| {
            view! {
                <section class="panel stack" id="business-plan">
                    <h2 class="panel-title">{s::PLAN}</h2>
                    <p class="prose">{move || if lead() { s::PLAN_LEAD.get() } else { s::PLAN_NOT_ASKED.get() }}</p>
                    {move || known.get().map(|(path, plan)| handed_in(path, &plan, reviewed.get()))}
                    <HandIn answer form file sender/>
                </section>
            }
        })
    }
}

fn handed_in(path: DevelopmentPath, plan: &BusinessPlan, reviewed: bool) -> impl IntoView + use<> {
    let state = plan.state;
    let turn = match state {
        PlanState::Missing | PlanState::Refused if plan.asked => Turn::NeedsYou,
        PlanState::Missing | PlanState::Refused => Turn::Closed,
        PlanState::HandedIn if reviewed => Turn::Waiting,
        // It waits for nobody until the certification is applied for.
        PlanState::HandedIn => Turn::Running,
        PlanState::Accepted => Turn::Done,
    };
    let file = plan.file.clone().map(|file| {
        let PlanFile { file_name, size, handed_in_by, handed_in_at, accepted_at, refused_at, answer, .. } = file;
        let refused = refused_at.filter(|_| accepted_at.is_none());
        let refused = refused.map(|at| view! { <Fact label=s::PLAN_REFUSED_AT><TimeText at/></Fact> });
        let answer = answer.map(|answer| view! { <Fact label=s::PLAN_ANSWER><bdi>{answer}</bdi></Fact> });
        let accepted = accepted_at.map(|at| view! { <Fact label=s::PLAN_ACCEPTED_AT><TimeText at/></Fact> });
        view! {
            <Fact label=s::PLAN_FILE><FileLink href=programs::own_plan(path) name=file_name size/></Fact>
            <Fact label=s::PLAN_BY><bdi>{handed_in_by}</bdi></Fact>
            <Fact label=s::PLAN_AT><TimeText at=handed_in_at/></Fact>
            {accepted}
            {refused}
            {answer}
        }
    });
    let again =
        (plan.asked && state == PlanState::Refused).then(|| view! { <p class="prose">{s::PLAN_REFUSED_LEAD}</p> });
    view! {
        {again}
        <KeyFacts><Fact label=s::STATE><StatusTag turn label=plan_state(state)/></Fact>{file}</KeyFacts>
    }
}

/// Why none can be handed in now.
fn blocked(all: &Certification) -> Option<String> {
    let waits = all.annual_review.as_ref().is_some_and(|again| again.under_review);
    match all.facts.stage {
        PathStage::Available => Some(s::PLAN_NOT_CHOSEN.get().to_owned()),
        PathStage::RoleReviewing | PathStage::DifferentiationReviewing => Some(s::PLAN_WAITS.get().to_owned()),
        _ => waits.then(|| s::PLAN_WAITS.get().to_owned()),
    }
}

/// Choosing a file, and the button that hands it in.
#[component]
fn HandIn(answer: Fetch<Certification>, form: Form, file: FileField, sender: Sender) -> impl IntoView {
    let toasts = use_toasts();
    let reason = Signal::derive(move || answer.read(blocked).flatten());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| reason.get()).is_some() || !form.submit() {
            return;
        }
        let known = untrack(|| answer.read(|all| (all.facts.path, all.version)));
        let (Some((path, version)), Some(kept)) = (known, file.now()) else { return form.interrupted() };
        let new = NewBusinessPlan { attachment_id: kept.attachment_id };
        sender.send_then(programs::hand_in_plan(path, &new, version), move |outcome| match outcome {
            Ok(now) => {
                file.forget();
                form.saved();
                toasts.done(s::PLAN_DONE);
                answer.put(now);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=s::PLAN_HAND_IN>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <FileUpload field=file label=s::PLAN_FILE document=true/>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason>{s::PLAN_HAND_IN}</Button>
            </div>
        </form>
    }
    .into_any()
}
