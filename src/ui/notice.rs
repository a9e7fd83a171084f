//! Messages in the flow of a page.

use leptos::prelude::*;

use super::button::IconButton;
use super::icon::{Icon, IconName};
use crate::i18n::t;

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// The reader should act.
    NeedsYou,
    /// It worked.
    Done,
    /// It did not; announced as an alert.
    Failed,
}

impl NoticeKind {
    const fn parts(self) -> (&'static str, IconName) {
        match self {
            Self::Info => ("running", IconName::INFO),
            Self::NeedsYou => ("needs-you", IconName::ALERT),
            Self::Done => ("done", IconName::DONE),
            Self::Failed => ("failed", IconName::FAILED),
        }
    }
}

/// A notice beside the content it speaks of. With `on_dismiss` a button closes it.
#[component]
pub fn Notice(
    #[prop(optional)] kind: NoticeKind,
    #[prop(optional, into)] on_dismiss: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let (turn, icon) = kind.parts();
    let role = if kind == NoticeKind::Failed { "alert" } else { "note" };
    view! {
        <div class="notice" data-turn=turn role=role>
            <Icon name=icon/>
            <div class="notice-words">{children()}</div>
            {on_dismiss.map(|on_dismiss| view! {
                <IconButton icon=IconName::CLOSE label=t::common::DISMISS on_press=on_dismiss/>
            })}
        </div>
    }
}

/// A line across the page, for the state of the whole app (offline, demo). A status, not an alert.
#[component]
pub fn Banner(#[prop(optional)] kind: NoticeKind, children: Children) -> impl IntoView {
    let (turn, icon) = kind.parts();
    view! { <div class="banner" data-turn=turn role="status"><Icon name=icon/><p>{children()}</p></div> }
}
