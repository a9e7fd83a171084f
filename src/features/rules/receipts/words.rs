//! Receipts in words.

use super::super::rule_texts::texts;
use crate::explain::program_terms;
use crate::i18n::{Key, Text, t};
use domain::api::receipts::ReceiptLine;
use domain::rules::verdict::RuleId;

/// What was asked about: its name, or what its code stands for.
pub(super) fn subject(line: &ReceiptLine) -> Text {
    if !line.subject_name.is_empty() {
        return line.subject_name.clone().into();
    }
    let term: Option<Key> = match line.subject_kind.as_str() {
        "program_membership" => line.subject_id.parse().ok().map(program_terms::program),
        "development_path" => line.subject_id.parse().ok().map(program_terms::path),
        _ => None,
    };
    term.map_or_else(|| line.subject_id.clone().into(), Into::into)
}

/// "R-22 Joining a programme".
pub(super) fn rule(rule: RuleId) -> Text {
    (move || format!("{rule} {}", texts(rule).0.get())).into()
}

/// Yes, or no with how many conditions.
pub(super) fn answer(line: &ReceiptLine) -> Text {
    let (allowed, unmet) = (line.allowed, line.unmet);
    (move || if allowed { t::rules::RECEIPT_YES.get().to_owned() } else { t::rules::receipt_no(unmet) }).into()
}
