use super::*;
use crate::rules::policy::PolicyHistory;
use PresetRole::{AccountManager, AccountManagerDirector, Admin, Finance, SaSpecialist};

fn policy() -> Policy {
    PolicyHistory::built_in().unwrap().versions().last().unwrap().clone()
}

fn proposed(preset: &[PresetRole], custom: &[&str]) -> ProposedRoles {
    let custom = custom.iter().map(|id| id.parse().unwrap()).collect();
    ProposedRoles { preset: preset.to_vec(), custom, ..ProposedRoles::default() }
}

fn now() -> DateTime<Utc> {
    crate::api::time::from_text("2026-11-22T08:00:00Z").unwrap()
}

fn assign(member: &MemberFacts, proposed: &ProposedRoles) -> Verdict {
    let facts = RoleAssignmentFacts { member: member.clone(), proposed: proposed.clone() };
    assign_roles(&facts, &policy(), now())
}

fn retire(member: &MemberFacts, released_customers: u64) -> Verdict {
    retire_member(&RetirementFacts { member: member.clone(), released_customers }, &policy(), now())
}

fn unmet(member: &MemberFacts, proposed: &ProposedRoles) -> Vec<Check> {
    checks(&assign(member, proposed))
}

fn checks(verdict: &Verdict) -> Vec<Check> {
    verdict.unmet().map(|condition| condition.check).collect()
}

#[test]
fn one_to_three_roles_of_either_kind() {
    let nobody = MemberFacts::default();
    for (roles, expected) in [
        (proposed(&[], &[]), vec![Check::RoleCount]),
        (proposed(&[], &["r1"]), vec![]),
        (proposed(&[AccountManager, Finance], &["r1"]), vec![]),
        (proposed(&[AccountManager, Finance], &["r1", "r2"]), vec![Check::RoleCount]),
        (proposed(&[Finance, Finance], &["r1", "r1", "r2"]), vec![]),
        (proposed(&[Admin], &[]), vec![]),
        (proposed(&[Admin], &["r1"]), vec![Check::AdministratorExclusive]),
        (proposed(&[Admin, Finance], &[]), vec![Check::AdministratorExclusive]),
        (proposed(&[AccountManager, AccountManagerDirector], &[]), vec![Check::ManagerOrDirector]),
    ] {
        assert_eq!(unmet(&nobody, &roles), expected, "{roles:?}");
    }
}

#[test]
fn every_problem_is_named_at_once() {
    let member = MemberFacts {
        is_self: true,
        is_primary: true,
        preset: vec![SaSpecialist, AccountManager],
        under_review: vec![SaSpecialist],
        customers: 7,
    };
    let roles = ProposedRoles {
        unknown: 1,
        released_customers: 6,
        ..proposed(&[Admin, AccountManagerDirector, Finance], &["gone"])
    };
    let all = [
        Check::RoleCount,
        Check::AdministratorExclusive,
        Check::RoleKnown,
        Check::RoleUnderReview,
        Check::CustomersReleased,
        Check::PrimaryAccount,
        Check::OwnAccount,
    ];
    assert_eq!(unmet(&member, &roles), all);
}

#[test]
fn a_role_under_review_stays() {
    let member = MemberFacts { preset: vec![SaSpecialist], under_review: vec![SaSpecialist], ..MemberFacts::default() };
    assert_eq!(unmet(&member, &proposed(&[SaSpecialist, Finance], &[])), []);
    let verdict = assign(&member, &proposed(&[Finance], &[]));
    assert_eq!(verdict.unmet().next().unwrap().seen, Some(Value::Roles(vec![SaSpecialist])));
    assert_eq!(checks(&retire(&member, 0)), [Check::RoleUnderReview]);
}

#[test]
fn customers_are_released_only_by_their_exact_number() {
    let manager = MemberFacts { preset: vec![AccountManager], customers: 12, ..MemberFacts::default() };
    let finance = |released_customers| ProposedRoles { released_customers, ..proposed(&[Finance], &[]) };
    assert_eq!(unmet(&manager, &finance(11)), [Check::CustomersReleased]);
    assert_eq!(unmet(&manager, &finance(12)), []);
    assert_eq!(unmet(&manager, &proposed(&[AccountManager, Finance], &[])), []);
    assert!(!retire(&manager, 0).allowed());
    assert!(retire(&manager, 12).allowed());
}

#[test]
fn the_primary_account_is_its_own_to_change() {
    for (is_primary, is_self, change, reset) in
        [(false, false, true, true), (false, true, true, false), (true, false, false, false), (true, true, true, false)]
    {
        let member = MemberFacts { is_primary, is_self, ..MemberFacts::default() };
        for (operation, allowed) in [(MemberOperation::Change, change), (MemberOperation::ResetPassword, reset)] {
            let facts = MemberOperationFacts { operation, member: member.clone() };
            assert_eq!(member_operation(&facts, &policy(), now()).allowed(), allowed, "{facts:?}");
        }
    }
}

#[test]
fn nobody_retires_the_primary_account_or_oneself() {
    let member = MemberFacts { is_primary: true, is_self: true, ..MemberFacts::default() };
    assert_eq!(checks(&retire(&member, 0)), [Check::PrimaryAccount, Check::OwnAccount]);
}
