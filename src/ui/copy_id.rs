//! An id with the button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use super::icon::{Icon, IconName};
use crate::i18n::t;
use crate::platform::{clipboard, timer};

/// An id in monospace and a copy button. Enter and Space copy; the button is named "Copy" and the id, and says
/// "Copied" in a status for two seconds.
#[component]
pub fn CopyId(
    #[prop(into)] id: String,
    /// Shows this instead of the whole id.
    #[prop(optional, into)]
    short: Option<String>,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let value = StoredValue::new(id.clone());
    let copy = move |_| {
        let text = value.get_value();
        spawn_local(async move {
            if clipboard::copy(&text).await {
                copied.try_set(true);
                let _ = timer::after(Duration::from_secs(2), move || {
                    copied.try_set(false);
                });
            }
        });
    };
    let label = move || value.try_with_value(|id| t::common::copy_value(id)).unwrap_or_default();
    let whole = id.clone();
    view! {
        <span class="copy-id">
            <code title=whole>{short.unwrap_or(id)}</code>
            <button type="button" class="icon-button" aria-label=label title=t::common::COPY on:click=copy>
                {move || view! { <Icon name=if copied.get() { IconName::CHECK } else { IconName::COPY }/> }}
            </button>
            <span role="status" class="visually-hidden">{move || copied.get().then(|| t::common::COPIED.get())}</span>
        </span>
    }
}
