//! Conditions that were not met, in one line.

use crate::explain::{check_title, value_text};
use crate::i18n::{joined, t};
use domain::rules::verdict::{Condition, Outcome, Value};

/// Every condition that is not met, with what was found; `None` when all are. Followed.
pub(super) fn unmet(conditions: &[Condition]) -> Option<String> {
    let words = |condition: &Condition| {
        let title = check_title(condition.check).get();
        match &condition.seen {
            None | Some(Value::Flag(_)) => title.to_owned(),
            Some(seen) => t::common::named_with_code(title, value_text(seen)),
        }
    };
    let unmet = joined(conditions.iter().filter(|condition| condition.outcome != Outcome::Met).map(words));
    (!unmet.is_empty()).then(|| t::common::not_met_that(unmet))
}
