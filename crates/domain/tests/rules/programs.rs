//! Paths and programmes, each boundary on both sides.

use crate::support::{applicant, at, now, policies, policy, unmet};
use domain::association::EnterpriseRole;
use domain::money::Money;
use domain::program::DevelopmentPath::{Distributor, Learning, Service, Software, SystemIntegration};
use domain::program::{DevelopmentPath, FreezeCause, PartnerTier, Program, RealNameKind};
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::co_sell::{CoSellFacts, co_sell};
use domain::rules::programs::government_cloud::government_cloud;
use domain::rules::programs::level_upgrade::{CompanyPath, LevelUpgradeFacts, level_upgrade};
use domain::rules::programs::path_choice::{PathChoiceFacts, path_choice};
use domain::rules::programs::path_exit::{PathExitFacts, path_exit};
use domain::rules::programs::plan_join::{PlanJoinFacts, plan_join};
use domain::rules::verdict::{Check, RuleId, Value};
use domain::states::path_stage::PathStage;
use std::collections::BTreeSet;

fn join(program: Program, applicant: &Applicant) -> Vec<Check> {
    let facts = PlanJoinFacts { program, applicant: applicant.clone() };
    unmet(&plan_join(&facts, &policy(), now()))
}

#[test]
fn each_record_keeps_the_account_on_its_path_and_is_linked() {
    type Change = fn(&mut PathExitFacts);
    let table: [(Check, Change); 10] = [
        (Check::JoinedPlan, |f| f.joined_programs = 1),
        (Check::RoleCertified, |f| f.role_certifications = 1),
        (Check::Differentiated, |f| f.differentiations = 1),
        (Check::CloudSolution, |f| f.cloud_solutions = 1),
        (Check::AdvCloudSolution, |f| f.advanced_cloud_solutions = 1),
        (Check::TestCoupon, |f| f.test_coupons = 1),
        (Check::ExamVoucher, |f| f.exam_vouchers = 1),
        (Check::Mdf, |f| f.development_funds = 1),
        (Check::Fh, |f| f.staff_fundings = 1),
        (Check::DeliverySupport, |f| f.delivery_supports = 1),
    ];
    assert!(path_exit(&PathExitFacts::default(), &policy(), now()).allowed());
    let mut all = PathExitFacts::default();
    for (check, change) in table {
        let mut facts = PathExitFacts::default();
        change(&mut facts);
        change(&mut all);
        assert_eq!(unmet(&path_exit(&facts, &policy(), now())), [check]);
    }
    let verdict = path_exit(&all, &policy(), now());
    assert_eq!(unmet(&verdict), table.map(|row| row.0));
    let places: BTreeSet<_> = verdict.unmet().map(|condition| condition.fix.unwrap().place).collect();
    assert_eq!(places.len(), 10, "each kind of record has a place of its own");
}

#[test]
fn t_12_an_exam_voucher_record_is_the_only_item_listed() {
    let facts = PathExitFacts { exam_vouchers: 1, ..PathExitFacts::default() };
    let verdict = path_exit(&facts, &policy(), now());
    assert_eq!(unmet(&verdict), [Check::ExamVoucher]);
    assert_eq!(verdict.conditions.iter().position(|one| one.check == Check::ExamVoucher), Some(6), "item 7");
}

#[test]
fn a_path_is_chosen_once_a_company_and_some_by_invitation() {
    let free = |path| PathChoiceFacts { path, on_path: false, sibling_on_path: false, invited: false };
    let ask = |facts| unmet(&path_choice(facts, &policy(), now()));
    for (path, expect) in [
        (Software, None),
        (Service, None),
        (Learning, Some(Check::PathInvitationMissing)),
        (SystemIntegration, Some(Check::PathInvitationMissing)),
        (Distributor, Some(Check::PathInvitationMissing)),
    ] {
        assert_eq!(ask(free(path)), Vec::from_iter(expect), "{path}");
        assert_eq!(ask(PathChoiceFacts { invited: true, ..free(path) }), [], "{path}, invited");
    }
    assert_eq!(ask(PathChoiceFacts { on_path: true, ..free(Service) }), [Check::PathAlreadyChosen]);
    let taken = PathChoiceFacts { sibling_on_path: true, ..free(Learning) };
    assert_eq!(ask(taken), [Check::PathTakenByCompany, Check::PathInvitationMissing]);
}

#[test]
fn each_cause_blocks_joining_a_sales_tier_and_no_other_programme() {
    type Change = fn(&mut Applicant);
    let table: [(Check, Change); 7] = [
        (Check::IsSubcustomer, |a| a.is_subcustomer = true),
        (Check::OpenResources, |a| a.open_resources = 1),
        (Check::Frozen, |a| a.freezes = vec![FreezeCause::Violation]),
        (Check::Arrears, |a| a.arrears = Money::cny(1)),
        (Check::EnterpriseMasterOrMember, |a| a.enterprise_role = EnterpriseRole::Master),
        (Check::EnterpriseMasterOrMember, |a| a.enterprise_role = EnterpriseRole::IndependentMember),
        (Check::HasCreditAccount, |a| a.credit_accounts = 1),
    ];
    for program in Program::ALL {
        assert_eq!(join(*program, &applicant()), [], "{program}");
        for (check, change) in table {
            let mut applicant = applicant();
            change(&mut applicant);
            let expect = if program.is_sales_tier() { vec![check] } else { Vec::new() };
            assert_eq!(join(*program, &applicant), expect, "{program} {check}");
        }
    }
}

#[test]
fn the_strict_conditions_are_asked_where_the_policy_says_so() {
    let mut strict = policy();
    strict.program.strict_join = true;
    let blocked = Applicant { has_consumed: true, bd_reported: true, real_name: RealNameKind::Personal, ..applicant() };
    let facts = PlanJoinFacts { program: Program::Distribution, applicant: blocked };
    assert_eq!(unmet(&plan_join(&facts, &policy(), now())), []);
    let expect = [Check::HasConsumption, Check::BdReported, Check::PersonalRealname];
    assert_eq!(unmet(&plan_join(&facts, &strict, now())), expect);
}

#[test]
fn the_international_site_asks_for_more_whatever_the_policy_says() {
    let abroad = Applicant { on_international_site: true, ..applicant() };
    let (yes, personal) = (true, RealNameKind::Personal);
    for (blocked, expect) in [
        (abroad.clone(), vec![]),
        (Applicant { has_consumed: yes, ..abroad.clone() }, vec![Check::HasConsumption]),
        (Applicant { bd_reported: yes, ..abroad.clone() }, vec![Check::BdReported]),
        (Applicant { real_name: personal, ..abroad.clone() }, vec![Check::PersonalRealname]),
        (
            Applicant { has_consumed: yes, bd_reported: yes, real_name: personal, ..abroad },
            vec![Check::HasConsumption, Check::BdReported, Check::PersonalRealname],
        ),
    ] {
        assert_eq!(join(Program::Distribution, &blocked), expect, "{blocked:?}");
        assert_eq!(join(Program::Capability, &blocked), [], "only sales tiers ask");
    }
}

#[test]
fn facts_from_before_the_sites_were_recorded_keep_their_bytes() {
    let facts = serde_json::to_value(applicant()).unwrap();
    assert!(facts.get("on_international_site").is_none());
    assert_eq!(serde_json::from_value::<Applicant>(facts).unwrap(), applicant());
}

#[test]
fn a_solution_provider_is_no_distributor_on_the_same_account() {
    let provider = Applicant { programs: vec![Program::SolutionProvider], ..applicant() };
    assert_eq!(join(Program::Distribution, &provider), [Check::OtherPlanOnSameAccount, Check::InCspPlan]);
    assert_eq!(join(Program::CloudReseller, &provider), [Check::OtherPlanOnSameAccount, Check::InCspPlan]);
    assert_eq!(join(Program::SolutionProvider, &provider), [Check::AlreadyInPlan]);
    assert_eq!(join(Program::MarketplaceSeller, &provider), []);
    // The company may be in both, with two accounts.
    let sibling = Applicant { sibling_programs: vec![Program::SolutionProvider], ..applicant() };
    assert_eq!(join(Program::CloudReseller, &sibling), []);
}

#[test]
fn a_distributor_becomes_no_reseller_even_after_its_membership_has_ended() {
    let former = Applicant { is_distributor: true, ..applicant() };
    for program in [Program::CloudReseller, Program::SolutionProvider] {
        assert_eq!(join(program, &former), [Check::OtherPlanOnSameAccount], "{program}");
    }
    // It can join its own programme again.
    assert_eq!(join(Program::Distribution, &former), []);
    // Nor does a reseller become anything else while it has a distributor.
    let reseller = Applicant { has_distributor: true, ..applicant() };
    for program in [Program::Distribution, Program::SolutionProvider, Program::Pce] {
        assert_eq!(join(program, &reseller)[0], Check::OtherPlanOnSameAccount, "{program}");
    }
    assert_eq!(join(Program::CloudReseller, &reseller), []);
    // What is kept of earlier decisions says nothing of either.
    assert!(!serde_json::to_string(&applicant()).unwrap().contains("distributor"));
}

#[test]
fn only_a_programme_whose_rule_has_ticks_asks_for_them() {
    use domain::rules::programs::join::{Accepted, join as verdict};
    let ticked = Accepted { terms: true, commitments: true };
    for program in Program::ALL.iter().copied() {
        let has_ticks =
            verdict(program, &applicant(), ticked, &policy(), now()).outcome(Check::TermsNotAccepted).is_some();
        assert_eq!(ticked.asked_by(program) == ticked, has_ticks, "{program}");
        assert!(has_ticks || ticked.asked_by(program) == Accepted::default(), "{program}");
    }
}

#[test]
fn who_lifts_a_freeze_follows_its_cause() {
    use domain::association::Party;
    use domain::rules::programs::join::{Accepted, join as verdict};
    use domain::rules::verdict::{Fix, Place};
    let partner = Fix::new(Party::Partner, Place::Balance);
    let vendor = Fix::new(Party::Vendor, Place::EcosystemManager);
    for (freezes, fix) in [
        (vec![FreezeCause::Arrears], partner),
        (vec![FreezeCause::Arrears, FreezeCause::Violation], vendor),
        (vec![FreezeCause::Closing], vendor),
    ] {
        let frozen = Applicant { freezes, ..applicant() };
        for (program, check) in [(Program::SolutionProvider, Check::Frozen), (Program::GovCloud, Check::NotFrozen)] {
            let verdict = verdict(program, &frozen, Accepted::default(), &policy(), now());
            let condition = verdict.unmet().find(|condition| condition.check == check).unwrap();
            assert_eq!(condition.fix, Some(fix), "{program}");
        }
    }
}

#[test]
fn t_16_a_reseller_account_joins_no_other_plan() {
    let reseller = Applicant { programs: vec![Program::CloudReseller], ..applicant() };
    assert_eq!(join(Program::SolutionProvider, &reseller), [Check::OtherPlanOnSameAccount]);
    for program in Program::ALL.iter().filter(|program| **program != Program::CloudReseller) {
        assert!(join(*program, &reseller).contains(&Check::OtherPlanOnSameAccount), "{program}");
    }
    let facts = CoSellFacts { applicant: reseller, terms_accepted: true, commitments_accepted: true };
    let verdict = co_sell(&facts, &policy(), now());
    assert_eq!(unmet(&verdict), [Check::OtherPlanOnSameAccount]);
    let condition = verdict.unmet().next().unwrap();
    assert_eq!(condition.rule, RuleId::R24);
    assert_eq!(condition.seen, Some(Value::Programs(vec![Program::CloudReseller])));
}

#[test]
fn a_higher_level_needs_a_certified_account_on_a_path_that_counts() {
    let upgrade = |in_csp_plan, paths: &[(DevelopmentPath, PathStage)]| {
        let company_paths = paths.iter().map(|(path, stage)| CompanyPath { path: *path, stage: *stage }).collect();
        let level = Some(PartnerTier::Leading);
        unmet(&level_upgrade(&LevelUpgradeFacts { in_csp_plan, level, company_paths }, &policy(), now()))
    };
    let (path, certification) = (Check::UpgradePathMissing, Check::UpgradeCertificationMissing);
    for counts in [Software, Service, SystemIntegration] {
        assert_eq!(upgrade(true, &[(counts, PathStage::RoleCertified)]), [], "{counts}");
        assert_eq!(upgrade(true, &[(counts, PathStage::RoleReviewing)]), [certification], "{counts}");
    }
    assert_eq!(upgrade(true, &[(Learning, PathStage::Differentiated)]), [path, certification]);
    assert_eq!(upgrade(true, &[(Service, PathStage::Available)]), [path, certification]);
    let two_accounts = [(Service, PathStage::Selected), (Software, PathStage::Differentiated)];
    assert_eq!(upgrade(true, &two_accounts), []);
    assert_eq!(upgrade(false, &[]), [Check::NotInCspPlan, path, certification]);
}

#[test]
fn nothing_is_above_the_highest_level() {
    let company_paths = vec![CompanyPath { path: Service, stage: PathStage::RoleCertified }];
    let facts = LevelUpgradeFacts { in_csp_plan: true, level: None, company_paths };
    for (level, reasons) in [
        (None, vec![]),
        (Some(PartnerTier::Preferred), vec![]),
        (Some(PartnerTier::Leading), vec![]),
        (Some(PartnerTier::Core), vec![Check::AtHighestLevel]),
    ] {
        let facts = LevelUpgradeFacts { level, ..facts.clone() };
        assert_eq!(unmet(&level_upgrade(&facts, &policy(), now())), reasons, "{level:?}");
    }
}

#[test]
fn each_of_five_conditions_keeps_out_of_the_government_cloud() {
    type Change = fn(&mut Applicant);
    let mut table: Vec<(Check, Change)> = vec![
        (Check::EnterpriseRealname, |a| a.real_name = RealNameKind::Personal),
        (Check::EnterpriseRealname, |a| a.real_name = RealNameKind::None),
        (Check::NotSubsidyPlan, |a| a.programs = vec![Program::GovSubsidy]),
        (Check::NoSiblingInPlan, |a| a.sibling_programs = vec![Program::Pce, Program::GovCloud]),
        (Check::NotPartnerSubaccount, |a| a.is_partner_subaccount = true),
    ];
    table.extend([
        (Check::NotFrozen, (|a| a.freezes = vec![FreezeCause::Closing]) as Change),
        (Check::NotFrozen, |a| a.freezes = vec![FreezeCause::Arrears]),
        (Check::NotFrozen, |a| a.freezes = vec![FreezeCause::PublicSecurity]),
        (Check::NotFrozen, |a| a.freezes = vec![FreezeCause::Violation]),
    ]);
    assert_eq!(government_cloud(&applicant(), &policy(), now()).conditions.len(), 5);
    for (check, change) in table {
        let mut applicant = applicant();
        change(&mut applicant);
        assert_eq!(unmet(&government_cloud(&applicant, &policy(), now())), [check]);
    }
}

#[test]
fn the_co_sell_programme_asks_for_verification_network_and_both_ticks() {
    let ready = || CoSellFacts { applicant: applicant(), terms_accepted: true, commitments_accepted: true };
    type Change = fn(&mut CoSellFacts);
    let table: [(Check, Change); 5] = [
        (Check::EnterpriseRealname, |f| f.applicant.real_name = RealNameKind::Personal),
        (Check::NotInHcpn, |f| f.applicant.in_hcpn = false),
        (Check::AlreadyInPlan, |f| f.applicant.programs = vec![Program::Pce]),
        (Check::TermsNotAccepted, |f| f.terms_accepted = false),
        (Check::CommitmentsNotAccepted, |f| f.commitments_accepted = false),
    ];
    assert!(co_sell(&ready(), &policy(), now()).allowed());
    for (check, change) in table {
        let mut facts = ready();
        change(&mut facts);
        assert_eq!(unmet(&co_sell(&facts, &policy(), now())), [check]);
    }
}

#[test]
fn the_next_version_of_the_policy_is_a_decision_of_ours_and_changes_something() {
    let next = policies().at(at("2026-12-31T16:00:00Z")).unwrap().clone();
    assert_eq!(next.basis, domain::rules::policy_groups::Basis::OwnDecision);
    assert_ne!(next.program.role_certification, policy().program.role_certification);
}
