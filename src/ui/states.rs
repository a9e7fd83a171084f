//! What stands where content would: nothing, an error, or the shape of what is coming.

use leptos::prelude::*;

use super::button::Button;
use super::copy_id::CopyId;
use super::icon::{Icon, IconName};
use crate::i18n::{Text, t};

/// Why there is nothing to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum EmptyKind {
    /// There never was anything.
    #[default]
    NothingYet,
    /// The filters leave nothing.
    NoMatch,
    /// The reader has no right to it.
    NoRight,
}

/// Says why nothing is here and what to do. The children are its actions.
#[component]
pub fn EmptyState(
    kind: EmptyKind,
    /// Default: the words of the kind.
    #[prop(optional, into)]
    title: Option<Text>,
    #[prop(optional, into)] hint: Option<Text>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (icon, own_title) = match kind {
        EmptyKind::NothingYet => (IconName::NOTHING_YET, t::common::NOTHING_YET),
        EmptyKind::NoMatch => (IconName::NO_MATCH, t::common::NO_MATCH),
        EmptyKind::NoRight => (IconName::NO_RIGHT, t::common::NO_RIGHT),
    };
    view! {
        <div class="empty-state">
            <Icon name=icon class="icon-large"/>
            <h2>{title.unwrap_or_else(|| own_title.into())}</h2>
            {hint.map(|hint| view! { <p>{hint}</p> })}
            <div class="empty-actions">{children.map(|children| children())}</div>
        </div>
    }
}

/// An error that a part can show: the sentence, and the id that support asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong, for the reader.
    pub message: String,
    /// Correlation id of the request.
    pub request_id: Option<String>,
}

/// An error in the place of content, announced as an alert, with retry and a request id to copy.
#[component]
pub fn ErrorState(
    #[prop(into)] failure: Signal<Option<Failure>>,
    #[prop(optional, into)] title: Option<Text>,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
    #[prop(optional, into)] busy: Signal<bool>,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| t::common::ERROR_TITLE.into());
    let shown = move |failure: Failure| {
        view! {
            <div class="error-state" role="alert">
                <Icon name=IconName::ALERT/>
                <div>
                    <p class="error-title">{title.clone()}</p>
                    <p>{failure.message}</p>
                    {failure.request_id.map(|id| view! { <p class="error-id">{t::common::ERROR_ID}" "<CopyId id/></p> })}
                </div>
                {on_retry.map(|on_retry| view! { <Button busy icon=IconName::REFRESH on_press=on_retry>{t::common::RETRY}</Button> })}
            </div>
        }
    };
    move || failure.get().map(shown.clone())
}

/// Grey lines at the final height of what loads. Hidden from the accessibility tree: the part around says busy.
#[component]
pub fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    view! { <div class="skeleton" aria-hidden="true">{(0..lines).map(|_| view! { <span class="skeleton-line"></span> }).collect_view()}</div> }
}
