//! The rules made visible: their words and numbers by version, and what they would answer to other facts.

mod affected;
mod concerned;
mod page;
mod receipts;
mod rule_table;
mod rule_texts;
mod version;
mod what_if;
mod words;

pub use page::RulesPage;
pub use receipts::{ReceiptListPage, ReceiptPage};
pub use what_if::WhatIfPage;

use crate::api::session;
use crate::explain::Viewer;
use domain::organization::PrincipalKind;

/// Who reads, no customer in question.
fn viewer() -> Viewer {
    match session::read(|info| info.kind) {
        Some(PrincipalKind::Customer) => Viewer::Customer,
        Some(PrincipalKind::Employee) => Viewer::Employee,
        Some(PrincipalKind::Operator) => Viewer::Operator,
        _ => Viewer::PartnerStaff,
    }
}
