//! who can never associate, however young the account is.
//!
//! What another partner did is told to the customer alone; a partner learns that it is so, not who and
//! not until when. Source: domain.md R-02.

use crate::association::{EnterpriseRole, Party};
use crate::codes;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Whose customer an account is, seen from one partner.
    pub enum CurrentPartner {
        /// Nobody's.
        Nobody = "NOBODY",
        /// This partner's.
        Us = "US",
        /// Another partner's.
        Another = "ANOTHER",
    }
}

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssociableFacts {
    /// Whose customer it is.
    pub partner: CurrentPartner,
    /// Until when another partner's pre-registration holds.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub reported_by_other_until: Option<DateTime<Utc>>,
    /// Direct contracts, telesales discounts and special deals with the vendor.
    pub special_contracts: u32,
    /// Does the account belong to the other site?
    pub other_site: bool,
    /// Is it a partner, or applying to be one?
    pub is_partner: bool,
    /// Is it the vendor's own?
    pub is_internal: bool,
    /// Bills that are open.
    pub unpaid_bills: u32,
    /// Its place in an enterprise.
    pub enterprise_role: EnterpriseRole,
}

/// Can this account associate with the partner at all?
///
/// `viewer` is who reads the answer: another partner's doings are shown to the customer only.
pub fn associable(facts: &AssociableFacts, viewer: Party, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    Verdict::new(
        RuleId::R02,
        policy,
        now,
        [
            no_partner(RuleId::R02, facts, viewer),
            not_reported_by_other(RuleId::R02, facts, viewer, now),
            no_special_contract(RuleId::R02, facts),
            on_this_site(RuleId::R02, facts),
            is_not(Check::IsPartner, facts.is_partner),
            is_not(Check::InternalAccount, facts.is_internal),
            Condition::new(RuleId::R02, Check::UnpaidBill, facts.unpaid_bills == 0)
                .seen(Value::Count(facts.unpaid_bills))
                .needed(Needed::AtMost(Value::Count(0)))
                .fix(Party::Customer, Place::Balance),
            not_a_unified_member(RuleId::R02, facts),
        ],
    )
}

pub(super) fn no_partner(rule: RuleId, facts: &AssociableFacts, viewer: Party) -> Condition {
    let condition = Condition::new(rule, Check::AlreadyAssociated, facts.partner == CurrentPartner::Nobody)
        .seen(Value::Flag(facts.partner != CurrentPartner::Nobody))
        .needed(Needed::Exactly(Value::Flag(false)))
        .fix(Party::Customer, Place::AssociationRecords);
    match facts.partner {
        CurrentPartner::Another if viewer != Party::Customer => condition.redacted(),
        _ => condition,
    }
}

pub(super) fn not_reported_by_other(
    rule: RuleId,
    facts: &AssociableFacts,
    viewer: Party,
    now: DateTime<Utc>,
) -> Condition {
    let held_until = facts.reported_by_other_until.filter(|until| now < *until);
    let condition = Condition::new(rule, Check::ReportedByOther, held_until.is_none()).fix(Party::Clock, Place::Wait);
    match held_until {
        Some(until) if viewer == Party::Customer => condition.seen(Value::At(until)).available(Some(until)),
        // The end of a rival's pre-registration tells when it was made.
        _ => condition,
    }
}

pub(super) fn no_special_contract(rule: RuleId, facts: &AssociableFacts) -> Condition {
    Condition::new(rule, Check::SpecialContract, facts.special_contracts == 0)
        .seen(Value::Count(facts.special_contracts))
        .needed(Needed::AtMost(Value::Count(0)))
        .fix(Party::Vendor, Place::EcosystemManager)
}

pub(super) fn on_this_site(rule: RuleId, facts: &AssociableFacts) -> Condition {
    Condition::new(rule, Check::WrongSite, !facts.other_site)
        .seen(Value::Flag(facts.other_site))
        .needed(Needed::Exactly(Value::Flag(false)))
        .fix(Party::Customer, Place::Nowhere)
}

pub(super) fn not_a_unified_member(rule: RuleId, facts: &AssociableFacts) -> Condition {
    Condition::new(rule, Check::UnifiedMember, facts.enterprise_role != EnterpriseRole::UnifiedMember)
        .seen(Value::Enterprise(facts.enterprise_role))
        .fix(Party::Customer, Place::EnterpriseMembers)
}

fn is_not(check: Check, is: bool) -> Condition {
    Condition::new(RuleId::R02, check, !is)
        .seen(Value::Flag(is))
        .needed(Needed::Exactly(Value::Flag(false)))
        .fix(Party::Vendor, Place::Nowhere)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;

    const NOW: &str = "2026-11-22T08:00:00Z";

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn free() -> AssociableFacts {
        AssociableFacts {
            partner: CurrentPartner::Nobody,
            reported_by_other_until: None,
            special_contracts: 0,
            other_site: false,
            is_partner: false,
            is_internal: false,
            unpaid_bills: 0,
            enterprise_role: EnterpriseRole::Standalone,
        }
    }

    fn ask(facts: &AssociableFacts, viewer: Party) -> Verdict {
        let policies = PolicyHistory::built_in().unwrap();
        associable(facts, viewer, policies.at(at(NOW)).unwrap(), at(NOW))
    }

    #[test]
    fn each_cause_blocks_alone_and_nothing_else() {
        type Change = fn(&mut AssociableFacts);
        let table: [(Check, Change); 8] = [
            (Check::AlreadyAssociated, |f| f.partner = CurrentPartner::Another),
            (Check::ReportedByOther, |f| f.reported_by_other_until = Some(at("2026-11-22T08:00:01Z"))),
            (Check::SpecialContract, |f| f.special_contracts = 1),
            (Check::WrongSite, |f| f.other_site = true),
            (Check::IsPartner, |f| f.is_partner = true),
            (Check::InternalAccount, |f| f.is_internal = true),
            (Check::UnpaidBill, |f| f.unpaid_bills = 1),
            (Check::UnifiedMember, |f| f.enterprise_role = EnterpriseRole::UnifiedMember),
        ];
        assert!(ask(&free(), Party::Partner).allowed());
        for (check, change) in table {
            let mut facts = free();
            change(&mut facts);
            let unmet: Vec<_> = ask(&facts, Party::Partner).unmet().map(|condition| condition.check).collect();
            assert_eq!(unmet, [check]);
        }
    }

    #[test]
    fn a_pre_registration_of_another_ends_at_its_moment() {
        for (until, expect) in [("2026-11-22T08:00:01Z", false), ("2026-11-22T08:00:00Z", true)] {
            let facts = AssociableFacts { reported_by_other_until: Some(at(until)), ..free() };
            assert_eq!(ask(&facts, Party::Customer).allowed(), expect, "{until}");
        }
    }

    #[test]
    fn other_members_of_an_enterprise_may() {
        for role in [EnterpriseRole::Standalone, EnterpriseRole::Master, EnterpriseRole::IndependentMember] {
            assert!(ask(&AssociableFacts { enterprise_role: role, ..free() }, Party::Partner).allowed(), "{role}");
        }
    }

    #[test]
    fn a_partner_learns_that_and_not_who_or_when() {
        let facts = AssociableFacts {
            partner: CurrentPartner::Another,
            reported_by_other_until: Some(at("2026-12-01T00:00:00Z")),
            ..free()
        };
        for condition in ask(&facts, Party::Partner).unmet() {
            assert_eq!((&condition.seen, condition.available_at), (&None, None), "{}", condition.check);
        }
        for condition in ask(&facts, Party::Customer).unmet() {
            assert!(condition.seen.is_some(), "{}", condition.check);
        }
        let ours = AssociableFacts { partner: CurrentPartner::Us, ..free() };
        assert!(ask(&ours, Party::Partner).unmet().all(|condition| condition.seen.is_some()));
    }
}
