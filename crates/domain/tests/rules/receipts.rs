//! One entry point to all rules, and receipts that anybody can decide again.

use crate::support::{at, now, policies, policy};
use domain::association::{AssociationType, Party};
use domain::rules::evaluate::{
    AssociableQuestion, ReplayError, SwitchQuestion, TargetQuestion, evaluate, evaluate_under,
};
use domain::rules::incentive_verdicts::earns_incentive;
use domain::rules::partner_switch::partner_switch;
use domain::rules::receipt::{Decision, Receipt};
use domain::rules::verdict::RuleId;
use domain::samples::seed::Samples;
use serde_json::{Value, json};

/// Facts of every rule that is evaluated.
pub(crate) fn facts(rule: RuleId, seed: u64) -> Value {
    let mut samples = Samples::new(seed);
    match rule {
        RuleId::R01 => json!(samples.direct_association_facts(now())),
        RuleId::R02 => json!(AssociableQuestion { facts: samples.associable_facts(now()), viewer: Party::Partner }),
        RuleId::R03 | RuleId::R07 | RuleId::R09 => json!(samples.association_facts(now())),
        RuleId::R04 => json!(samples.customer_invitation_facts(now())),
        RuleId::R05 => json!(samples.preregistration_facts(now())),
        RuleId::R08 => json!(samples.customer_unbind_facts(now())),
        RuleId::R10 => {
            json!(SwitchQuestion { facts: samples.association_facts(now()), target: AssociationType::Resale })
        }
        RuleId::R12 => json!(samples.authorization_facts()),
        RuleId::R14 => json!(samples.assignment_facts()),
        RuleId::R20 => json!(samples.path_exit_facts()),
        RuleId::R21 => json!(samples.path_choice_facts()),
        RuleId::R22 | RuleId::R24 => json!(samples.plan_join_facts()),
        RuleId::R23 => json!(samples.level_upgrade_facts()),
        RuleId::R25 => json!(samples.applicant()),
        RuleId::R26 => json!(samples.co_sell_facts()),
        RuleId::R27 => json!(samples.ho_eligibility_facts()),
        RuleId::R28 => json!(samples.certificate_download_facts(now())),
        RuleId::R30 | RuleId::R31 | RuleId::R32 | RuleId::R33 => json!(samples.certification_facts(now())),
        RuleId::R34 => json!(samples.invitation_facts(now())),
        RuleId::R35 => {
            json!(TargetQuestion { facts: samples.invitation_target_facts(now()), viewer: Party::PartnerAdmin })
        }
        RuleId::R36 => json!(samples.specialist_facts()),
        RuleId::R37 => json!(samples.project_record_facts()),
        RuleId::R51 | RuleId::R52 | RuleId::R53 => json!(samples.incentive_facts(now())),
        RuleId::R71 => json!(samples.po_submission_facts()),
        RuleId::R72 => json!(samples.ho_answer_facts(now())),
        RuleId::R77 => json!(samples.incentive_application_facts(now())),
        RuleId::R78 => json!(samples.plan_leave_facts()),
        RuleId::R79 => json!(samples.annual_review_facts(now())),
        RuleId::R80 => json!(samples.plan_renewal_facts(now())),
        RuleId::R60 | RuleId::R64 | RuleId::R65 | RuleId::R66 => json!(samples.access_facts()),
        RuleId::R61 => json!(samples.role_assignment_facts()),
        RuleId::R62 => json!(samples.retirement_facts()),
        RuleId::R63 => json!(samples.custom_role_question()),
        RuleId::R81 => json!(samples.contact_room_facts()),
        RuleId::R82 => json!(samples.path_application_facts()),
        RuleId::R83 => json!(samples.member_operation_facts()),
        RuleId::R84 => json!(samples.company_facts()),
        RuleId::R86 => json!(samples.reseller_funds_facts()),
        RuleId::R87 => json!(samples.reseller_quota_facts(now())),
    }
}

#[test]
fn every_rule_decides_again_what_its_receipt_says() {
    for rule in RuleId::ALL {
        for seed in 0..200 {
            let facts = facts(*rule, seed);
            let decision = Decision::make(*rule, facts, policy().version, &policies(), now()).unwrap();
            assert_eq!(decision.verdict.rule, *rule);
            let read: Decision = serde_json::from_str(&serde_json::to_string(&decision).unwrap()).unwrap();
            assert_eq!(read.replay(&policies()).unwrap(), decision.verdict, "{rule} {seed}");
            assert_eq!(read.content().unwrap(), decision.content().unwrap(), "{rule} {seed}");
        }
    }
}

#[test]
fn the_entry_point_answers_as_the_rule_does() {
    let mut samples = Samples::new(5);
    let facts = samples.association_facts(now());
    let asked = json!(SwitchQuestion { facts: facts.clone(), target: AssociationType::Referral });
    let verdict = evaluate(RuleId::R10, &asked, &policy(), now()).unwrap();
    assert_eq!(verdict, partner_switch(&facts, AssociationType::Referral, &policy(), now()));
    for seed in 0..500 {
        let line = Samples::new(seed).incentive_facts(now());
        let verdict = evaluate_under(RuleId::R52, &json!(line), &policy(), &policies(), now()).unwrap();
        assert_eq!(verdict, earns_incentive(&line, &policy(), &policies(), now()));
    }
}

#[test]
fn conditions_of_other_rules_can_be_asked_alone() {
    for (rule, count) in [(RuleId::R03, 8), (RuleId::R07, 4), (RuleId::R24, 1), (RuleId::R30, 1), (RuleId::R32, 2)] {
        let mut facts = facts(rule, 3);
        if matches!(rule, RuleId::R30 | RuleId::R32) {
            facts["path"] = json!("SERVICE");
        }
        let verdict = evaluate(rule, &facts, &policy(), now()).unwrap();
        assert_eq!((verdict.rule, verdict.conditions.len()), (rule, count));
        assert!(verdict.conditions.iter().all(|condition| condition.rule == rule), "{rule}");
    }
}

#[test]
fn what_cannot_be_asked_says_why() {
    let ask = |rule, facts| evaluate(rule, &facts, &policy(), now());
    for rule in RuleId::ALL.iter().copied() {
        let refused = ask(rule, json!({}));
        assert!(matches!(refused, Err(ReplayError::Facts { rule: of, .. }) if of == rule), "{rule}");
    }
    let bad = Decision::make(RuleId::R21, json!({}), 99, &policies(), now());
    assert!(matches!(bad, Err(ReplayError::NoPolicy(99))));
}

#[test]
fn another_version_can_decide_otherwise_and_the_receipt_keeps_its_own() {
    let facts = json!({ "in_pce_plan": true, "customer_driven": true, "has_budget": true, "has_authority": true,
        "has_need": true, "has_timing": true, "cloud_revenue": { "minor": 1, "currency": "CNY" } });
    let decision = Decision::make(RuleId::R71, facts, 1, &policies(), now()).unwrap();
    assert_eq!((decision.verdict.policy_version, decision.verdict.allowed()), (1, true));
    assert_eq!(decision.replay(&policies()).unwrap().policy_version, 1);
}

/// FNV-1a stands in for the server's hash: what matters here is what is hashed.
fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

#[test]
fn a_receipt_shows_every_change_and_no_reordering() {
    let facts = json!({ "path": "LEARNING", "on_path": false, "sibling_on_path": true, "invited": false });
    let made = at("2026-11-22T08:00:00Z") + chrono::Duration::milliseconds(750);
    let receipt = Receipt::seal(Decision::make(RuleId::R21, facts, 2, &policies(), made).unwrap(), hash).unwrap();
    assert!(receipt.is_intact(hash).unwrap());
    assert_eq!(receipt.decision.decided_at, at("2026-11-22T08:00:00Z"), "whole seconds, as they are kept");
    let reordered = r#"{"sibling_on_path":true,"invited":false,"on_path":false,"path":"LEARNING"}"#;
    let mut same = receipt.clone();
    same.decision.facts = serde_json::from_str(reordered).unwrap();
    assert!(same.is_intact(hash).unwrap());
    let changes: [fn(&mut Decision); 5] = [
        |d| d.rule = RuleId::R20,
        |d| d.facts["invited"] = json!(true),
        |d| d.policy_version = 1,
        |d| d.decided_at += chrono::Duration::seconds(1),
        |d| drop(d.verdict.conditions.pop()),
    ];
    for change in changes {
        let mut changed = receipt.clone();
        change(&mut changed.decision);
        assert!(!changed.is_intact(hash).unwrap());
    }
    let text = receipt.decision.content().unwrap();
    assert!(text.starts_with(r#"{"decided_at":"2026-11-22T08:00:00Z","facts":{"invited":false,"on_path":false,"#));
}
