//! What an operator asked about on the page, and the buttons that ask.

use super::act::Act;
use crate::i18n::t;
use crate::ui::Button;
use leptos::prelude::*;

/// What was asked about on this page, each with a dialog of its own: what was typed is there again, and a late answer finds
/// the dialog that it belongs to. A handle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// What was asked last.
    pub(super) now: RwSignal<Option<Act>>,
    /// Whatever was asked.
    pub(super) all: RwSignal<Vec<Act>>,
}

impl Asked {
    /// Of the current component.
    pub(super) fn new() -> Self {
        Self { now: RwSignal::new(None), all: RwSignal::new(Vec::new()) }
    }

    fn ask(self, act: Act) {
        if !self.all.with_untracked(|all| all.contains(&act)) {
            self.all.update(|all| all.push(act.clone()));
        }
        self.now.set(Some(act));
    }
}

/// The button of an act; its name says what it is about.
pub(super) fn button(asked: Asked, act: Act) -> impl IntoView + use<> {
    let verb = act.verb();
    let about = StoredValue::new(act);
    let what = move || about.with_value(Act::what);
    view! {
        <Button on_press=move |()| asked.ask(about.get_value())>
            {verb}<span class="visually-hidden">{t::common::COLON}{what}</span>
        </Button>
    }
}
