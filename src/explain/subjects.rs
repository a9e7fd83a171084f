//! What a submission, a message or a receipt is about.

use crate::explain::program_terms::{path, program, review_kind};
use crate::i18n::{Key, Text, t};
use domain::api::reviews::ReviewKind;

/// The subject of a review: a programme, a path, or the name that people gave it. Without any, its kind.
pub fn review_subject(kind: ReviewKind, id: &str, name: &str) -> Text {
    let term = match kind {
        ReviewKind::ProgramApplication | ReviewKind::ProgramRenewal | ReviewKind::LevelUpgrade => program_term(id),
        ReviewKind::RoleCertification
        | ReviewKind::Differentiation
        | ReviewKind::AnnualReview
        | ReviewKind::PathApplication => path_term(id),
        _ => None,
    };
    named(term, name).unwrap_or_else(|| review_kind(kind).into())
}

/// The subject of a receipt by its kind of record. Without a name, it says that there is none.
pub fn receipt_subject(kind: &str, id: &str, name: &str) -> Text {
    let term = match kind {
        "program_membership" => program_term(id),
        "development_path" => path_term(id),
        _ => None,
    };
    named(term, name).unwrap_or_else(|| t::rules::RECEIPT_UNNAMED.into())
}

fn program_term(id: &str) -> Option<Key> {
    id.parse().ok().map(program)
}

fn path_term(id: &str) -> Option<Key> {
    id.parse().ok().map(path)
}

/// A term follows the language; a name stands as it was given.
fn named(term: Option<Key>, name: &str) -> Option<Text> {
    term.map(Into::into).or_else(|| (!name.is_empty()).then(|| name.to_owned().into()))
}
