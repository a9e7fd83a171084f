//! What a filter line holds while one types, and what its keys do.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::filter_tokens::{FilterField, Suggestion, Token, suggestions, with};
use crate::platform::dom;

/// The state of one filter line.
#[derive(Clone, Copy)]
pub(super) struct Bar {
    pub(super) fields: StoredValue<Vec<FilterField>>,
    pub(super) tokens: Signal<Vec<Token>>,
    pub(super) on_change: Callback<Vec<Token>>,
    pub(super) typed: RwSignal<String>,
    pub(super) chosen: RwSignal<Option<&'static str>>,
    pub(super) open: RwSignal<bool>,
    pub(super) at: RwSignal<Option<usize>>,
    pub(super) input: NodeRef<html::Input>,
}

impl Bar {
    pub(super) fn new(fields: Vec<FilterField>, tokens: Signal<Vec<Token>>, on_change: Callback<Vec<Token>>) -> Self {
        Self {
            fields: StoredValue::new(fields),
            tokens,
            on_change,
            typed: RwSignal::new(String::new()),
            chosen: RwSignal::new(None),
            open: RwSignal::new(false),
            at: RwSignal::new(None),
            input: NodeRef::new(),
        }
    }

    pub(super) fn suggestions(self) -> Vec<Suggestion> {
        let chosen = self.chosen.get();
        self.fields.with_value(|fields| self.typed.with(|typed| suggestions(fields, chosen, typed)))
    }

    pub(super) fn label_of(self, key: &str) -> String {
        let label = |fields: &Vec<FilterField>| {
            fields.iter().find(|field| field.key == key).map(|field| field.label.get().into_owned())
        };
        self.fields.with_value(label).unwrap_or_else(|| key.to_owned())
    }

    pub(super) fn words_of(self, token: &Token) -> String {
        let words = |fields: &Vec<FilterField>| {
            fields.iter().find(|field| field.key == token.field).map(|field| field.words_of(&token.value))
        };
        self.fields.with_value(words).unwrap_or_else(|| token.value.clone())
    }

    pub(super) fn set(self, field: &str, value: &str) {
        self.on_change.run(self.tokens.with_untracked(|tokens| with(tokens, field, value)));
    }

    pub(super) fn clear_box(self) {
        self.typed.set(String::new());
        self.chosen.set(None);
        self.at.set(None);
        self.open.set(false);
    }

    pub(super) fn take(self, suggestion: Suggestion) {
        match suggestion {
            Suggestion::Property { field, .. } => {
                self.chosen.set(Some(field));
                self.typed.set(String::new());
                self.at.set(None);
                self.open.set(true);
            }
            Suggestion::Condition { token, .. } => {
                self.clear_box();
                self.set(&token.field, &token.value);
            }
        }
    }

    /// Takes the marked suggestion, or the first condition that fits; `false` when the box holds nothing to take.
    pub(super) fn take_typed(self) -> bool {
        let (at, typed) = (self.at.get_untracked(), self.typed.with_untracked(|typed| !typed.trim().is_empty()));
        let mut found = untrack(|| self.suggestions());
        let marked = at.filter(|at| *at < found.len()).map(|at| found.swap_remove(at));
        let first = |found: Vec<Suggestion>| found.into_iter().find(|one| matches!(one, Suggestion::Condition { .. }));
        match marked.or_else(|| if typed { first(found) } else { None }) {
            Some(suggestion) => {
                self.take(suggestion);
                true
            }
            None => false,
        }
    }

    pub(super) fn key(self, event: &KeyboardEvent) {
        let empty = self.typed.with_untracked(String::is_empty);
        let count = untrack(|| self.suggestions().len());
        match event.key().as_str() {
            "ArrowDown" => self.mark(|at| at.map_or(0, |at| at + 1), count),
            "ArrowUp" => {
                self.mark(|at| at.map_or(count, |at| if at == 0 { count } else { at }).saturating_sub(1), count)
            }
            "Escape" if self.open.get_untracked() => self.open.set(false),
            "Backspace" if empty && self.chosen.get_untracked().is_some() => self.chosen.set(None),
            "Backspace" if empty => focus_token(self.input, usize::MAX),
            _ => return,
        }
        event.prevent_default();
    }

    pub(super) fn mark(self, next: impl FnOnce(Option<usize>) -> usize, count: usize) {
        self.open.set(true);
        let to = next(self.at.get_untracked());
        self.at.set((count > 0).then_some(if to >= count { 0 } else { to }));
    }
}

/// Focuses the token at this position, or the last.
pub(super) fn focus_token(input: NodeRef<html::Input>, at: usize) {
    let form = input.get_untracked().and_then(|input| input.closest("form").ok().flatten());
    let tokens = form.map(|form| dom::all_within(&form, ".token")).unwrap_or_default();
    if let Some(token) = tokens.get(at.min(tokens.len().saturating_sub(1))) {
        dom::focus(token);
    }
}
