//! Choosing one file, and a link to keep one.

use leptos::ev::{DragEvent, Event, Targeted};
use leptos::html;
use leptos::prelude::*;
use web_sys::{File, FileList, HtmlInputElement};

use super::button::IconButton;
use super::field::field_context;
use super::icon::{Icon, IconName};
use crate::i18n::{Text, file_size, t};
use crate::platform::dom;

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// What it is called.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Is it on its way?
    pub busy: bool,
}

/// One file, by the native input or dropped on the place around it. The input has the focus and the name of its field;
/// Enter and Space open the choice. What looks like a button is for the mouse. What is chosen is told as a status.
#[component]
pub fn FileInput(
    /// The kinds that the choice offers, as the native attribute has them.
    accept: &'static str,
    #[prop(into)] chosen: Signal<Option<ChosenFile>>,
    #[prop(into)] on_choose: Callback<File>,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let field = field_context();
    let (input, over) = (NodeRef::<html::Input>::new(), RwSignal::new(false));
    let take = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.item(0)) {
            on_choose.run(file);
        }
    };
    let changed = move |event: Targeted<Event, HtmlInputElement>| {
        let native = event.target();
        take(native.files());
        // The same file can be chosen again.
        native.set_value("");
    };
    let hover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|dragged| dragged.files()));
    };
    let open = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let id = field.id.clone();
    let remove = Callback::new(move |()| {
        on_remove.run(());
        dom::focus_id(&id);
    });
    let shown = move || match chosen.get() {
        None => view! {
            <span class="button" aria-hidden="true" on:click=open>{t::files::CHOOSE}</span>
            <span class="muted" aria-hidden="true">{t::files::OR_DROP}</span>
        }
        .into_any(),
        Some(file) => kept(file, remove),
    };
    let told = move || {
        let file = chosen.get()?;
        if file.busy {
            Some(t::files::UNDER_WAY.get().to_owned())
        } else {
            Some(t::files::chosen(&file.name, file_size(file.size)))
        }
    };
    view! {
        <div class="file-input" data-over=move || over.get().then_some("") on:dragover=hover on:dragleave=move |_| over.set(false) on:drop=drop>
            <input
                class="visually-hidden"
                id=field.id
                type="file"
                accept=accept
                node_ref=input
                aria-required=field.required.then_some("true")
                aria-invalid=move || field.invalid.get().then_some("true")
                aria-describedby=(!field.described_by.is_empty()).then_some(field.described_by)
                on:change:target=changed
            />
            {shown}
            <span class="visually-hidden" role="status">{told}</span>
        </div>
    }
    .into_any()
}

fn kept(file: ChosenFile, remove: Callback<()>) -> AnyView {
    let ChosenFile { name, size, busy } = file;
    let label: Text = {
        let name = name.clone();
        (move || t::files::remove(&name)).into()
    };
    let state = if busy {
        view! { <span class="spinner" aria-hidden="true"></span><span class="muted">{t::files::UNDER_WAY}</span> }
            .into_any()
    } else {
        view! { <span class="muted nowrap num">{move || file_size(size)}</span> }.into_any()
    };
    view! {
        <Icon name=IconName::DOCUMENT/>
        <bdi class="file-name">{name}</bdi>
        {state}
        <IconButton icon=IconName::CLOSE label on_press=remove/>
    }
    .into_any()
}

/// A file to keep, with its size. Enter follows the link; the file's name is its name.
#[component]
pub fn FileLink(#[prop(into)] href: String, name: String, size: u64) -> impl IntoView {
    view! {
        <span class="file-link">
            <a href=href download=name.clone()><bdi>{name.clone()}</bdi></a>
            " "
            <span class="muted nowrap num">{move || file_size(size)}</span>
        </span>
    }
    .into_any()
}
