//! What a declaration says while it is being written, and its draft, which survives a reload.

use crate::form::Form;
use crate::platform::drafts;
use domain::agreement::{RELATIONS_MAX, Relation};
use domain::api::agreements::NewRelationDeclaration;
use leptos::prelude::*;

/// The name of the draft.
const DRAFT: &str = "declaration";

/// Are there relations? Nothing is chosen beforehand, so that no declaration is made by oversight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Open,
    NoRelations,
    Relations,
}

impl Answer {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::NoRelations => "none",
            Self::Relations => "some",
        }
    }

    pub(super) fn of(text: &str) -> Self {
        match text {
            "none" => Self::NoRelations,
            "some" => Self::Relations,
            _ => Self::Open,
        }
    }
}

/// A relation that is being written; the key names it while others come and go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) key: u32,
    pub(super) relation: Relation,
}

/// The form's values. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) form: Form,
    pub(super) answer: RwSignal<Answer>,
    pub(super) relations: RwSignal<Vec<Written>>,
    pub(super) is_true: RwSignal<bool>,
    /// The relation that was just added: it takes the focus.
    pub(super) added: StoredValue<Option<u32>>,
    next_key: StoredValue<u32>,
}

impl Fields {
    /// With what was typed before, if anything was.
    pub(super) fn new(before: Option<(String, Vec<Relation>)>) -> Self {
        let (answer, relations) = before.unwrap_or_default();
        let fields = Self {
            form: Form::new(),
            answer: RwSignal::new(Answer::of(&answer)),
            relations: RwSignal::new(Vec::new()),
            is_true: RwSignal::new(false),
            added: StoredValue::new(None),
            next_key: StoredValue::new(0),
        };
        relations.into_iter().take(RELATIONS_MAX).for_each(|relation| {
            fields.push(relation);
        });
        fields
    }

    fn push(self, relation: Relation) -> u32 {
        let key = self.next_key.get_value();
        self.next_key.set_value(key.wrapping_add(1));
        self.relations.update(|all| all.push(Written { key, relation }));
        key
    }

    /// Another relation, as long as there is room.
    pub(super) fn add(self) {
        if self.relations.with_untracked(Vec::len) < RELATIONS_MAX {
            let key = self.push(Relation::default());
            self.added.set_value(Some(key));
        }
    }

    pub(super) fn choose(self, answer: Answer) {
        if answer == Answer::Relations && self.relations.with_untracked(Vec::is_empty) {
            self.push(Relation::default());
        }
        self.answer.set(answer);
    }

    /// Nothing is typed any more.
    pub(super) fn empty(self) {
        self.answer.set(Answer::Open);
        self.relations.set(Vec::new());
        self.is_true.set(false);
    }

    /// Is anything typed that is not sent? Followed.
    pub(super) fn is_dirty(self) -> bool {
        let typed = |all: &Vec<Written>| all.iter().any(|one| one.relation != Relation::default());
        self.answer.get() != Answer::Open || self.relations.with(typed)
    }

    /// What the form says now.
    pub(super) fn said(self) -> NewRelationDeclaration {
        let has_relations = self.answer.get_untracked() == Answer::Relations;
        let all = self.relations.get_untracked();
        let relations = all.into_iter().filter(|_| has_relations).map(|one| one.relation).collect();
        NewRelationDeclaration { has_relations, relations, is_true: self.is_true.get_untracked() }
    }

    /// Keeps what is typed, each time it changes.
    pub(super) fn keep(self) {
        Effect::new(move || {
            let relations: Vec<Relation> = self.relations.get().into_iter().map(|one| one.relation).collect();
            let said = (self.answer.get().as_str(), relations);
            let text = if self.is_dirty() { serde_json::to_string(&said).unwrap_or_default() } else { String::new() };
            drafts::set(DRAFT, &text);
        });
    }
}

/// What was typed before the page was loaded again.
pub(super) fn draft() -> Option<(String, Vec<Relation>)> {
    serde_json::from_str(&drafts::get(DRAFT)?).ok()
}
