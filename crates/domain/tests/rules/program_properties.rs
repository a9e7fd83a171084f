//! What holds for all facts of the rules on programmes, certification, specialists and opportunities.

use crate::support::policies;
use chrono::{DateTime, Duration, Utc};
use domain::association::{EnterpriseRole, Party};
use domain::money::Money;
use domain::permission::Permission;
use domain::program::RealNameKind;
use domain::rules::certification::role_certification::{CertificationFacts, differentiation, role_certification};
use domain::rules::evaluate::{TargetQuestion, evaluate};
use domain::rules::opportunities::eligibility::ho_eligibility;
use domain::rules::organization::AccessFacts;
use domain::rules::policy::Policy;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::government_cloud::government_cloud;
use domain::rules::programs::level_upgrade::level_upgrade;
use domain::rules::programs::plan_join::plan_join;
use domain::rules::specialists::invitation::{invitation_target, specialist_invitation};
use domain::rules::verdict::{Check, Outcome, RuleId, Verdict};
use domain::samples::seed::Samples;
use domain::states::path_stage::PathStage;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Facts of every new rule as JSON, to be asked at any moment; and which conditions a rule asks depends on this.
fn questions(seed: u64) -> (DateTime<Utc>, Policy, Vec<(RuleId, Value, Value)>) {
    let mut samples = Samples::new(seed);
    let now = samples.now();
    let policy = policies().at(now).unwrap().clone();
    let viewer = samples.pick(&[Party::PartnerAdmin, Party::Employee], Party::PartnerAdmin);
    let target = TargetQuestion { facts: samples.invitation_target_facts(now), viewer };
    let certification = |facts: &CertificationFacts| json!([facts.path, policy.version]);
    let (role, differentiated) = (samples.certification_facts(now), samples.certification_facts(now));
    let (join, download, operation) =
        (samples.plan_join_facts(), samples.certificate_download_facts(now), samples.specialist_facts());
    let (operated, role_question) = (samples.member_operation_facts(), samples.custom_role_question());
    let subject = json!(download.of)["type"].clone();
    let access = samples.access_facts();
    let right = |permission| AccessFacts { permission, ..access };
    let renewal = samples.plan_renewal_facts(now);
    let funds = samples.reseller_funds_facts();
    let quota = samples.reseller_quota_facts(now);
    let annual = samples.annual_review_facts(now);
    let again =
        json!([annual.certification.path, policy.version, annual.certification.stage == PathStage::Differentiated]);
    let invitation = samples.customer_invitation_facts(now);
    let questions = vec![
        (RuleId::R04, json!(invitation), json!(invitation.registrations.is_some())),
        (RuleId::R20, json!(samples.path_exit_facts()), Value::Null),
        (RuleId::R21, json!(samples.path_choice_facts()), Value::Null),
        (RuleId::R22, json!(join), json!([join.program, join.applicant.on_international_site])),
        (RuleId::R23, json!(samples.level_upgrade_facts()), Value::Null),
        (RuleId::R25, json!(samples.applicant()), Value::Null),
        (RuleId::R26, json!(samples.co_sell_facts()), Value::Null),
        (RuleId::R27, json!(samples.ho_eligibility_facts()), Value::Null),
        (RuleId::R28, json!(download), subject),
        (RuleId::R31, json!(role), certification(&role)),
        (RuleId::R33, json!(differentiated), certification(&differentiated)),
        (RuleId::R34, json!(samples.invitation_facts(now)), Value::Null),
        (RuleId::R35, json!(target), Value::Null),
        (RuleId::R36, json!(operation), json!(operation.operation)),
        (RuleId::R37, json!(samples.project_record_facts()), Value::Null),
        (RuleId::R71, json!(samples.po_submission_facts()), Value::Null),
        (RuleId::R72, json!(samples.ho_answer_facts(now)), Value::Null),
        (RuleId::R77, json!(samples.incentive_application_facts(now)), Value::Null),
        (RuleId::R78, json!(samples.plan_leave_facts()), Value::Null),
        (RuleId::R60, json!(right(Permission::ManageOpportunities)), Value::Null),
        (RuleId::R64, json!(right(Permission::ManagePayouts)), Value::Null),
        (RuleId::R65, json!(right(Permission::ChangeAssociation)), Value::Null),
        (RuleId::R66, json!(access), Value::Null),
        (RuleId::R83, json!(operated), json!(operated.operation)),
        (RuleId::R84, json!(samples.company_facts()), Value::Null),
        (RuleId::R61, json!(samples.role_assignment_facts()), Value::Null),
        (RuleId::R62, json!(samples.retirement_facts()), Value::Null),
        (RuleId::R63, json!(role_question), json!(role_question)["operation"].clone()),
        (RuleId::R81, json!(samples.contact_room_facts()), Value::Null),
        (RuleId::R79, json!(annual), again),
        (RuleId::R80, json!(renewal), json!([renewal.program, renewal.applicant.on_international_site])),
        (RuleId::R82, json!(samples.path_application_facts()), Value::Null),
        (RuleId::R86, json!(funds), json!(funds.operation)),
        (RuleId::R87, json!(quota), json!(quota.operation)),
    ];
    (now, policy, questions)
}

fn checks(verdict: &Verdict) -> Vec<Check> {
    verdict.conditions.iter().map(|condition| condition.check).collect()
}

/// No condition that was met is unmet after the change.
fn not_worse(before: &Verdict, after: &Verdict) -> Result<(), TestCaseError> {
    for condition in before.conditions.iter().filter(|condition| condition.outcome == Outcome::Met) {
        prop_assert_eq!(after.outcome(condition.check), Some(Outcome::Met), "{}", condition.check);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_verdict_is_complete_and_survives_the_wire(seed: u64) {
        let (now, policy, questions) = questions(seed);
        for (rule, facts, _) in questions {
            let verdict = evaluate(rule, &facts, &policy, now).unwrap();
            prop_assert_eq!(verdict.rule, rule);
            prop_assert!(!verdict.conditions.is_empty());
            for condition in &verdict.conditions {
                prop_assert_eq!(condition.fix.is_some(), condition.outcome != Outcome::Met, "{}", condition.check);
            }
            let json = serde_json::to_string(&verdict).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Verdict>(&json).unwrap(), &verdict);
        }
    }

    #[test]
    fn no_condition_hides_another(one: u64, other: u64) {
        let ((now, policy, ones), (later, other_policy, others)) = (questions(one), questions(other));
        for ((rule, one, one_kind), (_, other, other_kind)) in ones.iter().zip(&others) {
            let one = evaluate(*rule, one, &policy, now).unwrap();
            let other = evaluate(*rule, other, &other_policy, later).unwrap();
            if one_kind == other_kind {
                prop_assert_eq!(checks(&one), checks(&other));
            }
            let mut known = checks(&one);
            known.sort_unstable();
            known.dedup();
            prop_assert_eq!(known.len(), one.conditions.len(), "a check is listed twice");
        }
    }

    #[test]
    fn waiting_until_the_date_shown_is_enough_and_needed(seed: u64) {
        let (now, policy, questions) = questions(seed);
        for (rule, facts, _) in questions {
            for condition in evaluate(rule, &facts, &policy, now).unwrap().unmet() {
                let Some(free_at) = condition.available_at else { continue };
                prop_assert!(free_at > now, "{} is shown as possible since {free_at}", condition.check);
                let outcome = |at| evaluate(rule, &facts, &policy, at).unwrap().outcome(condition.check);
                prop_assert_eq!(outcome(free_at - Duration::seconds(1)), Some(Outcome::Unmet), "{}", condition.check);
                prop_assert_eq!(outcome(free_at), Some(Outcome::Met), "{}", condition.check);
            }
        }
    }

    #[test]
    fn removing_a_blocker_never_adds_one(seed: u64) {
        let (now, policy, questions) = questions(seed);
        for (rule, facts, _) in questions {
            let before = evaluate(rule, &facts, &policy, now).unwrap();
            // An agreement is to an exact number: less of it is no mending.
            let counts = |name: &&String| facts[*name].is_u64() && *name != "released_customers";
            for name in facts.as_object().unwrap().keys().filter(counts) {
                // Of a blocker there is none, of a thing that is needed one more.
                let needed = matches!(name.as_str(), "certified_solutions" | "baseline_solutions" | "listed_products");
                let mut better = facts.clone();
                better[name] = if needed { json!(facts[name].as_u64().unwrap() + 1) } else { json!(0) };
                not_worse(&before, &evaluate(rule, &better, &policy, now).unwrap())?;
            }
        }
    }

    #[test]
    fn mending_an_account_never_blocks_a_programme(seed: u64) {
        let mut samples = Samples::new(seed);
        let now = samples.now();
        let policy = Policy { program: strict(&policies().at(now).unwrap().program), ..policies().at(now).unwrap().clone() };
        let facts = samples.plan_join_facts();
        for mend in MENDINGS {
            let mut mended = facts.clone();
            mend(&mut mended.applicant);
            not_worse(&plan_join(&facts, &policy, now), &plan_join(&mended, &policy, now))?;
            let government = |applicant| government_cloud(applicant, &policy, now);
            not_worse(&government(&facts.applicant), &government(&mended.applicant))?;
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(seed: u64) {
        let mut samples = Samples::new(seed);
        let now = samples.now();
        let policy = policies().at(now).unwrap().clone();
        let facts = samples.plan_join_facts();
        let mut turned = facts.clone();
        turned.applicant.freezes.reverse();
        turned.applicant.programs.reverse();
        prop_assert_eq!(plan_join(&facts, &policy, now), plan_join(&turned, &policy, now));
        let facts = samples.level_upgrade_facts();
        let mut turned = facts.clone();
        turned.company_paths.reverse();
        prop_assert_eq!(level_upgrade(&facts, &policy, now), level_upgrade(&turned, &policy, now));
        let facts = samples.ho_eligibility_facts();
        let mut turned = facts.clone();
        turned.stages.reverse();
        prop_assert_eq!(ho_eligibility(&facts, &policy, now), ho_eligibility(&turned, &policy, now));
        let facts = samples.certification_facts(now);
        let mut turned = facts.clone();
        turned.people.reverse();
        turned.competency_tags.reverse();
        prop_assert_eq!(role_certification(&facts, &policy, now), role_certification(&turned, &policy, now));
        prop_assert_eq!(differentiation(&facts, &policy, now), differentiation(&turned, &policy, now));
        let facts = samples.invitation_facts(now);
        let mut turned = facts.clone();
        turned.invited_at.reverse();
        prop_assert_eq!(specialist_invitation(&facts, &policy, now), specialist_invitation(&turned, &policy, now));
        let facts = samples.invitation_target_facts(now);
        let mut turned = facts.clone();
        turned.partners_at.reverse();
        let ask = |facts| invitation_target(facts, Party::Employee, &policy, now);
        prop_assert_eq!(ask(&facts), ask(&turned));
    }
}

fn strict(program: &domain::rules::policy_groups::ProgramPolicy) -> domain::rules::policy_groups::ProgramPolicy {
    domain::rules::policy_groups::ProgramPolicy { strict_join: true, ..program.clone() }
}

type Mending = fn(&mut Applicant);

const MENDINGS: [Mending; 11] = [
    |a| a.real_name = RealNameKind::Enterprise,
    |a| a.freezes.clear(),
    |a| a.arrears = Money::cny(0),
    |a| a.enterprise_role = EnterpriseRole::Standalone,
    |a| a.is_subcustomer = false,
    |a| a.is_partner_subaccount = false,
    |a| a.open_resources = 0,
    |a| a.credit_accounts = 0,
    |a| a.has_consumed = false,
    |a| a.programs.clear(),
    |a| a.sibling_programs.clear(),
];
