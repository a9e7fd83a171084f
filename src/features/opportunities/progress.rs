//! 进展更新: what was reported, and the form that reports more.

use super::actions::Asked;
use super::words;
use crate::api::opportunities;
use crate::form::{DialogForm, DialogForms, Form, FormField, SendRefusal, UnsavedGuard, check_reason};
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

/// The form begins with what was reported last; what was typed is there again when the dialog is.
#[component]
pub(super) fn ProgressDialog(asked: Asked) -> impl IntoView {
    let Asked { open, detail } = asked;
    let forms = DialogForms::<(), Fields>::new();
    let body = move || {
        let known = open.get().then(|| untrack(|| detail.get())).flatten()?;
        let of = forms.of((), |form| Fields::new(form, known.progress.first()));
        Some(view! { <ProgressForm asked of detail=known/> })
    };
    view! {
        <Dialog open title=move || asked.named(|name| o::progress_title(name))>{body}</Dialog>
    }
}

fn check_chance(text: &str) -> Option<String> {
    let fits = text.trim().parse::<u8>().is_ok_and(|chance| chance <= 100);
    (!fits).then(|| o::CHANCE_MALFORMED.get().to_owned())
}

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Fields {
    phase: FormField,
    chance: FormField,
    note: FormField,
    outcome: FormField,
}

impl Fields {
    fn new(form: Form, last: Option<&ProgressEntry>) -> Self {
        let phase = last.map_or(OpportunityPhase::NeedConfirmed, |entry| entry.phase);
        let chance = last.map_or(String::new(), |entry| entry.win_probability.to_string());
        Self {
            phase: form.field("phase", phase.as_str(), |_| None),
            chance: form.field("win_probability", chance, check_chance),
            note: form.field("note", "", check_reason),
            outcome: form.field("outcome", ProgressEvent::UpdateProgress.as_str(), |_| None),
        }
    }

    /// What is reported; nothing of what can only be chosen is malformed.
    fn said(self) -> Option<NewProgress> {
        Some(NewProgress {
            event: self.outcome.now().parse().ok()?,
            phase: self.phase.now().parse().ok()?,
            win_probability: self.chance.now().trim().parse().ok()?,
            note: self.note.now().trim().to_owned(),
        })
    }
}

#[component]
fn ProgressForm(asked: Asked, of: DialogForm<Fields>, detail: Arc<OpportunityDetail>) -> impl IntoView {
    let DialogForm { form, sender, fields: Fields { phase, chance, note, outcome }, .. } = of;
    let possible = |one: &&ProgressEvent| {
        one.as_str().parse::<OpportunityAction>().is_ok_and(|action| detail.opportunity.actions.contains(&action))
    };
    let outcomes =
        ProgressEvent::ALL.iter().filter(possible).map(|one| Choice::new(one.as_str(), words::outcome(*one)));
    let outcomes = outcomes.collect::<Vec<_>>();
    let phases =
        OpportunityPhase::ALL.iter().map(|one| Choice::new(one.as_str(), words::phase(*one))).collect::<Vec<_>>();
    let toasts = use_toasts();
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let Some((id, version)) = asked.known() else { return };
        if !form.submit() {
            return;
        }
        let Some(new) = of.fields.said() else { return form.interrupted() };
        sender.send_then(opportunities::progress(&id, version, &new), move |answer| {
            of.settle(&answer);
            if answer.is_ok() {
                toasts.done(o::PROGRESS_SAVED);
                asked.open.set(false);
            }
        });
    };
    let ends = move || outcome.value().with(|outcome| outcome != ProgressEvent::UpdateProgress.as_str());
    view! {
        <form class="form" novalidate on:submit=submit aria-label=o::UPDATE_PROGRESS>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <Field label=o::PHASE id=phase.id() error=phase.error() required=true>
                <Select value=phase.value() choices=Signal::stored(phases) on_change=move |code| phase.value().set(code)/>
            </Field>
            <Field label=o::WIN_PROBABILITY hint=o::CHANCE_HINT id=chance.id() error=chance.error() on_leave=chance.leave() required=true>
                <TextInput value=chance.value() inputmode="numeric" autocomplete="off" maxlength=3/>
            </Field>
            <Field label=o::NOTE id=note.id() error=note.error() on_leave=note.leave() required=true>
                <TextArea value=note.value() rows=4 maxlength=REASON_MAX/>
            </Field>
            <Radios name="outcome" label=o::OUTCOME value=outcome.value() choices=outcomes on_change=move |code| outcome.value().set(code)/>
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
