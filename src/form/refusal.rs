//! Why the server did not take something, with the receipt of its decision.

use leptos::prelude::*;

use crate::api::{ApiError, Sender, changes, message, session};
use crate::i18n::{Key, date_time, t};
use crate::routes::Route;
use crate::ui::{Notice, NoticeKind};
use domain::permission::Permission;

/// Why the last try of a dialog or a form failed. What is wrong with its fields stands with these.
#[component]
pub fn SendRefusal(sender: Sender) -> impl IntoView {
    let shown = move || sender.error().filter(|error| error.fields().is_empty());
    (move || shown().map(|error| view! { <Refusal error/> })).into_any()
}

/// The refusal in words. Where it was kept and the reader may see it, a link leads to the receipt.
#[component]
pub fn Refusal(
    error: ApiError,
    /// What the page says when the rules said no.
    #[prop(optional_no_strip)]
    refused: Option<Key>,
) -> impl IntoView {
    let receipt = match &error {
        ApiError::Refused { receipt_id: Some(id), .. } if untrack(|| session::may(Permission::ViewRecords)) => {
            let href = Route::Receipt(id.clone()).path();
            Some(view! { " "<a href=href>{t::common::TO_RECEIPT}</a> })
        }
        _ => None,
    };
    let words = move || match (&error, refused) {
        (ApiError::Refused { .. }, Some(words)) => words.get().to_owned(),
        (error, _) => in_words(error),
    };
    view! { <Notice kind=NoticeKind::Failed>{words}{receipt}</Notice> }.into_any()
}

fn in_words(error: &ApiError) -> String {
    match error {
        ApiError::Stale(stale) => {
            let what = changes::done(&stale.action);
            t::association::changed_meanwhile(&stale.changed_by, date_time(stale.changed_at), what)
        }
        other => message(other),
    }
}
