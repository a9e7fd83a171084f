//! What can be filtered and what is: the model of the filter bar, without its view.

use super::selects::Choice;
use crate::i18n::{Text, t};

/// A value of a property and its words.
pub type FilterChoice = Choice;

/// What values a property takes.
#[derive(Clone, Debug)]
pub enum FilterKind {
    /// One of these.
    OneOf(Vec<FilterChoice>),
    /// Any words.
    Words,
}

/// A property that a list can be filtered by.
#[derive(Clone, Debug)]
pub struct FilterField {
    /// Name in the URL.
    pub key: &'static str,
    /// Name for the reader.
    pub label: Text,
    /// Its values.
    pub kind: FilterKind,
    /// Has its own select beside the search box.
    pub pinned: bool,
}

impl FilterField {
    /// A property with given values.
    pub fn one_of(key: &'static str, label: impl Into<Text>, choices: Vec<FilterChoice>) -> Self {
        Self { key, label: label.into(), kind: FilterKind::OneOf(choices), pinned: false }
    }

    /// A property with free words. The first of these takes what is typed without choosing a property.
    pub fn words(key: &'static str, label: impl Into<Text>) -> Self {
        Self { key, label: label.into(), kind: FilterKind::Words, pinned: false }
    }

    /// With its own select.
    #[must_use]
    pub fn pinned(mut self) -> Self {
        self.pinned = true;
        self
    }

    pub(super) fn choices(&self) -> &[FilterChoice] {
        match &self.kind {
            FilterKind::OneOf(choices) => choices,
            FilterKind::Words => &[],
        }
    }

    /// The words for a value of this property.
    pub(super) fn words_of(&self, value: &str) -> String {
        let choice = self.choices().iter().find(|choice| choice.value == value);
        choice.map_or_else(|| value.to_owned(), |choice| choice.label.get().into_owned())
    }
}

/// One condition: property and value. Conditions add up (AND); a property appears once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Key of the property.
    pub field: String,
    /// The value.
    pub value: String,
}

impl Token {
    /// A condition.
    pub fn new(field: impl Into<String>, value: impl Into<String>) -> Self {
        Self { field: field.into(), value: value.into() }
    }
}

/// The tokens with one property set to a value, or without it when the value is empty.
pub(super) fn with(tokens: &[Token], field: &str, value: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = tokens.iter().filter(|token| token.field != field).cloned().collect();
    if !value.is_empty() {
        tokens.push(Token::new(field, value));
    }
    tokens
}

/// What Enter on a suggestion does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Suggestion {
    /// Go on choosing a value of this property.
    Property { field: &'static str, label: String },
    /// Add this condition.
    Condition { token: Token, label: String },
}

impl Suggestion {
    pub(super) fn label(&self) -> &str {
        match self {
            Self::Property { label, .. } | Self::Condition { label, .. } => label,
        }
    }
}

/// What fits the typed words: values of the chosen property, or properties, values and free words.
pub(super) fn suggestions(fields: &[FilterField], chosen: Option<&str>, typed: &str) -> Vec<Suggestion> {
    let typed = typed.trim();
    let sought = typed.to_lowercase();
    let fits = |words: &str| sought.is_empty() || words.to_lowercase().contains(&sought);
    let condition = |field: &FilterField, value: &str| Suggestion::Condition {
        token: Token::new(field.key, value),
        label: t::common::token(field.label.get(), field.words_of(value)),
    };
    let values = |field: &FilterField, any: bool| -> Vec<Suggestion> {
        let fitting = field.choices().iter().filter(|choice| any || fits(&choice.label.get()));
        fitting.map(|choice| condition(field, &choice.value)).collect()
    };
    let free = |field: &FilterField| {
        (matches!(field.kind, FilterKind::Words) && !typed.is_empty()).then(|| condition(field, typed))
    };
    if let Some(field) = fields.iter().find(|field| Some(field.key) == chosen) {
        return values(field, sought.is_empty()).into_iter().chain(free(field)).collect();
    }
    let first_words = fields.iter().find_map(free);
    let properties = fields.iter().filter(|field| fits(&field.label.get()));
    let properties =
        properties.map(|field| Suggestion::Property { field: field.key, label: field.label.get().into_owned() });
    let matching_values = fields.iter().filter(|_| !sought.is_empty()).flat_map(|field| values(field, false));
    first_words.into_iter().chain(matching_values).chain(properties).take(12).collect()
}
