//! The head of a page: where one is, what it is, how much of it, how fresh, what one can do.

use chrono::{DateTime, Utc};
use leptos::html;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

use super::button::IconButton;
use super::icon::IconName;
use crate::i18n::{Text, t, time_of_day};
use crate::platform::dom;

/// The first page leaves the focus where the browser put it, so that the skip link stays first.
static SHOWN_BEFORE: AtomicBool = AtomicBool::new(false);

/// Title, count, freshness and actions. Sets the tab's title and takes the focus on each change of page; the count is
/// a status that is announced politely.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Text,
    /// "12 of 1,500", "8 rows".
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    /// When the data was read.
    #[prop(optional, into)]
    as_of: Signal<Option<DateTime<Utc>>>,
    #[prop(optional, into)] on_refresh: Option<Callback<()>>,
    /// The page's actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    heading.on_load(|heading| {
        if SHOWN_BEFORE.swap(true, Ordering::Relaxed) {
            request_animation_frame(move || dom::focus(&heading));
        }
    });
    {
        let title = title.clone();
        Effect::new(move || dom::set_title(&format!("{} – {}", title.get(), t::shell::PRODUCT.get())));
    }
    let fresh = move || as_of.get().map(|at| t::common::as_of(time_of_day(at)));
    view! {
        <header class="page-header">
            <h1 tabindex="-1" node_ref=heading>{title}</h1>
            <p class="page-count" role="status">{move || count.get()}</p>
            <p class="page-fresh">
                {fresh}
                {on_refresh.map(|on_refresh| view! {
                    <IconButton icon=IconName::REFRESH label=t::common::REFRESH on_press=on_refresh/>
                })}
            </p>
            <div class="page-actions">{children.map(|children| children())}</div>
        </header>
    }
}

/// A step of the path to this page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its words.
    pub label: Text,
    /// Where it leads; `None` for where one is.
    pub href: Option<String>,
}

/// The path to this page: a navigation landmark named "Breadcrumb"; the last step is the current page.
#[component]
pub fn Breadcrumb(crumbs: Vec<Crumb>) -> impl IntoView {
    let step = |crumb: Crumb| match crumb.href {
        Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
        None => view! { <li aria-current="page">{crumb.label}</li> }.into_any(),
    };
    view! { <nav class="breadcrumb" aria-label=t::common::BREADCRUMB><ol>{crumbs.into_iter().map(step).collect_view()}</ol></nav> }
}
