//! Showing and hiding the middle of names, numbers and addresses.

use leptos::prelude::*;

use crate::i18n::t;
use crate::ui::{IconButton, IconName};

/// The eye beside what is masked, for all rows.
#[component]
pub fn MaskToggle(plain: RwSignal<bool>) -> impl IntoView {
    let press = move |()| plain.update(|plain| *plain = !*plain);
    view! { <IconButton icon=IconName::EYE label=t::common::SHOW_PLAIN pressed=plain on_press=press/> }
}

/// A text that is masked while `plain` is off; a dash when there is none.
pub fn masked(text: &str, plain: RwSignal<bool>, mask: fn(&str) -> String) -> AnyView {
    if text.is_empty() {
        return view! { <span class="muted">"–"</span> }.into_any();
    }
    let text = text.to_owned();
    view! { <span class="nowrap">{move || if plain.get() { text.clone() } else { mask(&text) }}</span> }.into_any()
}
