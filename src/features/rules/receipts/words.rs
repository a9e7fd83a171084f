//! Receipts in words.

use super::super::viewer;
use crate::explain::{Viewer, receipt_subject, rule_name};
use crate::i18n::{Text, t};
use domain::api::receipts::ReceiptLine;
use domain::rules::verdict::RuleId;

/// What was asked about: its name, or what its code stands for.
pub(super) fn subject(line: &ReceiptLine) -> Text {
    receipt_subject(&line.subject_kind, &line.subject_id, &line.subject_name)
}

/// "R-22 Joining a programme".
pub(super) fn rule(rule: RuleId) -> Text {
    (move || rule_name(rule)).into()
}

/// Yes, or no with how many conditions.
pub(super) fn answer(line: &ReceiptLine) -> Text {
    let (allowed, unmet) = (line.allowed, line.unmet);
    (move || if allowed { t::rules::RECEIPT_YES.get().to_owned() } else { t::rules::receipt_no(unmet) }).into()
}

/// Who reads it: of a path, the reasons lead to that path.
pub(super) fn reader(line: &ReceiptLine) -> Viewer {
    let path = (line.subject_kind == "development_path").then(|| line.subject_id.parse().ok()).flatten();
    match (viewer(), path) {
        (Viewer::PartnerStaff, Some(path)) => Viewer::Path(path),
        (reader, _) => reader,
    }
}
