//! What a company has once, when its accounts are put together.

use crate::support::{now, policy, unmet};
use domain::program::DevelopmentPath::{Learning, Service, Software};
use domain::program::Program;
use domain::rules::programs::company::{CompanyFacts, company_account};
use domain::rules::verdict::{Check, Value};

#[test]
fn accounts_are_put_together_unless_both_have_what_a_company_has_once() {
    let facts = CompanyFacts {
        paths: vec![Service, Learning],
        programs: vec![Program::Pce, Program::GovCloud],
        company_paths: vec![Software],
        company_programs: vec![Program::Pce],
    };
    let ask = |facts: &CompanyFacts| unmet(&company_account(facts, &policy(), now()));
    assert_eq!(ask(&facts), []);
    assert_eq!(ask(&CompanyFacts { company_paths: vec![Learning], ..facts.clone() }), [Check::PathTakenByCompany]);
    let in_cloud = CompanyFacts { company_programs: vec![Program::GovCloud], ..facts.clone() };
    assert_eq!(ask(&in_cloud), [Check::NoSiblingInPlan]);
    let both = CompanyFacts { company_paths: vec![Service, Software, Learning], ..in_cloud };
    let verdict = company_account(&both, &policy(), now());
    let seen: Vec<_> = verdict.unmet().map(|condition| condition.seen.clone().unwrap()).collect();
    assert_eq!(seen, [Value::Paths(vec![Service, Learning]), Value::Programs(vec![Program::GovCloud])]);
}
