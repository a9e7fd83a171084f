//! the partner asks a resale customer for authorisation to act for it.
//!
//! Source: S-22; domain.md R-12.

use crate::association::{AssociationType, Party};
use crate::organization::PartnerType;
use crate::rules::facts::{CallerStanding, PartnerStanding};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthorizationFacts {
    /// The association type now.
    pub association_type: AssociationType,
    /// The partner account.
    pub partner: PartnerStanding,
    /// The login.
    pub caller: CallerStanding,
    /// Requests that wait plus authorisations in force for this customer.
    pub active: u32,
}

/// May the partner ask this customer for authorisation?
pub fn request_authorization(facts: &AuthorizationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let is_reseller = facts.partner.partner_type == PartnerType::CloudReseller;
    let released = !is_reseller || facts.partner.may_act_for_customers;
    Verdict::new(
        RuleId::R12,
        policy,
        now,
        [
            Condition::new(RuleId::R12, Check::NoPermission, facts.caller.may_request_authorization)
                .seen(Value::Flag(facts.caller.may_request_authorization))
                .needed(Needed::Exactly(Value::Flag(true)))
                .fix(Party::PartnerAdmin, Place::Administrators),
            Condition::new(RuleId::R12, Check::NotResale, facts.association_type == AssociationType::Resale)
                .seen(Value::Association(facts.association_type))
                .needed(Needed::Exactly(Value::Association(AssociationType::Resale)))
                .fix(Party::Partner, Place::SwitchType),
            Condition::new(RuleId::R12, Check::DistributorPermissionMissing, released)
                .seen(Value::Flag(released))
                .needed(Needed::Exactly(Value::Flag(true)))
                .fix(Party::Distributor, Place::Nowhere),
            Condition::new(RuleId::R12, Check::AuthorizationActive, facts.active == 0)
                .seen(Value::Count(facts.active))
                .needed(Needed::AtMost(Value::Count(0)))
                .fix(Party::Partner, Place::AuthorizationRecords),
        ],
    )
}
