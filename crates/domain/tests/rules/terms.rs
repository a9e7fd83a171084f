//! R-28, SM-10, SM-11: when memberships and certifications end, at the edges of the plan year and of February.

use super::support::{at, policy};
use chrono::Duration;
use domain::api::time::to_text;
use domain::program::Program;
use domain::rules::programs::term::{
    annual_review_opens, applied_for_until, certification_holds_until, certification_renewed_until,
    membership_holds_until, renewal_opens, renewed_until, renews_itself,
};

/// Moments in business time, written as UTC: 16:00 is midnight.
const PLAN_YEAR: &[(&str, &str)] = &[
    // More than thirty days before the end it is this year's.
    ("2026-12-31T15:59:59Z", "2027-01-31T15:59:59Z"),
    // From the first of January on it is next year's.
    ("2026-12-31T16:00:00Z", "2028-01-31T15:59:59Z"),
    ("2027-01-30T02:00:00Z", "2028-01-31T15:59:59Z"),
    ("2027-01-31T15:59:59Z", "2028-01-31T15:59:59Z"),
    ("2027-01-31T16:00:00Z", "2028-01-31T15:59:59Z"),
    ("2028-02-29T02:00:00Z", "2029-01-31T15:59:59Z"),
];

#[test]
fn solution_providers_are_members_until_the_end_of_january() {
    let policy = policy();
    for (joined, until) in PLAN_YEAR {
        let ends = membership_holds_until(Program::SolutionProvider, at(joined), &policy);
        assert_eq!(to_text(ends), *until, "{joined}");
    }
}

#[test]
fn other_memberships_and_certifications_hold_a_year_and_end_with_a_day() {
    let policy = policy();
    for (given, until) in [
        ("2027-01-30T02:00:00Z", "2028-01-30T15:59:59Z"),
        ("2027-01-31T15:59:59Z", "2028-01-31T15:59:59Z"),
        ("2027-01-31T16:00:00Z", "2028-02-01T15:59:59Z"),
        ("2028-02-29T02:00:00Z", "2029-02-28T15:59:59Z"),
    ] {
        let ends = membership_holds_until(Program::Distribution, at(given), &policy);
        assert_eq!((to_text(ends), ends), (until.to_owned(), certification_holds_until(at(given), &policy)), "{given}");
    }
}

#[test]
fn a_renewal_adds_a_year_to_what_is_left_and_never_begins_in_the_past() {
    let policy = policy();
    let (csp, pce) = (Program::SolutionProvider, Program::Pce);
    for (program, until, now, renewed) in [
        (csp, "2027-01-31T15:59:59Z", "2027-01-31T15:59:59Z", "2028-01-31T15:59:59Z"),
        (csp, "2027-01-31T15:59:59Z", "2027-01-10T02:00:00Z", "2028-01-31T15:59:59Z"),
        (csp, "2027-01-31T15:59:59Z", "2029-06-10T02:00:00Z", "2030-01-31T15:59:59Z"),
        (pce, "2027-03-10T15:59:59Z", "2027-02-20T02:00:00Z", "2028-03-10T15:59:59Z"),
        (pce, "2028-02-29T15:59:59Z", "2028-02-20T02:00:00Z", "2029-02-28T15:59:59Z"),
        (pce, "2027-03-10T15:59:59Z", "2029-03-20T02:00:00Z", "2030-03-20T15:59:59Z"),
    ] {
        assert_eq!(to_text(renewed_until(program, at(until), at(now), &policy)), renewed, "{program} {until} {now}");
    }
}

#[test]
fn an_annual_review_counts_from_the_old_end_whenever_it_is_decided() {
    let policy = policy();
    for (until, now, renewed) in [
        ("2027-03-10T15:59:59Z", "2027-01-20T02:00:00Z", "2028-03-10T15:59:59Z"),
        ("2027-03-10T15:59:59Z", "2027-03-10T15:59:59Z", "2028-03-10T15:59:59Z"),
        ("2027-03-10T15:59:59Z", "2027-05-20T02:00:00Z", "2028-03-10T15:59:59Z"),
        ("2028-02-29T15:59:59Z", "2028-02-20T02:00:00Z", "2029-02-28T15:59:59Z"),
        ("2027-03-10T15:59:59Z", "2028-03-10T15:59:58Z", "2028-03-10T15:59:59Z"),
        // The whole of the term was over before anybody decided.
        ("2027-03-10T15:59:59Z", "2028-03-10T15:59:59Z", "2029-03-10T15:59:59Z"),
    ] {
        assert_eq!(to_text(certification_renewed_until(at(until), at(now), &policy)), renewed, "{until} {now}");
    }
    assert_eq!(to_text(annual_review_opens(at("2027-03-10T15:59:59Z"), &policy)), "2027-01-09T15:59:59Z");
}

#[test]
fn a_renewal_on_application_counts_from_the_old_end_whenever_it_is_decided() {
    let policy = policy();
    let (csp, pce) = (Program::SolutionProvider, Program::Pce);
    for (program, until, now, renewed) in [
        (pce, "2027-03-10T15:59:59Z", "2027-02-20T02:00:00Z", "2028-03-10T15:59:59Z"),
        (pce, "2027-03-10T15:59:59Z", "2027-03-20T02:00:00Z", "2028-03-10T15:59:59Z"),
        (pce, "2028-02-29T15:59:59Z", "2028-02-20T02:00:00Z", "2029-02-28T15:59:59Z"),
        // The whole of the term was over before anybody decided.
        (pce, "2027-03-10T15:59:59Z", "2028-03-10T15:59:59Z", "2029-03-10T15:59:59Z"),
        (csp, "2027-01-31T15:59:59Z", "2027-01-10T02:00:00Z", "2028-01-31T15:59:59Z"),
        (csp, "2027-01-31T15:59:59Z", "2027-12-10T02:00:00Z", "2028-01-31T15:59:59Z"),
    ] {
        assert_eq!(
            to_text(applied_for_until(program, at(until), at(now), &policy)),
            renewed,
            "{program} {until} {now}"
        );
    }
    assert_eq!(to_text(renewal_opens(at("2027-03-10T15:59:59Z"), &policy)), "2027-02-08T15:59:59Z");
}

#[test]
fn only_the_plan_year_renews_itself_and_only_where_the_policy_says_so() {
    let mut policy = policy();
    for program in Program::ALL {
        assert_eq!(renews_itself(*program, &policy), *program == Program::SolutionProvider, "{program}");
    }
    policy.program.plan_year_renews_itself = false;
    assert!(Program::ALL.iter().all(|program| !renews_itself(*program, &policy)));
}

#[test]
fn nobody_begins_with_a_membership_that_comes_to_its_end_already() {
    let policy = policy();
    let soon = Duration::days(policy.program.ending_days.into());
    for day in 0..800 {
        let joined = at("2026-11-22T08:00:00Z") + Duration::days(day);
        for program in Program::ALL {
            assert!(membership_holds_until(*program, joined, &policy) > joined + soon, "{program} {joined}");
        }
    }
}
