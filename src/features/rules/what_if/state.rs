//! The example on the page: read from the address, changed in the address.

use super::scenario::Scenario;
use crate::routes::{Moved, PageQuery};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A handle to the example.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    query: PageQuery,
    scenario: Memo<Scenario>,
}

impl State {
    pub(super) fn new(query: PageQuery, today: NaiveDate) -> Self {
        Self { query, scenario: Memo::new(move |_| Scenario::of_query(&query.text(), today)) }
    }

    /// A part of the example; followed.
    pub(super) fn read<T>(self, part: impl FnOnce(&Scenario) -> T) -> T {
        self.scenario.with(part)
    }

    /// Another value of some fact. Does not add to the history: one does not go back key by key.
    pub(super) fn change(self, change: impl FnOnce(Scenario) -> Scenario) {
        let before = self.scenario.get_untracked();
        let after = change(before.clone());
        if after != before {
            self.query.set_text(after.query(), Moved::Replace);
        }
    }

    /// Many facts at once, as a step that one can go back from.
    pub(super) fn take(self, change: impl FnOnce(Scenario) -> Scenario) {
        let Some(before) = self.scenario.try_get_untracked() else { return };
        let after = change(before.clone());
        if after != before {
            self.query.set_text(after.query(), Moved::Push);
        }
    }

    /// The example of a question as it was first.
    pub(super) fn start(self, rule: &str, moved: Moved) {
        self.query.set_text(crate::routes::query_string::build([("rule", rule)]), moved);
    }

    /// A value for an input that follows the example and changes it.
    pub(super) fn input(
        self,
        read: impl Fn(&Scenario) -> String + Send + Sync + 'static,
        write: impl Fn(Scenario, String) -> Scenario + Send + Sync + 'static,
    ) -> RwSignal<String> {
        let shown = Memo::new(move |_| self.read(&read));
        let value = RwSignal::new(shown.get_untracked());
        Effect::new(move || {
            let known = shown.get();
            if value.with_untracked(|value| *value != known) {
                value.set(known);
            }
        });
        Effect::new(move || {
            let typed = value.get();
            if shown.with_untracked(|shown| *shown != typed) {
                self.change(|scenario| write(scenario, typed));
            }
        });
        value
    }

    /// A value for the input of one fact.
    pub(super) fn fact(self, name: &'static str) -> RwSignal<String> {
        self.input(move |scenario| scenario.get(name).to_owned(), move |scenario, typed| scenario.with(name, typed))
    }
}
