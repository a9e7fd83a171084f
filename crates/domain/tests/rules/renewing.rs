//! a membership is applied for again in the last days of its term.

use crate::support::{applicant, at, now, policy, unmet};
use chrono::Duration;
use domain::association::EnterpriseRole;
use domain::money::Money;
use domain::program::{FreezeCause, Program, RealNameKind};
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::plan_renewal::{PlanRenewalFacts, plan_renewal};
use domain::rules::verdict::{Check, Needed, Outcome, Value};
use domain::states::membership::MembershipState;

/// A member in good standing, thirty days before its end at most.
fn facts(program: Program) -> PlanRenewalFacts {
    PlanRenewalFacts {
        program,
        applicant: Applicant { programs: vec![program], ..applicant() },
        state: MembershipState::Expiring,
        valid_until: Some(now() + Duration::days(12)),
        under_review: false,
        terms_accepted: true,
        commitments_accepted: true,
        applied: false,
    }
}

fn missing(facts: &PlanRenewalFacts) -> Vec<Check> {
    unmet(&plan_renewal(facts, &policy(), now()))
}

#[test]
fn the_window_opens_thirty_days_before_the_end_and_closes_with_it() {
    let (window, second) = (Duration::days(30), Duration::seconds(1));
    for (ahead, expect, opens) in [
        (window + second, Outcome::Unmet, Some(now() + second)),
        (window, Outcome::Met, None),
        (window - second, Outcome::Met, None),
        (second, Outcome::Met, None),
        (Duration::zero(), Outcome::Unmet, None),
        (-second, Outcome::Unmet, None),
    ] {
        let facts = PlanRenewalFacts { valid_until: Some(now() + ahead), ..facts(Program::Pce) };
        let verdict = plan_renewal(&facts, &policy(), now());
        assert_eq!(verdict.outcome(Check::RenewalWindow), Some(expect), "{ahead}");
        assert_eq!((verdict.available_at(), verdict.allowed()), (opens, expect == Outcome::Met), "{ahead}");
    }
    let early = PlanRenewalFacts { valid_until: Some(at("2027-02-20T08:00:00Z")), ..facts(Program::Pce) };
    let window = plan_renewal(&early, &policy(), now()).conditions.remove(0);
    assert_eq!(window.seen, Some(Value::At(now())));
    assert_eq!(window.needed, Some(Needed::AtLeast(Value::At(at("2027-01-21T08:00:00Z")))));
}

#[test]
fn members_alone_apply_and_only_where_the_programme_does_not_renew_by_itself() {
    for state in MembershipState::ALL {
        let facts = PlanRenewalFacts { state: *state, ..facts(Program::Capability) };
        let expect = if state.is_member() { vec![] } else { vec![Check::RenewalWindow] };
        assert_eq!(missing(&facts), expect, "{state}");
    }
    for program in Program::ALL {
        let by_itself = *program == Program::SolutionProvider;
        let expect = if by_itself { vec![Check::RenewsItself] } else { vec![] };
        assert_eq!(missing(&facts(*program)), expect, "{program}");
    }
    let mut policy = policy();
    policy.program.plan_year_renews_itself = false;
    assert!(plan_renewal(&facts(Program::SolutionProvider), &policy, now()).allowed());
    let waiting = PlanRenewalFacts { under_review: true, ..facts(Program::Pce) };
    assert_eq!(missing(&waiting), [Check::RenewalWaits]);
}

#[test]
fn what_an_account_must_not_bring_along_is_not_asked_of_a_member() {
    let mut policy = policy();
    policy.program.strict_join = true;
    let mut grown = facts(Program::Distribution);
    (grown.applicant.open_resources, grown.applicant.credit_accounts) = (12, 1);
    (grown.applicant.has_consumed, grown.applicant.bd_reported) = (true, true);
    assert_eq!(unmet(&plan_renewal(&grown, &policy, now())), []);
}

#[test]
fn what_a_member_has_to_be_is_asked_again_all_at_once() {
    let spoilt = |program: Program| {
        let mut facts = facts(program);
        facts.applicant = Applicant {
            real_name: RealNameKind::Personal,
            in_hcpn: false,
            freezes: vec![FreezeCause::Arrears],
            arrears: Money::cny(5),
            enterprise_role: EnterpriseRole::Master,
            is_subcustomer: true,
            is_partner_subaccount: true,
            programs: vec![program, Program::CloudReseller, Program::GovSubsidy],
            sibling_programs: vec![Program::GovCloud],
            ..facts.applicant
        };
        (facts.terms_accepted, facts.commitments_accepted) = (false, false);
        facts
    };
    for (program, expect) in [
        (
            Program::Distribution,
            vec![
                Check::OtherPlanOnSameAccount,
                Check::IsSubcustomer,
                Check::Frozen,
                Check::Arrears,
                Check::EnterpriseMasterOrMember,
            ],
        ),
        (
            Program::Pce,
            vec![
                Check::EnterpriseRealname,
                Check::NotInHcpn,
                Check::OtherPlanOnSameAccount,
                Check::TermsNotAccepted,
                Check::CommitmentsNotAccepted,
            ],
        ),
        (
            Program::GovCloud,
            vec![
                Check::EnterpriseRealname,
                Check::NotFrozen,
                Check::NotSubsidyPlan,
                Check::NoSiblingInPlan,
                Check::NotPartnerSubaccount,
            ],
        ),
        (Program::Capability, vec![Check::OtherPlanOnSameAccount]),
    ] {
        assert_eq!(missing(&spoilt(program)), expect, "{program}");
    }
}

#[test]
fn the_vendors_agreement_asks_what_an_account_has_to_be_and_not_when_it_applied() {
    let late = PlanRenewalFacts {
        valid_until: Some(now() - Duration::days(1)),
        under_review: true,
        applied: true,
        ..facts(Program::Pce)
    };
    assert_eq!(missing(&late), []);
    assert_ne!(missing(&PlanRenewalFacts { applied: false, ..late.clone() }), []);
    let outside = Applicant { in_hcpn: false, ..late.applicant.clone() };
    assert_eq!(missing(&PlanRenewalFacts { applicant: outside, ..late }), [Check::NotInHcpn]);
}
