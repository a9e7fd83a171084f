//! Which rules read a number of the policy: found by changing it, not by reading code.

use crate::receipts::facts;
use crate::support::{now, policy};
use domain::rules::evaluate::evaluate;
use domain::rules::figures::PolicyNumber;
use domain::rules::policy::Policy;
use domain::rules::verdict::{Condition, RuleId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers that decide when something ends or how much it is; no verdict of these rules looks at them.
const OF_TERMS: [(PolicyNumber, &[RuleId]); 14] = [
    (PolicyNumber::PreregistrationDays, &[RuleId::R05]),
    (PolicyNumber::AnswerDays, &[RuleId::R08, RuleId::R09, RuleId::R10]),
    (PolicyNumber::PlanYearPrograms, &[RuleId::R28]),
    (PolicyNumber::PlanYearLastMonth, &[RuleId::R28]),
    (PolicyNumber::PlanYearRenewsItself, &[RuleId::R28]),
    (PolicyNumber::MembershipMonths, &[RuleId::R28]),
    (PolicyNumber::CertificationMonths, &[RuleId::R28]),
    (PolicyNumber::SpecialistInvitationDays, &[RuleId::R34]),
    (PolicyNumber::ValidationDays, &[RuleId::R71]),
    (PolicyNumber::IncentiveCheckDays, &[RuleId::R77]),
    (PolicyNumber::IncentiveRate, &[RuleId::R77]),
    (PolicyNumber::IncentiveCap, &[RuleId::R77]),
    (PolicyNumber::Holidays, &[RuleId::R71, RuleId::R77]),
    (PolicyNumber::Workdays, &[RuleId::R71, RuleId::R77]),
];

/// The values that a number is changed to.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(is) => vec![json!(!is)],
        Value::Number(number) => {
            let number = number.as_u64().unwrap();
            [0, 1, number + 1, number * 3 + 2]
                .into_iter()
                .filter(|other| *other != number)
                .map(|it| json!(it))
                .collect()
        }
        Value::Array(all) => {
            let dates: Vec<_> = (13..=29).map(|day| format!("2026-11-{day}")).collect();
            let names = match all.first().and_then(Value::as_str) {
                Some(one) if one.starts_with("20") => json!(dates),
                _ => json!([]),
            };
            vec![names]
        }
        Value::Object(levels) => {
            let raised = levels.iter().map(|(level, count)| (level.clone(), json!(count.as_u64().unwrap() + 1)));
            vec![raised.collect::<serde_json::Map<_, _>>().into()]
        }
        Value::Null | Value::String(_) => Vec::new(),
    }
}

/// The policy with one number changed, in each way.
fn changed(policy: &Policy, number: PolicyNumber) -> Vec<Policy> {
    let sent = serde_json::to_value(policy).unwrap();
    let mut places = Vec::new();
    match number.as_str().strip_prefix("program.role_certification.") {
        Some(rest) => {
            let paths = sent["program"]["role_certification"].as_array().unwrap().len();
            let rest = rest.replace('.', "/");
            places.extend((0..paths).map(|path| format!("/program/role_certification/{path}/{rest}")));
        }
        None => places.push(format!("/{}", number.as_str().replace('.', "/"))),
    }
    let mut all = Vec::new();
    for place in places {
        for other in sent.pointer(&place).map(others).unwrap_or_default() {
            let mut sent = sent.clone();
            *sent.pointer_mut(&place).unwrap() = other;
            all.push(serde_json::from_value(sent).unwrap());
        }
    }
    assert!(!all.is_empty(), "{number} is not in the data");
    all
}

fn answers(rule: RuleId, seeds: u64, policy: &Policy) -> Vec<Vec<Condition>> {
    let facts = (0..seeds).map(|seed| facts(rule, seed));
    facts.map(|facts| evaluate(rule, &facts, policy, now()).unwrap().conditions).collect()
}

#[test]
fn a_number_is_named_by_the_rules_that_it_changes() {
    let asked = RuleId::ALL.to_vec();
    let seeds = 150;
    let before: BTreeMap<_, _> = asked.iter().map(|rule| (rule.as_str(), answers(*rule, seeds, &policy()))).collect();
    let of_terms: BTreeMap<_, _> = OF_TERMS.iter().map(|(number, rules)| (number.as_str(), *rules)).collect();
    let mut wrong = Vec::new();
    for number in PolicyNumber::ALL {
        let under = changed(&policy(), *number);
        let reads = |rule: &RuleId| under.iter().any(|policy| answers(*rule, seeds, policy) != before[rule.as_str()]);
        let found: BTreeSet<_> = asked.iter().copied().filter(reads).map(RuleId::as_str).collect();
        let of_term = of_terms.get(number.as_str()).copied().unwrap_or_default();
        let named = number.rules().iter().filter(|rule| !of_term.contains(rule));
        let named: BTreeSet<_> = named.map(|rule| rule.as_str()).collect();
        if named != found {
            wrong.push(format!("{number}: named {named:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
