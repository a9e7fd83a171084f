//! Money as text.

use leptos::prelude::*;

use crate::i18n::money_parts;

/// An amount in minor units: tabular figures, a true minus on the screen, parentheses in print. Plain text.
#[component]
pub fn AmountText(
    /// Minor units: 1234 is 12.34.
    minor: i64,
    /// ISO 4217.
    #[prop(into)]
    currency: String,
) -> impl IntoView {
    let sign = if minor < 0 {
        Some("negative")
    } else if minor == 0 {
        Some("zero")
    } else {
        None
    };
    let shown = move || money_parts(minor, &currency).1;
    view! {
        <span class="amount" data-sign=sign>
            {(minor < 0).then(|| view! { <span class="amount-sign">"\u{2212}"</span> })}
            {shown}
        </span>
    }
}
