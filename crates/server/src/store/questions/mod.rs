//! What can be asked of the rules about everything that a partner has, with the facts of now.

mod organization;
mod programs;
mod specialists;

pub(crate) use organization::about_organization;
pub(crate) use programs::about_programs;
pub(crate) use specialists::about_specialists;

use crate::store::StoreError;
use domain::rules::verdict::RuleId;

/// A question: the rule, its facts, and what it is about (kind, id and name, as receipts keep them).
pub(crate) struct Question {
    pub(crate) rule: RuleId,
    pub(crate) facts: serde_json::Value,
    pub(crate) subject: (&'static str, String, String),
}

impl Question {
    pub(crate) fn new(
        rule: RuleId,
        facts: &impl serde::Serialize,
        (kind, id, name): (&'static str, &str, &str),
    ) -> Result<Self, StoreError> {
        let facts = serde_json::to_value(facts).map_err(|_| StoreError::Corrupt { column: "facts" })?;
        Ok(Self { rule, facts, subject: (kind, id.to_owned(), name.to_owned()) })
    }
}
