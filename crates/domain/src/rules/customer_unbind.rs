//! the customer asks to end its association.
//!
//! Some conditions are asked of resale customers only, and who clears arrears depends on the type.
//! Source: S-14; domain.md R-08.

use crate::association::{AssociationType, EnterpriseRole, Party};
use crate::money::Money;
use crate::rules::association_frequency as frequency;
use crate::rules::facts::{CustomerStanding, RequestHistory};
use crate::rules::partner_unbind::{no_independent_members, no_partner_pay_order, none_left};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerUnbindFacts {
    /// The customer.
    pub customer: CustomerStanding,
    /// What was asked lately.
    pub history: RequestHistory,
}

/// May the customer ask its partner to end the association?
pub fn customer_unbind(facts: &CustomerUnbindFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let customer = &facts.customer;
    let mut conditions =
        vec![no_partner_pay_order(RuleId::R08, customer), no_arrears(customer), not_a_member(customer)];
    if customer.association_type == AssociationType::Resale {
        conditions.extend([
            no_independent_members(RuleId::R08, customer),
            none_left(RuleId::R08, Check::ValidReservedInstance, customer.reserved_instances),
            none_left(RuleId::R08, Check::PartnerSupportPlan, customer.partner_support_plans),
            Condition::new(RuleId::R08, Check::SpecialContractActive, customer.special_contracts == 0)
                .seen(Value::Count(customer.special_contracts))
                .needed(Needed::AtMost(Value::Count(0)))
                .fix(Party::Partner, Place::Nowhere),
        ]);
    }
    conditions.push(frequency::nothing_pending(&facts.history, now));
    conditions.push(frequency::customer_has_request_left(&facts.history, &policy.association, now));
    Verdict::new(RuleId::R08, policy, now, conditions)
}

fn no_arrears(customer: &CustomerStanding) -> Condition {
    // A resale customer cannot top up: only the partner's allocation clears its arrears.
    let payer = match customer.association_type {
        AssociationType::Referral => Party::Customer,
        AssociationType::Resale => Party::Partner,
    };
    Condition::new(RuleId::R08, Check::Arrears, !customer.arrears.is_positive())
        .seen(Value::Amount(customer.arrears))
        .needed(Needed::AtMost(Value::Amount(Money::zero(customer.arrears.currency))))
        .fix(payer, Place::Balance)
}

fn not_a_member(customer: &CustomerStanding) -> Condition {
    let member = matches!(customer.enterprise_role, EnterpriseRole::UnifiedMember | EnterpriseRole::IndependentMember);
    Condition::new(RuleId::R08, Check::IsEnterpriseMember, !member)
        .seen(Value::Enterprise(customer.enterprise_role))
        .fix(Party::Customer, Place::EnterpriseMembers)
}
