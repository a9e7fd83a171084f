//! An instant as text.

use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;

use crate::i18n::{date_time, instant_title};

/// An instant in business time, the zone on hover. A `time` element.
#[component]
pub fn TimeText(
    at: DateTime<Utc>,
    /// Default: date and time, `2026-11-22 14:05`.
    #[prop(optional, into)]
    text: Option<String>,
) -> impl IntoView {
    view! {
        <time datetime=at.to_rfc3339_opts(SecondsFormat::Secs, true) title=move || instant_title(at)>
            {text.unwrap_or_else(|| date_time(at))}
        </time>
    }
}
