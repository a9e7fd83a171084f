//! Choosing among given values: select, checkbox, radio buttons.

use leptos::prelude::*;

use super::field::field_context;
use crate::i18n::Text;

/// A value and its words.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is stored and sent.
    pub value: String,
    /// What is read.
    pub label: Text,
}

impl Choice {
    /// A choice of this value with these words.
    pub fn new(value: impl Into<String>, label: impl Into<Text>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// The native select. Named by its field, or by `label` when it stands alone.
#[component]
pub fn Select(
    #[prop(into)] value: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] label: Option<Text>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let field = field_context();
    let options = move || {
        let option = |choice: Choice| {
            let own = choice.value.clone();
            view! { <option value=choice.value prop:selected=move || value.with(|chosen| *chosen == own)>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            class="input select"
            id=field.id
            aria-label=Text::attribute(label)
            disabled=move || disabled.get()
            aria-required=field.required.then_some("true")
            aria-invalid=move || field.invalid.get().then_some("true")
            aria-describedby=(!field.described_by.is_empty()).then_some(field.described_by)
            on:change:target=move |event| on_change.run(event.target().value())
        >
            {options}
        </select>
    }
}

/// The native checkbox with its words. Space toggles.
#[component]
pub fn Checkbox(
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Points at a message about this box.
    #[prop(optional, into)]
    described_by: Option<String>,
    #[prop(optional, into)] id: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                id=id
                disabled=move || disabled.get()
                aria-describedby=described_by.filter(|id| !id.is_empty())
                prop:checked=move || checked.get()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span>{children()}</span>
        </label>
    }
}

/// Native radio buttons in a group. Arrow keys choose; `label` names the group.
#[component]
pub fn Radios(
    name: &'static str,
    #[prop(into)] label: Text,
    #[prop(into)] value: Signal<String>,
    choices: Vec<Choice>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let radio = move |choice: Choice| {
        let (own, sent) = (choice.value.clone(), choice.value.clone());
        view! {
            <label class="checkbox">
                <input type="radio" name=name value=choice.value
                    prop:checked=move || value.with(|chosen| *chosen == own)
                    on:change=move |_| on_change.run(sent.clone())/>
                <span>{choice.label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="radios">
            <legend>{label}</legend>
            {choices.into_iter().map(radio).collect_view()}
        </fieldset>
    }
}
