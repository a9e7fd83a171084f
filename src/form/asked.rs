//! What was asked about on a page of acts, each with a dialog of its own, and the buttons that ask.

use leptos::prelude::*;
use std::fmt;

use crate::i18n::{Key, t};
use crate::ui::Button;

/// Something that a page can do, asked before it is done.
pub trait Act: Clone + PartialEq + Send + Sync + 'static {
    /// What is done.
    fn verb(&self) -> Key;
    /// What it is about, where the verb does not say it; in the reader's language.
    fn about(&self) -> Option<String>;
}

/// What was asked about on this page: what was typed is there again, and a late answer finds the dialog that it belongs to.
/// A handle.
pub struct Asked<A: 'static> {
    now: RwSignal<Option<A>>,
    all: RwSignal<Vec<A>>,
}

impl<A> Clone for Asked<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Asked<A> {}

impl<A> fmt::Debug for Asked<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked").finish_non_exhaustive()
    }
}

impl<A: Act> Asked<A> {
    /// Of the current component.
    pub fn new() -> Self {
        Self { now: RwSignal::new(None), all: RwSignal::new(Vec::new()) }
    }

    /// Whatever was asked, a dialog each. Followed.
    pub fn each(self) -> Vec<A> {
        self.all.get()
    }

    /// Is this what was asked just now? The dialog that says yes opens. Followed.
    pub fn takes(self, act: &A) -> bool {
        let is_it = self.now.with(|now| now.as_ref() == Some(act));
        if is_it {
            self.now.set(None);
        }
        is_it
    }

    fn ask(self, act: A) {
        if !self.all.with_untracked(|all| all.contains(&act)) {
            self.all.update(|all| all.push(act.clone()));
        }
        self.now.set(Some(act));
    }
}

impl<A: Act> Default for Asked<A> {
    fn default() -> Self {
        Self::new()
    }
}

/// The button of an act; its name says what it is about.
pub fn ask_button<A: Act>(asked: Asked<A>, act: A) -> impl IntoView + use<A> {
    let verb = act.verb();
    let act = StoredValue::new(act);
    let about = move || {
        let about = act.with_value(Act::about)?;
        Some(view! { <span class="visually-hidden">{t::common::COLON}{about}</span> })
    };
    view! { <Button on_press=move |()| asked.ask(act.get_value())>{verb}{about}</Button> }
}
