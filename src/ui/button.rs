//! Buttons and links that look like them.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::i18n::{Text, t};
use crate::platform::dom;
use crate::platform::online::online;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The one main action of a page or dialog.
    Primary,
    /// Any other action.
    #[default]
    Normal,
    /// An action that steps back: in rows and bars.
    Quiet,
    /// An action that ends something.
    Danger,
}

impl Tone {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Normal => "normal",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button. Enter and Space press it; its words are its name.
///
/// With a `reason` it stays focusable, tells the reason as its description and does nothing when pressed: a control
/// that cannot be used now says why.
#[component]
pub fn Button(
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<IconName>,
    /// Shows that the action runs; presses are ignored meanwhile.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be pressed now.
    #[prop(optional, into)]
    reason: Signal<Option<String>>,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Sends something, as whatever submits a form does: not without a network.
    #[prop(optional)]
    writes: bool,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let reason = if writes || submit { or_offline(reason) } else { reason };
    let reason_id = dom::next_id("reason");
    let described_by = {
        let reason_id = reason_id.clone();
        move || reason.with(Option::is_some).then(|| reason_id.clone())
    };
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() || reason.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class="button"
            data-tone=tone.name()
            autofocus=autofocus
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (busy.get() || reason.with(Option::is_some)).then_some("true")
            aria-describedby=described_by
            title=move || reason.get()
            on:click=press
        >
            {move || busy.get().then(|| view! { <span class="spinner" aria-hidden="true"></span> })}
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button-words">{children()}</span>
            {move || reason.get().map(|reason| view! { <span id=reason_id.clone() hidden>{reason}</span> })}
        </button>
    }
}

fn or_offline(reason: Signal<Option<String>>) -> Signal<Option<String>> {
    let online = online();
    Signal::derive(move || reason.get().or_else(|| (!online.get()).then(|| t::shell::OFFLINE.get().to_owned())))
}

/// A link that looks like a button. Enter follows it; its words are its name.
#[component]
pub fn LinkButton(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<IconName>,
    /// A file to keep rather than a page to open.
    #[prop(optional)]
    download: bool,
    /// What to know before following it.
    #[prop(optional, into)]
    hint: Option<Text>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" data-tone=tone.name() href=move || href.get() download=download.then_some("") title=Text::attribute(hint)>
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button-words">{children()}</span>
        </a>
    }
}

/// A button with an icon only. Enter and Space press it; `label` is its name and its tooltip.
#[component]
pub fn IconButton(
    icon: IconName,
    #[prop(into)] label: Text,
    /// Pressed state of a toggle.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=label.clone()
            title=label
            aria-pressed=move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" })
            disabled=move || disabled.get()
            on:click=move |_| on_press.run(())
        >
            <Icon name=icon/>
        </button>
    }
}

/// The words of a button that says "more".
pub(super) fn more_label() -> Text {
    t::common::MORE.into()
}
