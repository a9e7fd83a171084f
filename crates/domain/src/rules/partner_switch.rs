//! R-10: the partner asks to switch the association type.
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
///
/// Every condition is in the answer, met or not:
///
/// ```
/// use domain::api::time::from_text;
/// use domain::association::AssociationType;
/// use domain::rules::partner_switch::partner_switch;
/// use domain::rules::policy::PolicyHistory;
/// # use domain::rules::facts::AssociationFacts;
/// # fn facts() -> AssociationFacts { serde_json::from_value(serde_json::json!({
/// #   "customer": { "association_type": "1", "enterprise_role": "STANDALONE", "freeze": "NORMAL",
/// #     "frozen_by_hand": false, "arrears": {"minor": 0, "currency": "CNY"},
/// #     "invoice_debt": {"minor": 250, "currency": "CNY"}, "stored_value": {"minor": 0, "currency": "CNY"},
/// #     "independent_members": 0, "partner_pay_orders": 1, "reserved_instances": 0, "partner_support_plans": 0,
/// #     "service_support_plans": 0, "member_support_plans": 0, "special_contracts": 0,
/// #     "pro_service_contracts": 0, "credit_accounts": 0 },
/// #   "history": { "by_customer": [], "by_partner": ["2026-09-30T02:00:00Z"], "pending_until": null },
/// #   "partner": { "partner_type": "SOLUTION_PROVIDER", "frozen": false, "prepaid": false,
/// #     "may_act_for_customers": false },
/// #   "caller": { "is_admin": true, "may_request_authorization": true }, "own_customer": true
/// # })).unwrap() }
///
/// // One order waits for payment, 2.50 are not invoiced, and the partner asked seven weeks ago.
/// let facts = facts();
/// let policies = PolicyHistory::built_in()?;
/// let now = from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let policy = policies.at(now).ok_or("a policy")?;
/// let verdict = partner_switch(&facts, AssociationType::Resale, policy, now);
/// let unmet: Vec<_> = verdict.unmet().map(|condition| condition.check.as_str()).collect();
/// assert_eq!(unmet, ["PARTNER_FREQ_LIMIT", "PENDING_PARTNER_PAY_ORDER", "INVOICE_DEBT"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
