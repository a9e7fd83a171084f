//! Text, password and date inputs. Each is the native input; the [`Field`](super::Field) around names it.

use leptos::prelude::*;

use super::button::IconButton;
use super::field::field_context;
use super::icon::IconName;
use crate::i18n::{Text, t};

/// A line of text. Native keyboard; named by its field, or by `label` when it stands alone.
#[component]
pub fn TextInput(
    value: RwSignal<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] label: Option<Text>,
    #[prop(optional, into)] placeholder: Option<Text>,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional)] inputmode: &'static str,
    #[prop(optional)] maxlength: Option<usize>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let field = field_context();
    view! {
        <input
            class="input"
            id=field.id
            type=kind
            aria-label=Text::attribute(label)
            placeholder=Text::attribute(placeholder)
            autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
            inputmode=(!inputmode.is_empty()).then_some(inputmode)
            maxlength=maxlength.map(|length| length.to_string())
            disabled=move || disabled.get()
            aria-required=field.required.then_some("true")
            aria-invalid=move || field.invalid.get().then_some("true")
            aria-describedby=(!field.described_by.is_empty()).then_some(field.described_by)
            prop:value=move || value.get()
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}

/// Several lines of text with an optional limit that is counted down. Native keyboard; named by its field.
#[component]
pub fn TextArea(
    value: RwSignal<String>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] maxlength: Option<usize>,
) -> impl IntoView {
    let field = field_context();
    let left = move || {
        maxlength.map(|most| t::common::characters_left(most.saturating_sub(value.with(|text| text.chars().count()))))
    };
    view! {
        <textarea
            class="input"
            id=field.id
            rows=rows.to_string()
            maxlength=maxlength.map(|length| length.to_string())
            aria-required=field.required.then_some("true")
            aria-invalid=move || field.invalid.get().then_some("true")
            aria-describedby=(!field.described_by.is_empty()).then_some(field.described_by)
            prop:value=move || value.get()
            on:input:target=move |event| value.set(event.target().value())
        ></textarea>
        {maxlength.map(|_| view! { <p class="field-hint" aria-live="off">{left}</p> })}
    }
}

/// A password with a button that shows it. Native keyboard; named by its field.
#[component]
pub fn PasswordInput(
    value: RwSignal<String>,
    #[prop(default = "current-password")] autocomplete: &'static str,
) -> impl IntoView {
    let field = field_context();
    let shown = RwSignal::new(false);
    let label = move || {
        let key = if shown.get() { t::common::HIDE_PASSWORD } else { t::common::SHOW_PASSWORD };
        key.get().to_owned()
    };
    view! {
        <span class="input-group">
            <input
                class="input"
                id=field.id
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                aria-required=field.required.then_some("true")
                aria-invalid=move || field.invalid.get().then_some("true")
                aria-describedby=(!field.described_by.is_empty()).then_some(field.described_by)
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            <IconButton icon=IconName::EYE label=label pressed=shown on_press=move |()| shown.update(|shown| *shown = !*shown)/>
        </span>
    }
}

/// Two native date inputs, each with its own name; the later never before the earlier.
#[component]
pub fn DateRange(
    /// First day as `yyyy-mm-dd`, empty for open.
    from: RwSignal<String>,
    /// Last day as `yyyy-mm-dd`, empty for open.
    to: RwSignal<String>,
    /// Names the group.
    #[prop(into)]
    label: Text,
) -> impl IntoView {
    let set = |value: RwSignal<String>| {
        move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
            value.set(event.target().value())
        }
    };
    view! {
        <fieldset class="date-range">
            <legend>{label}</legend>
            <input class="input" type="date" aria-label=t::common::FROM_DATE max=move || to.get()
                prop:value=move || from.get() on:change:target=set(from)/>
            <span aria-hidden="true">"–"</span>
            <input class="input" type="date" aria-label=t::common::TO_DATE min=move || from.get()
                prop:value=move || to.get() on:change:target=set(to)/>
        </fieldset>
    }
}
