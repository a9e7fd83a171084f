//! 批量申请: one application for several employees, and for each what became of it.

use super::apply::{ApplicationFields, Fields, with_specialists};
use super::chosen::{Chosen, unmet};
use crate::api::{Fetch, changes, specialists};
use crate::form::{DialogForm, DialogForms, SendRefusal};
use crate::i18n::{date_time, t, t::specialists as s};
use crate::ui::{self, Button, Dialog, ErrorSummary, Notice, NoticeKind, StatusTag, Tone};
use domain::api::specialist_requests::{
    RefusedSpecialist, SeenSpecialist, SpecialistAnswers, SpecialistApplication, SpecialistApplications,
};
use domain::api::specialists::{Specialist, Specialists};
use domain::program::DevelopmentPath;
use leptos::prelude::*;

/// What became of all of them.
#[derive(Clone)]
struct Outcome {
    applied: usize,
    failures: Vec<(String, RefusedSpecialist)>,
}

impl Outcome {
    fn of(answers: SpecialistAnswers, asked: &[Specialist]) -> Self {
        let named = |refusal: RefusedSpecialist| {
            let row = asked.iter().find(|row| row.specialist_id == refusal.id);
            (row.map_or_else(|| refusal.id.to_string(), |row| row.name.clone()), refusal)
        };
        Self { applied: answers.applied.len(), failures: answers.error_details.into_iter().map(named).collect() }
    }
}

/// What the dialog works on. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Asked {
    answer: Fetch<Specialists>,
    chosen: Chosen,
    open: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
}

impl Asked {
    /// Those that can be applied for now. Followed.
    fn possible(self) -> Vec<Specialist> {
        self.chosen.asked(self.answer).into_iter().filter(|(_, why)| why.is_none()).map(|(row, _)| row).collect()
    }

    /// Why nothing can be sent; followed.
    fn blocked(self) -> Option<String> {
        self.possible().is_empty().then(|| s::NOBODY_LEFT.get().to_owned())
    }
}

/// The button above the table, its dialog, and the answer for each row.
#[component]
pub(super) fn Batch(answer: Fetch<Specialists>, chosen: Chosen) -> impl IntoView {
    let asked = Asked { answer, chosen, open: RwSignal::new(false), outcome: RwSignal::new(None) };
    let forms = DialogForms::new();
    let reason = Signal::derive(move || (chosen.count() == 0).then(|| s::CHOOSE_EMPLOYEES_FIRST.get().to_owned()));
    let ask = move |()| {
        asked.outcome.set(None);
        asked.open.set(true);
    };
    let title = move || s::apply_chosen_title(chosen.count());
    view! {
        <div class="row"><Button reason on_press=ask>{move || s::apply_chosen(chosen.count())}</Button></div>
        {move || asked.outcome.get().map(|outcome| said(&outcome))}
        <Dialog open=asked.open title wide=true>
            <div class="stack">
                <p class="prose">{s::APPLY_CHOSEN_BODY}</p>
                <People asked/>
                <BatchForm asked forms/>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Who is applied for, and who is left out and why: R-36 in the browser.
#[component]
fn People(asked: Asked) -> impl IntoView {
    let person = |(row, why): (Specialist, Option<String>)| {
        let (turn, words) = match why {
            None => (ui::Turn::Done, s::CAN_BE_APPLIED_FOR.get().to_owned()),
            Some(why) => (ui::Turn::Failed, s::cannot_because(why)),
        };
        view! { <li class="row"><bdi>{row.name}</bdi><StatusTag turn label=words/></li> }
    };
    view! {
        <ul class="chosen-people" aria-label=s::CHOSEN_EMPLOYEES>
            {move || asked.chosen.asked(asked.answer).into_iter().map(person).collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn BatchForm(asked: Asked, forms: DialogForms<(), Fields>) -> impl IntoView {
    let paths: Signal<Vec<DevelopmentPath>> =
        Signal::derive(move || with_specialists(asked.answer.read(|all| all.paths.clone()).unwrap_or_default()));
    let of = forms.of((), |form| Fields::new(form, paths));
    let DialogForm { form, sender, fields, .. } = of;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let rows = untrack(|| asked.possible());
        if rows.is_empty() || !form.submit() {
            return;
        }
        let Some(SpecialistApplication { path, attachment_id, note }) = fields.filled() else {
            return form.interrupted();
        };
        let seen = |row: &Specialist| SeenSpecialist { specialist_id: row.specialist_id.clone(), version: row.version };
        let new = SpecialistApplications { specialists: rows.iter().map(seen).collect(), path, attachment_id, note };
        sender.send_then(specialists::apply_all(&new), move |answer| {
            of.settle(&answer);
            if let Ok(answers) = answer {
                asked.outcome.set(Some(Outcome::of(answers, &rows)));
                asked.chosen.clear();
                asked.open.set(false);
            }
        });
    };
    let reason = Signal::derive(move || asked.blocked());
    let count = move || s::apply_count(asked.possible().len());
    view! {
        <form class="form" novalidate on:submit=submit aria-label=s::APPLY>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <ApplicationFields fields paths/>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason>{count}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn said(outcome: &Outcome) -> AnyView {
    let (applied, failed) = (outcome.applied, outcome.failures.len());
    let kind = if failed == 0 { NoticeKind::Done } else { NoticeKind::Failed };
    let line = |(name, refusal): &(String, RefusedSpecialist)| {
        let (name, refusal) = (name.clone(), refusal.clone());
        view! { <li>{move || s::failed_because(&name, why(&refusal))}</li> }
    };
    let lines = outcome.failures.iter().map(line).collect_view();
    let list = (failed > 0).then(|| view! { <ul>{lines}</ul> });
    view! {
        <Notice kind>
            <p>{move || s::batch_done(applied, failed)}</p>
            {list}
        </Notice>
    }
    .into_any()
}

/// Why one was not applied for.
fn why(refusal: &RefusedSpecialist) -> String {
    if let Some(stale) = &refusal.stale {
        return s::changed_meanwhile(&stale.changed_by, date_time(stale.changed_at), changes::done(&stale.action));
    }
    unmet(&refusal.check_items).unwrap_or_else(|| refusal.error_msg.clone())
}
