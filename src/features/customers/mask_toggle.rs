//! The eye in the headers of what is masked.

use crate::i18n::t;
use crate::ui::{IconButton, IconName};
use leptos::prelude::*;

/// Shows and hides the middle of names, numbers and addresses, for all rows.
#[component]
pub(super) fn MaskToggle(plain: RwSignal<bool>) -> impl IntoView {
    let press = move |()| plain.update(|plain| *plain = !*plain);
    view! { <IconButton icon=IconName::EYE label=t::customers::SHOW_PLAIN pressed=plain on_press=press/> }
}
