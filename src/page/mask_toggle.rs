//! Showing and hiding the middle of names, numbers and addresses.

use leptos::prelude::*;

use crate::i18n::{Key, t};
use crate::ui::{IconButton, IconName};

/// What a list shows in full: each eye stands beside the header of what it uncovers. A handle.
#[derive(Clone, Copy)]
pub struct Eyes {
    /// Names of customers, companies and accounts.
    pub names: RwSignal<bool>,
    /// Phone numbers.
    pub phones: RwSignal<bool>,
    /// Mail addresses.
    pub mails: RwSignal<bool>,
}

impl Eyes {
    /// Everything masked.
    pub fn closed() -> Self {
        Self { names: RwSignal::new(false), phones: RwSignal::new(false), mails: RwSignal::new(false) }
    }

    /// The eye of the names.
    pub fn of_names(self) -> AnyView {
        view! { <Eye open=self.names label=t::common::SHOW_NAMES/> }.into_any()
    }

    /// The eye of the phone numbers.
    pub fn of_phones(self) -> AnyView {
        view! { <Eye open=self.phones label=t::common::SHOW_PHONES/> }.into_any()
    }

    /// The eye of the mail addresses.
    pub fn of_mails(self) -> AnyView {
        view! { <Eye open=self.mails label=t::common::SHOW_MAILS/> }.into_any()
    }

    /// One eye for all of them, on phones, where rows have no headers.
    pub fn of_all(self) -> AnyView {
        let all = [self.names, self.phones, self.mails];
        let open = Signal::derive(move || all.iter().all(|one| one.get()));
        let press = move |()| {
            let next = !open.get_untracked();
            all.iter().for_each(|one| one.set(next));
        };
        view! {
            <span class="narrow-only">
                <IconButton icon=IconName::EYE label=t::common::SHOW_PLAIN pressed=open on_press=press/>
            </span>
        }
        .into_any()
    }
}

#[component]
fn Eye(open: RwSignal<bool>, label: Key) -> impl IntoView {
    let press = move |()| open.update(|open| *open = !*open);
    view! { <IconButton icon=IconName::EYE label pressed=open on_press=press/> }
}

/// The eye of a page about one thing, for all that is masked on it.
#[component]
pub fn MaskToggle(plain: RwSignal<bool>) -> impl IntoView {
    view! { <Eye open=plain label=t::common::SHOW_PLAIN/> }
}

/// A text that is masked while `plain` is off; a dash when there is none.
pub fn masked(text: &str, plain: RwSignal<bool>, mask: fn(&str) -> String) -> AnyView {
    if text.is_empty() {
        return view! { <span class="muted">"–"</span> }.into_any();
    }
    let text = text.to_owned();
    view! { <span class="nowrap">{move || if plain.get() { text.clone() } else { mask(&text) }}</span> }.into_any()
}
