//! What holds for all facts.

use crate::support::policies;
use chrono::{DateTime, Duration, Utc};
use domain::association::{AssociationType, Party};
use domain::money::Money;
use domain::rules::associable::associable;
use domain::rules::authorization::request_authorization;
use domain::rules::customer_unbind::customer_unbind;
use domain::rules::direct_association::direct_association;
use domain::rules::facts::{AssociationFacts, CustomerStanding};
use domain::rules::incentive_explanation::{computed_amount, explain};
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::Policy;
use domain::rules::preregistration::preregister;
use domain::rules::verdict::{Check, Outcome, Verdict};
use domain::samples::seed::Samples;
use proptest::prelude::*;

/// A rule with facts of its own, to be asked again at another moment.
type Question = Box<dyn Fn(&Policy, DateTime<Utc>) -> Verdict>;

/// Every rule with generated facts around one moment.
fn questions(seed: u64) -> (DateTime<Utc>, Policy, Vec<Question>) {
    let mut samples = Samples::new(seed);
    let now = samples.now();
    let policy = policies().at(now).unwrap().clone();
    let target = samples.pick(AssociationType::ALL, AssociationType::Resale);
    let partner_facts = samples.association_facts(now);
    let switch_facts = samples.association_facts(now);
    let customer_facts = samples.customer_unbind_facts(now);
    let authorization = samples.authorization_facts();
    let direct = samples.direct_association_facts(now);
    let account = samples.associable_facts(now);
    let report = samples.preregistration_facts(now);
    let line = samples.incentive_facts(now);
    let questions: Vec<Question> = vec![
        Box::new(move |policy, now| partner_unbind(&partner_facts, policy, now)),
        Box::new(move |policy, now| partner_switch(&switch_facts, target, policy, now)),
        Box::new(move |policy, now| customer_unbind(&customer_facts, policy, now)),
        Box::new(move |policy, now| request_authorization(&authorization, policy, now)),
        Box::new(move |policy, now| direct_association(&direct, policy, now)),
        Box::new(move |policy, now| associable(&account, Party::Customer, policy, now)),
        Box::new(move |policy, now| preregister(&report, policy, now).verdict),
        Box::new(move |_, now| explain(line.clone(), &policies(), now).unwrap().freezing),
    ];
    (now, policy, questions)
}

fn checks(verdict: &Verdict) -> Vec<Check> {
    verdict.conditions.iter().map(|condition| condition.check).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn waiting_until_the_date_shown_is_enough_and_needed(seed: u64) {
        let (now, policy, questions) = questions(seed);
        for question in questions {
            let verdict = question(&policy, now);
            if verdict.allowed() {
                continue;
            }
            for condition in verdict.unmet() {
                let Some(free_at) = condition.available_at else { continue };
                prop_assert!(free_at > now, "{} is shown as possible since {free_at}", condition.check);
                let outcome = |at| question(&policy, at).outcome(condition.check);
                prop_assert_eq!(outcome(free_at - Duration::seconds(1)), Some(Outcome::Unmet), "{} early", condition.check);
                prop_assert_eq!(outcome(free_at), Some(Outcome::Met), "{} at its date", condition.check);
            }
            if let Some(free_at) = verdict.available_at() {
                prop_assert!(question(&policy, free_at).allowed());
            }
        }
    }

    #[test]
    fn a_verdict_survives_the_wire_byte_by_byte(seed: u64) {
        let (now, policy, questions) = questions(seed);
        for question in questions {
            let verdict = question(&policy, now);
            let json = serde_json::to_string(&verdict).unwrap();
            let read: Verdict = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
            prop_assert_eq!(read, verdict);
        }
    }

    #[test]
    fn every_unmet_condition_says_who_can_put_it_right_and_met_ones_do_not(seed: u64) {
        let (now, policy, questions) = questions(seed);
        for question in questions {
            for condition in question(&policy, now).conditions {
                prop_assert_eq!(condition.fix.is_some(), condition.outcome != Outcome::Met, "{}", condition.check);
            }
        }
    }

    #[test]
    fn no_condition_hides_another(one: u64, other: u64) {
        let ((now, policy, ones), (later, _, others)) = (questions(one), questions(other));
        for (index, (one, other)) in ones.iter().zip(&others).enumerate() {
            let (one, other) = (one(&policy, now), other(&policy, later));
            // Which conditions are asked is a matter of the association type and the target alone.
            if !matches!(index, 1 | 2) || checks(&one).len() == checks(&other).len() {
                prop_assert_eq!(checks(&one), checks(&other));
            }
            let mut known = checks(&one);
            known.sort_unstable();
            known.dedup();
            prop_assert_eq!(known.len(), one.conditions.len(), "a check is listed twice");
        }
    }

    #[test]
    fn ending_an_obligation_never_blocks_anything(seed: u64) {
        let mut samples = Samples::new(seed);
        let now = samples.now();
        let (facts, policy) = (samples.association_facts(now), policies().at(now).unwrap().clone());
        let verdicts = |facts: &AssociationFacts| {
            let mut all = vec![partner_unbind(facts, &policy, now)];
            all.extend(AssociationType::ALL.iter().map(|target| partner_switch(facts, *target, &policy, now)));
            all
        };
        for end in ENDINGS {
            let mut less = facts.clone();
            end(&mut less.customer);
            for (before, after) in verdicts(&facts).iter().zip(verdicts(&less)) {
                for condition in &before.conditions {
                    let worse = condition.outcome == Outcome::Met && after.outcome(condition.check) != Some(Outcome::Met);
                    prop_assert!(!worse, "{}", condition.check);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_facts_does_not_matter(seed: u64) {
        let mut samples = Samples::new(seed);
        let now = samples.now();
        let policy = policies().at(now).unwrap().clone();
        let facts = samples.association_facts(now);
        let mut turned = facts.clone();
        turned.history.by_customer.reverse();
        turned.history.by_partner.reverse();
        prop_assert_eq!(partner_unbind(&facts, &policy, now), partner_unbind(&turned, &policy, now));
        let report = samples.preregistration_facts(now);
        let mut turned = report.clone();
        turned.preregistered_until.reverse();
        prop_assert_eq!(preregister(&report, &policy, now), preregister(&turned, &policy, now));
        let line = samples.incentive_facts(now);
        let mut turned = line.clone();
        turned.taken_back.reverse();
        let steps = |facts| explain(facts, &policies(), now).unwrap().steps;
        prop_assert_eq!(steps(line), steps(turned));
    }

    #[test]
    fn the_steps_add_up_to_the_amount_to_the_cent(seed: u64) {
        let mut samples = Samples::new(seed);
        let now = samples.now();
        let facts = samples.incentive_facts(now);
        let total = |facts: &_| -> i64 {
            explain(Clone::clone(facts), &policies(), now).unwrap().steps.iter().map(|step| step.amount.minor).sum()
        };
        prop_assert_eq!(total(&facts), facts.amount.minor);
        let mut as_computed = facts;
        as_computed.amount = computed_amount(&as_computed, &policies(), now).unwrap();
        prop_assert!(!explain(as_computed, &policies(), now).unwrap().asks_for_contact());
    }
}

type Ending = fn(&mut CustomerStanding);

const ENDINGS: [Ending; 12] = [
    |c| c.arrears = Money::cny(0),
    |c| c.invoice_debt = Money::cny(0),
    |c| c.stored_value = Money::cny(0),
    |c| c.independent_members = 0,
    |c| c.partner_pay_orders = 0,
    |c| c.reserved_instances = 0,
    |c| c.partner_support_plans = 0,
    |c| c.service_support_plans = 0,
    |c| c.member_support_plans = 0,
    |c| c.special_contracts = 0,
    |c| c.pro_service_contracts = 0,
    |c| c.credit_accounts = 0,
];
