//! the partner asks to switch the association type.
//!
//! The conditions of R-09 but for support plans; going to resale also needs R-03. The customer's answer
//! decides. Source: S-15; domain.md R-10.

use crate::association::{AssociationType, Party};
use crate::rules::facts::AssociationFacts;
use crate::rules::partner_unbind;
use crate::rules::policy::Policy;
use crate::rules::resale::resale_conditions;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};

/// May the partner ask this customer to switch to `target`?
pub fn partner_switch(
    facts: &AssociationFacts,
    target: AssociationType,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Verdict {
    let current = facts.customer.association_type;
    let mut conditions = vec![
        Condition::new(RuleId::R10, Check::SameAssociationType, current != target)
            .seen(Value::Association(current))
            .needed(Needed::Exactly(Value::Association(target.other())))
            .fix(Party::Partner, Place::Nowhere),
    ];
    conditions.extend(partner_unbind::common(RuleId::R10, facts, policy, now));
    if target == AssociationType::Resale {
        conditions.extend(resale_conditions(&facts.customer, &facts.partner));
    }
    Verdict::new(RuleId::R10, policy, now, conditions)
}
