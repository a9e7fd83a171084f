//! Every reason of a refusal, and where its receipt is.

use leptos::prelude::*;

use super::{Viewer, check_item};
use crate::api::{ApiError, Sender};
use crate::form::Refusal;
use crate::i18n::Key;
use crate::ui::CheckList;

/// Why the last try failed: in words with the receipt, and where the rules said no, every reason under `label`. What is wrong
/// with fields stands with these.
#[component]
pub fn Reasons(sender: Sender, viewer: &'static Viewer, label: Key) -> impl IntoView {
    (move || {
        let error = sender.error().filter(|error| error.fields().is_empty())?;
        let list = match &error {
            ApiError::Refused { check_items, .. } => {
                let items = check_items.all().iter().map(|condition| check_item(condition, viewer)).collect::<Vec<_>>();
                Some(view! { <CheckList label items=Signal::stored(items)/> })
            }
            _ => None,
        };
        Some(view! { <Refusal error refused=Some(label)/>{list} })
    })
    .into_any()
}
