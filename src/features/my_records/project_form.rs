//! Entering and editing a project. The fields are checked by the function that the server asks too.

use super::projects::Doing;
use crate::api::{ApiError, field_message, my_records, session};
use crate::explain::{Reasons, Viewer};
use crate::form::{DialogForm, DialogForms, Form, FormField, UnsavedGuard};
use crate::i18n::{t, t::my_records as m};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, TextInput, Tone, opened_while, use_toasts};
use chrono::NaiveDate;
use domain::api::error::{FieldError, FieldProblem};
use domain::api::own_records::{DUTY_MAX, NewProject, OwnProject};
use domain::api::time::day_from_text;
use domain::ids::PersonalProjectId;
use domain::period::business_day;
use leptos::prelude::*;

/// Which project a form is about; none for a new one.
type Key = Option<PersonalProjectId>;

/// Opens to add a project, or to edit the one that `doing` names. What was typed for one is there again when that is
/// opened again.
#[component]
pub(super) fn ProjectDialog(doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let asked = Memo::new(move |_| match doing.get() {
        Some(Doing::Add) => Some(None),
        Some(Doing::Edit(project)) => Some(Some(project)),
        _ => None,
    });
    let open = opened_while(asked);
    let forms = DialogForms::<Key, Fields>::new();
    let title = move || {
        let is_new = asked.with(|asked| !matches!(asked, Some(Some(_))));
        if is_new { m::ADD.get() } else { m::EDIT.get() }.to_owned()
    };
    let body = move || {
        asked.get().map(|known| {
            let id = known.as_ref().map(|project| project.project_id.clone());
            let of = forms.of(id.clone(), |form| Fields::new(form, known.as_ref()));
            view! { <ProjectForm id of open/> }
        })
    };
    view! {
        <Dialog open title on_closed=move |()| doing.set(None)>{body}</Dialog>
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

/// The fields, and the version of the project that they change. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Fields {
    name: FormField,
    duty: FormField,
    started: FormField,
    ended: FormField,
    version: StoredValue<i64>,
}

impl Fields {
    fn new(form: Form, known: Option<&OwnProject>) -> Self {
        let start = known.map(|project| NewProject::of(&project.record)).unwrap_or_default();
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
        let version = StoredValue::new(known.map(|project| project.version).unwrap_or_default());
        Self { name, duty, started, ended, version }
    }

    fn said(self) -> NewProject {
        NewProject {
            name: self.name.now(),
            duty: self.duty.now(),
            started_on: day_from_text(&self.started.now()),
            ended_on: day_from_text(&self.ended.now()),
        }
    }
}

#[component]
fn ProjectForm(id: Key, of: DialogForm<Fields>, open: RwSignal<bool>) -> impl IntoView {
    let DialogForm { form, sender, fields: Fields { name, duty, started, ended, version }, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let seen = id.as_ref().map(|id| (id, version.get_value()));
        sender.send_then(my_records::save_project(seen, &of.fields.said()), move |answer| {
            of.settle(&answer);
            match answer {
                Ok(_) => {
                    toasts.done(m::SAVED);
                    // Meanwhile the dialog may be about another one.
                    if of.is_shown() {
                        open.set(false);
                    }
                }
                // Whoever was told what changed meanwhile may send again: then it counts for the newest version.
                Err(ApiError::Stale(stale)) => version.set_value(stale.current),
                Err(_) => {}
            }
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
