//! a customer has exactly one account manager.
//!
//! Source: S-10; domain.md R-14.

use crate::association::Party;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignmentFacts {
    /// Is it the partner's own customer rather than a reseller's below it?
    pub own_customer: bool,
    /// Does the member hold the role 客户经理?
    pub is_account_manager: bool,
    /// Is the member the manager already?
    pub is_current: bool,
}

/// May this member become the customer's account manager?
pub fn assign_account_manager(facts: AssignmentFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let yes = |value: bool| Needed::Exactly(Value::Flag(value));
    Verdict::new(
        RuleId::R14,
        policy,
        now,
        [
            Condition::new(RuleId::R14, Check::OwnCustomer, facts.own_customer)
                .seen(Value::Flag(facts.own_customer))
                .needed(yes(true))
                .fix(Party::Partner, Place::Nowhere),
            Condition::new(RuleId::R14, Check::NotAccountManager, facts.is_account_manager)
                .seen(Value::Flag(facts.is_account_manager))
                .needed(yes(true))
                .fix(Party::PartnerAdmin, Place::Administrators),
            Condition::new(RuleId::R14, Check::SameAccountManager, !facts.is_current)
                .seen(Value::Flag(facts.is_current))
                .needed(yes(false))
                .fix(Party::Partner, Place::Nowhere),
        ],
    )
}
