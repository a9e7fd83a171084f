//! A labelled form field: label, hint, error.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::i18n::{Text, t};
use crate::platform::dom;

/// What an input inside a [`Field`] needs to know about it.
#[derive(Clone, Debug)]
pub(super) struct FieldContext {
    pub(super) id: String,
    pub(super) described_by: String,
    pub(super) invalid: Signal<bool>,
    pub(super) required: bool,
}

/// The context of the field around, or a lonely one.
pub(super) fn field_context() -> FieldContext {
    use_context().unwrap_or_else(|| FieldContext {
        id: dom::next_id("input"),
        described_by: String::new(),
        invalid: Signal::stored(false),
        required: false,
    })
}

/// Label, hint and error around one input.
///
/// The label names the input; hint and error describe it (`aria-describedby`) and an error marks it
/// (`aria-invalid`). The error appears beside the field and in its place after; nothing typed is cleared.
#[component]
pub fn Field(
    #[prop(into)] label: Text,
    #[prop(optional, into)] hint: Option<Text>,
    /// The message to show now; the form decides when.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    /// The id of the input, for links from an error summary. Default: a fresh one.
    #[prop(optional, into)]
    id: Option<String>,
    /// The focus left the field: time to check it.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::next_id("field"));
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = if hint.is_some() { format!("{hint_id} {error_id}") } else { error_id.clone() };
    let invalid = Signal::derive(move || error.with(Option::is_some));
    provide_context(FieldContext { id: id.clone(), described_by, invalid, required });
    let leave = move |_| {
        if let Some(on_leave) = on_leave {
            // A field that is taken away with the focus in it is left after its page is gone.
            on_leave.try_run(());
        }
    };
    view! {
        <div class="field" data-invalid=move || invalid.get().then_some("") on:focusout=leave>
            <label class="field-label" for=id>
                {label}
                // The space parts the two for who hears the label.
                {(!required).then(|| view! { " " <span class="field-optional">{t::common::OPTIONAL}</span> })}
            </label>
            {children()}
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <p class="field-error" id=error_id>
                {move || error.get().map(|message| view! { <Icon name=IconName::ALERT/> <span>{message}</span> })}
            </p>
        </div>
    }
}
