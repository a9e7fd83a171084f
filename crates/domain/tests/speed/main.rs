//! How many verdicts a second, natively and as wasm: `cargo xtask bench --only rules` runs this with many passes and
//! optimised, and reads the lines. In the tests one short pass keeps it alive.

#![allow(clippy::unwrap_used, clippy::panic)]

use chrono::{DateTime, Utc};
use domain::association::AssociationType;
use domain::program::DevelopmentPath;
use domain::rules::certification::role_certification::{CertificationFacts, role_certification};
use domain::rules::direct_association::direct_association;
use domain::rules::organization::assign_roles;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::policy::{Policy, PolicyHistory};
use domain::rules::programs::path_exit::path_exit;
use domain::rules::programs::plan_join::plan_join;
use domain::rules::verdict::{RuleId, Verdict};
use domain::samples::seed::Samples;
use domain::samples::speed::Speed;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Passes over the facts; set when the test is compiled, because wasm has no environment.
const PASSES: Option<&str> = option_env!("PC_BENCH_PASSES");

/// The large demo has so many customers.
const FACTS: u64 = 20_000;
const FACTS_OF_A_TEST: u64 = 500;

#[test]
fn r_01_direct_association() {
    report(RuleId::R01, Samples::direct_association_facts, direct_association);
}

#[test]
fn r_09_partner_unbinds() {
    report(RuleId::R09, Samples::association_facts, partner_unbind);
}

#[test]
fn r_10_partner_switches() {
    report(RuleId::R10, Samples::association_facts, |facts, policy, now| {
        partner_switch(facts, AssociationType::Resale, policy, now)
    });
}

#[test]
fn r_20_leaving_a_path() {
    report(RuleId::R20, |samples, _| samples.path_exit_facts(), path_exit);
}

#[test]
fn r_22_joining_a_programme() {
    report(RuleId::R22, |samples, _| samples.plan_join_facts(), plan_join);
}

/// The most people that the matching is held to be as good as brute force for.
#[test]
fn r_31_certificates_of_twelve_people() {
    let sample = |samples: &mut Samples, now| CertificationFacts {
        path: DevelopmentPath::Service,
        people: samples.certified_people(12, now),
        ..samples.certification_facts(now)
    };
    report(RuleId::R31, sample, role_certification);
}

#[test]
fn r_61_roles_of_a_member() {
    report(RuleId::R61, |samples, _| samples.role_assignment_facts(), assign_roles);
}

fn report<F>(
    rule: RuleId,
    sample: impl Fn(&mut Samples, DateTime<Utc>) -> F,
    evaluate: impl Fn(&F, &Policy, DateTime<Utc>) -> Verdict,
) {
    let passes = PASSES.map(|passes| passes.parse::<usize>().unwrap());
    let policies = PolicyHistory::built_in().unwrap();
    let now: DateTime<Utc> = "2026-11-22T08:00:00Z".parse().unwrap();
    let policy = policies.at(now).unwrap();
    let count = if passes.is_some() { FACTS } else { FACTS_OF_A_TEST };
    let facts: Vec<F> = (0..count).map(|seed| sample(&mut Samples::new(seed), now)).collect();
    let speed = Speed::measure(rule, &facts, passes.unwrap_or(1), clock::nanos, |one| evaluate(one, policy, now));
    clock::print(&speed.to_string());
    assert_eq!(speed.facts, count);
    assert!(speed.pass_nanos > 0, "{speed}");
    // What was measured is the rule: it lets some through and refuses others.
    let refused = facts.iter().filter(|one| evaluate(one, policy, now).unmet().next().is_some()).count();
    assert!((1..facts.len()).contains(&refused), "{refused} of {count} refused");
}

#[cfg(not(target_arch = "wasm32"))]
mod clock {
    use std::sync::LazyLock;
    use std::time::Instant;

    #[allow(clippy::disallowed_methods, reason = "measures the rules; no business time is involved")]
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);

    pub(crate) fn nanos() -> u64 {
        u64::try_from(START.elapsed().as_nanos()).unwrap()
    }

    pub(crate) fn print(line: &str) {
        println!("{line}");
    }
}

#[cfg(target_arch = "wasm32")]
mod clock {
    use wasm_bindgen::{JsCast, JsValue};

    /// `performance.now()`, which Node.js and browsers both have.
    #[allow(clippy::float_arithmetic, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(crate) fn nanos() -> u64 {
        let performance = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance")).unwrap();
        let now = js_sys::Reflect::get(&performance, &JsValue::from_str("now")).unwrap();
        let millis = now.unchecked_into::<js_sys::Function>().call0(&performance).unwrap();
        (millis.as_f64().unwrap() * 1_000_000.0) as u64
    }

    pub(crate) fn print(line: &str) {
        wasm_bindgen_test::console_log!("{line}");
    }
}
