//! R-61, R-62 and R-83: which roles one member may have, when a member may go, and what nobody does to the primary account.
//!
//! Source: domain.md R-61, R-62; R-83 has no number in the sources, so that it has one of ours (docs/decisions/010).

use super::few;
use crate::association::Party;
use crate::codes;
use crate::ids::CustomRoleId;
use crate::organization::PresetRole;
use crate::rules::policy::Policy;
use crate::rules::value::in_order;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A member as it is now; the default is one that is yet to be created.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFacts {
    /// Is it the login that owns the partner account?
    pub is_primary: bool,
    /// Is it whoever asks?
    pub is_self: bool,
    /// Preset roles now.
    pub preset: Vec<PresetRole>,
    /// Those of them whose qualification is under review (R-62).
    pub under_review: Vec<PresetRole>,
    /// Customers whose account manager it is.
    pub customers: u64,
}

/// The roles that a member is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedRoles {
    /// Preset roles; naming one twice changes nothing.
    pub preset: Vec<PresetRole>,
    /// The organisation's own roles.
    pub custom: Vec<CustomRoleId>,
    /// How many of them the organisation does not have.
    pub unknown: u64,
    /// Customers that the caller agreed to leave without account manager.
    pub released_customers: u64,
}

impl ProposedRoles {
    fn count(&self) -> u32 {
        let distinct = |mut codes: Vec<&str>| {
            codes.sort_unstable();
            codes.dedup();
            few(codes.len() as u64)
        };
        let preset = distinct(self.preset.iter().map(|role| role.as_str()).collect());
        preset + distinct(self.custom.iter().map(CustomRoleId::as_str).collect())
    }

    fn has(&self, role: PresetRole) -> bool {
        self.preset.contains(&role)
    }
}

/// How many customers lose their account manager when these preset roles take effect?
pub fn released_customers(member: &MemberFacts, preset: &[PresetRole]) -> u64 {
    if preset.contains(&PresetRole::AccountManager) { 0 } else { member.customers }
}

/// What R-61 rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAssignmentFacts {
    /// The member as it is now.
    pub member: MemberFacts,
    /// The roles that it is to have.
    pub proposed: ProposedRoles,
}

/// May this member have these roles?
///
/// ```
/// use domain::organization::PresetRole::{AccountManager, AccountManagerDirector};
/// use domain::rules::organization::{ProposedRoles, RoleAssignmentFacts, assign_roles};
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::verdict::Check;
///
/// let policies = PolicyHistory::built_in()?;
/// let now = domain::api::time::from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let both = ProposedRoles { preset: vec![AccountManager, AccountManagerDirector], ..ProposedRoles::default() };
/// let facts = RoleAssignmentFacts { proposed: both, ..RoleAssignmentFacts::default() };
/// let verdict = assign_roles(&facts, policies.at(now).ok_or("a policy")?, now);
/// assert_eq!(verdict.unmet().map(|one| one.check).collect::<Vec<_>>(), [Check::ManagerOrDirector]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assign_roles(facts: &RoleAssignmentFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let RoleAssignmentFacts { member, proposed } = facts;
    let (count, most) = (proposed.count(), policy.organization.max_roles);
    let both = proposed.has(PresetRole::AccountManager) && proposed.has(PresetRole::AccountManagerDirector);
    let mut touched = member.under_review.clone();
    touched.retain(|role| !proposed.has(*role));
    let room = if count == 0 { Needed::AtLeast(Value::Count(1)) } else { Needed::AtMost(Value::Count(most)) };
    let rule = RuleId::R61;
    let conditions = [
        Condition::new(rule, Check::RoleCount, (1..=most).contains(&count))
            .seen(Value::Count(count))
            .needed(room)
            .fix(Party::PartnerAdmin, Place::Nowhere),
        Condition::new(rule, Check::AdministratorExclusive, !proposed.has(PresetRole::Admin) || count == 1)
            .fix(Party::PartnerAdmin, Place::Nowhere),
        Condition::new(rule, Check::ManagerOrDirector, !both).fix(Party::PartnerAdmin, Place::Nowhere),
        Condition::none(rule, Check::RoleKnown, few(proposed.unknown)).fix(Party::PartnerAdmin, Place::Roles),
        nothing_under_review(touched),
        agreed_to(proposed.released_customers, released_customers(member, &proposed.preset)),
        not_the_primary(member),
        not_oneself(member),
    ];
    Verdict::new(rule, policy, now, conditions)
}

/// What R-62 rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetirementFacts {
    /// The member as it is now.
    pub member: MemberFacts,
    /// Customers that the caller agreed to leave without account manager.
    pub released_customers: u64,
}

/// May this member be disabled or deleted? All its customers lose their account manager.
pub fn retire_member(facts: &RetirementFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let RetirementFacts { member, released_customers } = facts;
    let conditions = [
        nothing_under_review(member.under_review.clone()),
        agreed_to(*released_customers, member.customers),
        not_the_primary(member),
        not_oneself(member),
    ];
    Verdict::new(RuleId::R62, policy, now, conditions)
}

codes! {
    /// What is done to a member's account.
    pub enum MemberOperation {
        /// Another name, contact or director.
        Change = "CHANGE",
        /// Another initial password.
        ResetPassword = "RESET_PASSWORD",
    }
}

/// What R-83 rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberOperationFacts {
    /// What is done.
    pub operation: MemberOperation,
    /// The member as it is now.
    pub member: MemberFacts,
}

/// May this be done to the member's account? The primary account is its own to change, and the own password is changed
/// where the old one is asked for.
pub fn member_operation(facts: &MemberOperationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let member = &facts.member;
    let conditions = match facts.operation {
        MemberOperation::Change => vec![primary_account(member, !member.is_primary || member.is_self)],
        MemberOperation::ResetPassword => vec![not_the_primary(member), not_oneself(member)],
    };
    Verdict::new(RuleId::R83, policy, now, conditions)
}

fn nothing_under_review(touched: Vec<PresetRole>) -> Condition {
    let none = Needed::Exactly(Value::Roles(Vec::new()));
    Condition::new(RuleId::R62, Check::RoleUnderReview, touched.is_empty())
        .seen(Value::Roles(in_order(touched)))
        .needed(none)
        .fix(Party::Vendor, Place::EcosystemManager)
}

fn agreed_to(agreed: u64, lost: u64) -> Condition {
    Condition::new(RuleId::R62, Check::CustomersReleased, agreed == lost)
        .seen(Value::Count(few(agreed)))
        .needed(Needed::Exactly(Value::Count(few(lost))))
        .fix(Party::PartnerAdmin, Place::Nowhere)
}

fn not_the_primary(member: &MemberFacts) -> Condition {
    primary_account(member, !member.is_primary)
}

fn primary_account(member: &MemberFacts, met: bool) -> Condition {
    Condition::new(RuleId::R83, Check::PrimaryAccount, met)
        .seen(Value::Flag(member.is_primary))
        .needed(Needed::Exactly(Value::Flag(false)))
        .fix(Party::Partner, Place::Nowhere)
}

fn not_oneself(member: &MemberFacts) -> Condition {
    Condition::flag(RuleId::R83, Check::OwnAccount, member.is_self, false).fix(Party::PartnerAdmin, Place::Members)
}

#[cfg(test)]
#[path = "member_tests.rs"]
mod tests;
