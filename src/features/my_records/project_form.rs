//! Entering and editing a project. The fields are checked by the function that the server asks too.

use super::projects::{Doing, seen};
use crate::api::{ApiError, Fetch, field_message, field_messages, my_records, session, use_sender};
use crate::explain::{Reasons, Viewer};
use crate::form::{Form, UnsavedGuard};
use crate::i18n::{t, t::my_records as m};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, TextInput, Tone, use_toasts};
use chrono::NaiveDate;
use domain::api::error::{FieldError, FieldProblem};
use domain::api::own_records::{DUTY_MAX, NewProject, OwnProject, OwnRecords};
use domain::api::time::day_from_text;
use domain::period::business_day;
use leptos::prelude::*;

/// Opens to add a project, or to edit the one that `doing` names.
#[component]
pub(super) fn ProjectDialog(mine: Fetch<OwnRecords>, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let asked = Memo::new(move |_| match doing.get() {
        Some(Doing::Add) => Some(None),
        Some(Doing::Edit(project)) => Some(Some(project)),
        _ => None,
    });
    Effect::new(move || open.set(asked.with(Option::is_some)));
    let title = move || {
        let is_new = asked.with(|asked| !matches!(asked, Some(Some(_))));
        if is_new { m::ADD.get() } else { m::EDIT.get() }.to_owned()
    };
    view! {
        <Dialog open title on_closed=move |()| doing.set(None)>
            {move || asked.get().map(|known| view! { <ProjectForm known open mine/> })}
        </Dialog>
    }
    .into_any()
}

/// What is wrong with one field of a project.
fn fault(project: &NewProject, field: &str) -> Option<String> {
    let now = session::now();
    let fault = project.faults(now).into_iter().find(|fault| fault.field == field)?;
    Some(words(project, &fault, business_day(now)))
}

/// A day outside its range in words that help; anything else as everywhere.
fn words(project: &NewProject, fault: &FieldError, today: NaiveDate) -> String {
    let outside = fault.problem == FieldProblem::OutOfRange;
    let is_ahead = |day: Option<NaiveDate>| day.is_some_and(|day| day > today);
    let key = match fault.field.as_str() {
        "started_on" if outside && is_ahead(project.started_on) => m::IN_FUTURE,
        "started_on" if outside => m::TOO_EARLY,
        "ended_on" if outside && is_ahead(project.ended_on) => m::IN_FUTURE,
        "ended_on" if outside => m::BEFORE_START,
        _ => return field_message(fault),
    };
    key.get().to_owned()
}

#[component]
fn ProjectForm(known: Option<OwnProject>, open: RwSignal<bool>, mine: Fetch<OwnRecords>) -> impl IntoView {
    let form = Form::new();
    let start = known.as_ref().map(|project| NewProject::of(&project.record)).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let name = form.field("name", start.name, |value| {
        fault(&NewProject { name: value.to_owned(), ..NewProject::default() }, "name")
    });
    let duty = form.field("duty", start.duty, |value| {
        fault(&NewProject { duty: value.to_owned(), ..NewProject::default() }, "duty")
    });
    let started = form.field("started_on", day(start.started_on), |value| {
        fault(&NewProject { started_on: day_from_text(value), ..NewProject::default() }, "started_on")
    });
    let ended = form.field("ended_on", day(start.ended_on), move |value| {
        let started_on = started.value().with(|text| day_from_text(text));
        fault(&NewProject { started_on, ended_on: day_from_text(value), ..NewProject::default() }, "ended_on")
    });
    let known = StoredValue::new(known);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let new = NewProject {
            name: name.now(),
            duty: duty.now(),
            started_on: day_from_text(&started.now()),
            ended_on: day_from_text(&ended.now()),
        };
        let request = known.with_value(|known| {
            let seen = known.as_ref().map(|project| (&project.project_id, seen(mine, project)));
            my_records::save_project(seen, &new)
        });
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                form.saved();
                toasts.done(m::SAVED);
                open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    view! {
        <UnsavedGuard dirty=form.dirty() what=m::PROJECT/>
        <form class="form" novalidate on:submit=submit aria-label=m::PROJECT>
            <ErrorSummary faults=form.faults()/>
            <Reasons sender viewer=&Viewer::Employee label=m::CONDITIONS/>
            <Field label=m::NAME id=name.id() error=name.error() on_leave=name.leave() required=true>
                <TextInput value=name.value() autocomplete="off" maxlength=100/>
            </Field>
            <Field label=m::DUTY hint=m::DUTY_HINT id=duty.id() error=duty.error() on_leave=duty.leave() required=true>
                <TextArea value=duty.value() rows=3 maxlength=DUTY_MAX/>
            </Field>
            <Field label=m::STARTED_ON id=started.id() error=started.error() on_leave=started.leave() required=true>
                <TextInput value=started.value() kind="date"/>
            </Field>
            <Field label=m::ENDED_ON hint=m::ENDED_HINT id=ended.id() error=ended.error() on_leave=ended.leave()>
                <TextInput value=ended.value() kind="date"/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{t::common::SAVE}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
