//! What is typed about a record: of which kind, its number and name, how far it is, and from when.

use super::act::{Act, Typed};
use crate::api::{field_message, session};
use crate::explain::program_terms::{record_kind, solution_state};
use crate::form::{FormField, Question};
use crate::i18n::t::partners as p;
use crate::ui::{Choice, Field, Select, TextInput};
use domain::api::partners::PartnerFile;
use domain::api::path_records::{PathRecordKind, SolutionState};
use domain::api::time::day_from_text;
use domain::api::vendor_records::NewPathRecord;
use domain::period::business_day;
use leptos::prelude::*;

/// The fields of a record.
#[derive(Clone, Copy)]
pub(super) struct RecordFields {
    question: Question,
    kind: FormField,
    number: FormField,
    name: FormField,
    state: FormField,
    on: FormField,
}

impl RecordFields {
    pub(super) fn new(question: Question) -> Self {
        Self {
            question,
            kind: question.field("kind"),
            number: question.field("number"),
            name: question.field("name"),
            state: question.field("solution_state"),
            on: question.field("recorded_on"),
        }
    }

    /// Begins with what is so now.
    pub(super) fn fill(self, act: &Act, file: &PartnerFile) {
        let known = match act {
            Act::ChangeSolution(id, _) => file.records.iter().find(|one| one.record_id == *id),
            _ => None,
        };
        let state = known.and_then(|one| one.record.solution_state).unwrap_or(SolutionState::Certified);
        self.state.begin(state.to_string());
        self.kind.begin(PathRecordKind::CloudSolution.to_string());
        self.number.begin(String::new());
        self.name.begin(String::new());
        self.on.begin(business_day(session::now()).to_string());
    }

    /// What was typed; what is wrong stands at its field then.
    pub(super) fn typed(self, act: &Act) -> Option<Typed> {
        let state = self.state.now().parse::<SolutionState>().ok();
        if matches!(act, Act::ChangeSolution(..)) {
            return state.map(Typed::State);
        }
        let kind: PathRecordKind = self.kind.now().parse().ok()?;
        let new = NewPathRecord {
            kind,
            number: self.number.now().trim().to_owned(),
            name: self.name.now().trim().to_owned(),
            solution_state: state.filter(|_| kind.is_solution()),
            recorded_on: day_from_text(&self.on.now()),
        };
        let faults = new.faults(business_day(session::now()));
        let Some(fault) = faults.first() else { return Some(Typed::Record(new)) };
        let why = if fault.field == "recorded_on" { p::SINCE_WRONG.now().to_owned() } else { field_message(fault) };
        self.question.refused(&fault.field, &why);
        None
    }

    pub(super) fn inputs(self, act: &Act) -> AnyView {
        let Self { kind, number, name, state, on, .. } = self;
        let states =
            || SolutionState::ALL.iter().map(|one| Choice::new(one.as_str(), solution_state(*one))).collect::<Vec<_>>();
        let how_far = move || {
            let value = state.value();
            view! {
                <Field label=p::RECORD_STATE id=state.id() error=state.error() on_leave=state.leave() required=true>
                    <Select value choices=states() on_change=move |chosen: String| value.set(chosen)/>
                </Field>
            }
        };
        if matches!(act, Act::ChangeSolution(..)) {
            return how_far().into_any();
        }
        let kinds = PathRecordKind::ALL.iter().filter(|one| one.is_recorded_by_hand());
        let kinds: Vec<Choice> = kinds.map(|one| Choice::new(one.as_str(), record_kind(*one))).collect();
        let chosen = kind.value();
        let is_solution = Memo::new(move |_| {
            chosen.with(|code| code.parse::<PathRecordKind>().is_ok_and(PathRecordKind::is_solution))
        });
        view! {
            <Field label=p::RECORD_KIND id=kind.id() error=kind.error() on_leave=kind.leave() required=true>
                <Select value=chosen choices=kinds on_change=move |code: String| chosen.set(code)/>
            </Field>
            <Field label=p::RECORD_NUMBER id=number.id() error=number.error() on_leave=number.leave() required=true>
                <TextInput value=number.value() autocomplete="off" maxlength=64/>
            </Field>
            <Field label=p::RECORD_NAME hint=p::RECORD_NAME_HINT id=name.id() error=name.error() on_leave=name.leave()>
                <TextInput value=name.value() autocomplete="off" maxlength=128/>
            </Field>
            {move || is_solution.get().then(how_far)}
            <Field label=p::RECORD_ON id=on.id() error=on.error() on_leave=on.leave() required=true>
                <TextInput value=on.value() kind="date"/>
            </Field>
        }
        .into_any()
    }
}
