//! 进展更新: what was reported, and the form that reports more.

use super::actions::Asked;
use super::words;
use crate::api::{ApiError, field_messages, opportunities, use_sender};
use crate::form::{Form, SendRefusal, UnsavedGuard, check_reason};
use crate::i18n::t;
use crate::ui::{
    Button, Choice, Dialog, ErrorSummary, Field, Notice, NoticeKind, Radios, Select, TextArea, TextInput, TimeText,
    Tone, use_toasts,
};
use domain::api::associations::REASON_MAX;
use domain::api::opportunities::{NewProgress, OpportunityDetail, ProgressEntry};
use domain::opportunity::{OpportunityAction, OpportunityPhase, ProgressEvent};
use leptos::prelude::*;
use std::sync::Arc;
use t::opportunities as o;

/// What was reported, newest first.
#[component]
pub(super) fn ProgressPanel(detail: Arc<OpportunityDetail>) -> impl IntoView {
    let item = |entry: &ProgressEntry| {
        let (phase, chance, outcome) = (words::phase(entry.phase), entry.win_probability, words::outcome(entry.event));
        view! {
            <li class="stack">
                <p class="row"><strong>{phase}</strong><span class="num">{move || o::chance(chance)}</span><span>{outcome}</span></p>
                <p class="prose">{entry.note.clone()}</p>
                <p class="muted">{entry.actor.clone()}" · "<TimeText at=entry.at/></p>
            </li>
        }
    };
    let list = detail.progress.iter().map(item).collect_view();
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{o::PROGRESS}</h2>
            {detail.progress.is_empty().then(|| view! { <p class="muted">{o::NO_PROGRESS}</p> })}
            <ul class="opportunity-progress">{list}</ul>
        </section>
    }
    .into_any()
}

/// The form; made anew each time it opens, from what was reported last.
#[component]
pub(super) fn ProgressDialog(asked: Asked) -> impl IntoView {
    let Asked { open, detail } = asked;
    let form = move || {
        let known = open.get().then(|| untrack(|| detail.get())).flatten()?;
        Some(view! { <ProgressForm asked detail=known/> })
    };
    view! {
        <Dialog open title=move || asked.named(|name| o::progress_title(name))>{form}</Dialog>
    }
}

fn check_chance(text: &str) -> Option<String> {
    let fits = text.trim().parse::<u8>().is_ok_and(|chance| chance <= 100);
    (!fits).then(|| o::CHANCE_MALFORMED.get().to_owned())
}

#[component]
fn ProgressForm(asked: Asked, detail: Arc<OpportunityDetail>) -> impl IntoView {
    let last = detail.progress.first();
    let form = Form::new();
    let chance = form.field(
        "win_probability",
        last.map_or(String::new(), |entry| entry.win_probability.to_string()),
        check_chance,
    );
    let note = form.field("note", "", check_reason);
    let phase = RwSignal::new(last.map_or(OpportunityPhase::NeedConfirmed, |entry| entry.phase));
    let event = RwSignal::new(ProgressEvent::UpdateProgress);
    let possible = |one: &&ProgressEvent| {
        one.as_str().parse::<OpportunityAction>().is_ok_and(|action| detail.opportunity.actions.contains(&action))
    };
    let outcomes =
        ProgressEvent::ALL.iter().filter(possible).map(|one| Choice::new(one.as_str(), words::outcome(*one)));
    let outcomes = outcomes.collect::<Vec<_>>();
    let phases =
        OpportunityPhase::ALL.iter().map(|one| Choice::new(one.as_str(), words::phase(*one))).collect::<Vec<_>>();
    let choose_phase = move |code: String| phase.update(|phase| *phase = code.parse().unwrap_or(*phase));
    let choose_event = move |code: String| event.update(|event| *event = code.parse().unwrap_or(*event));
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let Some((id, version)) = asked.known() else { return };
        if !form.submit() {
            return;
        }
        let new = NewProgress {
            event: event.get_untracked(),
            phase: phase.get_untracked(),
            win_probability: chance.now().trim().parse().unwrap_or_default(),
            note: note.now().trim().to_owned(),
        };
        sender.send_then(opportunities::progress(&id, version, &new), move |answer| match answer {
            Ok(_) => {
                form.saved();
                toasts.done(o::PROGRESS_SAVED);
                asked.open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let ends = move || event.get() != ProgressEvent::UpdateProgress;
    view! {
        <form class="form" novalidate on:submit=submit aria-label=o::UPDATE_PROGRESS>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <Field label=o::PHASE required=true>
                <Select value=Signal::derive(move || phase.get().as_str().to_owned()) choices=Signal::stored(phases) on_change=choose_phase/>
            </Field>
            <Field label=o::WIN_PROBABILITY hint=o::CHANCE_HINT id=chance.id() error=chance.error() on_leave=chance.leave() required=true>
                <TextInput value=chance.value() inputmode="numeric" autocomplete="off" maxlength=3/>
            </Field>
            <Field label=o::NOTE id=note.id() error=note.error() on_leave=note.leave() required=true>
                <TextArea value=note.value() rows=4 maxlength=REASON_MAX/>
            </Field>
            <Radios name="outcome" label=o::OUTCOME value=Signal::derive(move || event.get().as_str().to_owned()) choices=outcomes on_change=choose_event/>
            {move || ends().then(|| view! { <Notice kind=NoticeKind::NeedsYou>{o::OUTCOME_ENDS}</Notice> })}
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{t::common::SAVE}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
        <UnsavedGuard dirty=form.dirty() what=o::PROGRESS/>
    }
    .into_any()
}
