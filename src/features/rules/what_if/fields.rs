//! The inputs of a form, drawn from its table.

use super::certificates::CertificateForm;
use super::facts::{COUNT_MAX, count, optional_day, spent};
use super::forms::inputs;
use super::scenario::Scenario;
use super::state::State;
use super::subject::Subject;
use crate::i18n::{Key, Text, t};
use crate::ui::{Checkbox, Choice, Field, Select, TextInput};
use domain::api::time::day_from_text;
use leptos::prelude::*;

/// The list in which a box that stands alone is a word.
pub(super) const HAS: &str = "has";

/// A word of a list, and what a reader reads.
pub(super) type Word = (&'static str, Text);

/// One fact, or some that belong together, as a form asks for it.
pub(super) enum Input {
    /// Boxes, each a word of [`HAS`].
    Boxes(Vec<Word>),
    /// Boxes under a heading, each a word of a list of its own.
    Group { list: &'static str, legend: Key, words: Vec<Word> },
    /// One of several codes; `forget` drops facts that were only about what was chosen before.
    Choice { name: &'static str, label: Key, choices: Vec<Choice>, forget: fn(Scenario) -> Scenario },
    /// A day.
    Day { name: &'static str, label: Text, hint: Key, is_optional: bool },
    /// An amount of money, never below nothing.
    Amount { name: &'static str, label: Key, hint: Key },
    /// A number of things.
    Count { name: &'static str, label: Key },
    /// Certificates of people.
    Certificates,
    /// Facts that are asked for only while others are so.
    When(fn(&Scenario) -> bool, fn() -> Vec<Input>),
}

impl Input {
    fn field(self, state: State) -> AnyView {
        match self {
            Self::Boxes(words) => boxes(state, HAS, words),
            Self::Group { list, legend, words } => {
                view! { <fieldset class="ticks"><legend>{legend}</legend>{boxes(state, list, words)}</fieldset> }
                    .into_any()
            }
            Self::Choice { name, label, choices, forget } => choice_field(state, name, label, choices, forget),
            Self::Day { name, label, hint, is_optional } => day_field(state, name, label, hint, is_optional),
            Self::Amount { name, label, hint } => amount_field(state, name, label, hint),
            Self::Count { name, label } => count_field(state, name, label),
            Self::Certificates => view! { <CertificateForm state/> }.into_any(),
            Self::When(holds, inputs) => {
                let shown = Memo::new(move |_| state.read(holds));
                (move || shown.get().then(|| fields(state, inputs()))).into_any()
            }
        }
    }
}

fn fields(state: State, inputs: Vec<Input>) -> AnyView {
    inputs.into_iter().map(|input| input.field(state)).collect_view().into_any()
}

/// The form of the question that is asked.
#[component]
pub(super) fn FactForm(state: State, subject: Subject) -> impl IntoView {
    fields(state, inputs(subject))
}

/// The day that is asked about.
#[component]
pub(super) fn DayField(state: State) -> impl IntoView {
    day_field(state, "at", t::rules::AT.into(), t::rules::AT_HINT, false)
}

fn boxes(state: State, list: &'static str, words: Vec<Word>) -> AnyView {
    let one = move |(word, label): Word| {
        let checked = Signal::derive(move || state.read(|scenario| scenario.has(list, word)));
        let switch = move |on: bool| state.change(|scenario| scenario.switched(list, word, on));
        view! { <Checkbox checked on_change=switch>{label}</Checkbox> }
    };
    words.into_iter().map(one).collect_view().into_any()
}

fn choice_field(
    state: State,
    name: &'static str,
    label: Key,
    choices: Vec<Choice>,
    forget: fn(Scenario) -> Scenario,
) -> AnyView {
    let value = Signal::derive(move || state.read(|scenario| scenario.get(name).to_owned()));
    let choose = move |code: String| state.change(|scenario| forget(scenario.with(name, code)));
    view! { <Field label required=true><Select value choices=Signal::stored(choices) on_change=choose/></Field> }
        .into_any()
}

fn day_field(state: State, name: &'static str, label: Text, hint: Key, is_optional: bool) -> AnyView {
    let fits = move |text: &str| if is_optional { optional_day(text).is_some() } else { day_from_text(text).is_some() };
    let error = wrong(state, name, fits, || t::rules::DAY_WRONG.get().to_owned());
    let value = state.fact(name);
    view! { <Field label hint error required=!is_optional><TextInput value kind="date"/></Field> }.into_any()
}

fn amount_field(state: State, name: &'static str, label: Key, hint: Key) -> AnyView {
    let error = wrong(state, name, |text| spent(text).is_some(), || t::rules::AMOUNT_WRONG.get().to_owned());
    let value = state.fact(name);
    view! { <Field label hint error required=true><TextInput value inputmode="decimal"/></Field> }.into_any()
}

fn count_field(state: State, name: &'static str, label: Key) -> AnyView {
    let error = wrong(state, name, |text| count(text).is_some(), || t::rules::count_wrong(COUNT_MAX));
    let value = state.fact(name);
    view! { <Field label error required=true><TextInput value inputmode="numeric"/></Field> }.into_any()
}

/// What is wrong with a fact, while it cannot be read.
fn wrong(
    state: State,
    name: &'static str,
    fits: impl Fn(&str) -> bool + Send + Sync + 'static,
    message: fn() -> String,
) -> Signal<Option<String>> {
    Signal::derive(move || state.read(|scenario| !fits(scenario.get(name))).then(message))
}
