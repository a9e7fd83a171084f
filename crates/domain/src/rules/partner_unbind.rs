//! the partner asks to end an association.
//!
//! Source: domain.md R-09 (customer relation management; partner account status).

use crate::association::{EnterpriseRole, FreezeState, Party};
use crate::rules::association_frequency as frequency;
use crate::rules::facts::{AssociationFacts, CustomerStanding};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};

/// May the partner ask this customer to end the association?
pub fn partner_unbind(facts: &AssociationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let customer = &facts.customer;
    let plans = [
        none_left(RuleId::R09, Check::PartnerSupportPlan, customer.partner_support_plans),
        none_left(RuleId::R09, Check::ServiceSupportPlan, customer.service_support_plans),
        none_left(RuleId::R09, Check::MemberSupportPlan, customer.member_support_plans),
    ];
    Verdict::new(RuleId::R09, policy, now, common(RuleId::R09, facts, policy, now).into_iter().chain(plans))
}

/// The conditions that unbinding and switching have in common.
pub(super) fn common(rule: RuleId, facts: &AssociationFacts, policy: &Policy, now: DateTime<Utc>) -> Vec<Condition> {
    let customer = &facts.customer;
    vec![
        Condition::new(rule, Check::NotAdmin, facts.caller.is_admin)
            .seen(Value::Flag(facts.caller.is_admin))
            .needed(Needed::Exactly(Value::Flag(true)))
            .fix(Party::PartnerAdmin, Place::Administrators),
        Condition::new(rule, Check::OwnCustomer, facts.own_customer)
            .seen(Value::Flag(facts.own_customer))
            .needed(Needed::Exactly(Value::Flag(true)))
            .fix(Party::Partner, Place::Nowhere),
        frequency::nothing_pending(&facts.history, now),
        frequency::customer_request_is_past(&facts.history, &policy.association, now),
        frequency::partner_has_request_left(&facts.history, &policy.association, now),
        no_independent_members(rule, customer),
        Condition::new(rule, Check::IsIndependentMember, customer.enterprise_role != EnterpriseRole::IndependentMember)
            .seen(Value::Enterprise(customer.enterprise_role))
            .fix(Party::Customer, Place::EnterpriseMembers),
        no_partner_pay_order(rule, customer),
        none_left(rule, Check::ValidReservedInstance, customer.reserved_instances),
        not_frozen_by_hand(rule, customer),
        Condition::new(rule, Check::PartnerFrozen, !facts.partner.frozen)
            .seen(Value::Flag(facts.partner.frozen))
            .needed(Needed::Exactly(Value::Flag(false)))
            .fix(Party::Vendor, Place::EcosystemManager),
    ]
}

/// Nothing of a kind is left that the customer could unsubscribe.
pub(super) fn none_left(rule: RuleId, check: Check, count: u32) -> Condition {
    Condition::new(rule, check, count == 0)
        .seen(Value::Count(count))
        .needed(Needed::AtMost(Value::Count(0)))
        .fix(Party::Customer, Place::Obligations)
}

/// No order waits for the partner's payment: the partner pays it or the customer cancels it.
pub(super) fn no_partner_pay_order(rule: RuleId, customer: &CustomerStanding) -> Condition {
    none_left(rule, Check::PendingPartnerPayOrder, customer.partner_pay_orders)
}

/// An enterprise master has no members with independent accounting.
pub(super) fn no_independent_members(rule: RuleId, customer: &CustomerStanding) -> Condition {
    let blocked = customer.enterprise_role == EnterpriseRole::Master && customer.independent_members > 0;
    Condition::new(rule, Check::MasterHasIndependent, !blocked)
        .seen(Value::Count(customer.independent_members))
        .needed(Needed::AtMost(Value::Count(0)))
        .fix(Party::Customer, Place::EnterpriseMembers)
}

fn not_frozen_by_hand(rule: RuleId, customer: &CustomerStanding) -> Condition {
    let blocked = customer.frozen_by_hand && customer.freeze != FreezeState::Normal;
    Condition::new(rule, Check::ManuallyFrozen, !blocked)
        .seen(Value::Freeze(customer.freeze))
        .needed(Needed::Exactly(Value::Freeze(FreezeState::Normal)))
        .fix(Party::Partner, Place::EcosystemManager)
}
