//! what resale asks of a customer beyond association itself.
//!
//! Source: domain.md R-03.

use crate::association::{EnterpriseRole, Party};
use crate::rules::facts::{CustomerStanding, PartnerStanding};
use crate::rules::partner_unbind::{no_independent_members, none_left};
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value};

/// The eight conditions under which a customer can become a resale customer.
pub fn resale_conditions(customer: &CustomerStanding, partner: &PartnerStanding) -> Vec<Condition> {
    let nothing =
        |amount: crate::money::Money| Needed::AtMost(Value::Amount(crate::money::Money::zero(amount.currency)));
    let is_member =
        matches!(customer.enterprise_role, EnterpriseRole::UnifiedMember | EnterpriseRole::IndependentMember);
    vec![
        Condition::new(RuleId::R03, Check::ProServiceContract, customer.pro_service_contracts == 0)
            .seen(Value::Count(customer.pro_service_contracts))
            .needed(Needed::AtMost(Value::Count(0)))
            .fix(Party::Vendor, Place::EcosystemManager),
        none_left(RuleId::R03, Check::ValidReservedInstance, customer.reserved_instances),
        Condition::new(RuleId::R03, Check::InvoiceDebt, !customer.invoice_debt.is_positive())
            .seen(Value::Amount(customer.invoice_debt))
            .needed(nothing(customer.invoice_debt))
            .fix(Party::Customer, Place::Balance),
        Condition::new(RuleId::R03, Check::StoredValueCard, !customer.stored_value.is_positive())
            .seen(Value::Amount(customer.stored_value))
            .needed(nothing(customer.stored_value))
            .fix(Party::Customer, Place::Obligations),
        no_independent_members(RuleId::R03, customer),
        Condition::new(RuleId::R03, Check::IsEnterpriseMember, !is_member)
            .seen(Value::Enterprise(customer.enterprise_role))
            .fix(Party::Customer, Place::EnterpriseMembers),
        Condition::new(RuleId::R03, Check::CreditAccount, customer.credit_accounts == 0)
            .seen(Value::Count(customer.credit_accounts))
            .needed(Needed::AtMost(Value::Count(0)))
            .fix(Party::Vendor, Place::EcosystemManager),
        Condition::new(RuleId::R03, Check::PrepaidPartner, !partner.prepaid)
            .seen(Value::Flag(partner.prepaid))
            .needed(Needed::Exactly(Value::Flag(false)))
            .fix(Party::Vendor, Place::EcosystemManager),
    ]
}
