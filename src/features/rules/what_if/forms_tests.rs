//! No condition of a rule is out of reach of its form: each that facts can meet or fail, the inputs can meet and fail.

use super::super::facts::COUNT_MAX;
use super::super::fields::HAS;
use super::*;
use chrono::{Days, NaiveDate};
use domain::api::time::day_from_text;
use domain::association::Party;
use domain::rules::evaluate::{TargetQuestion, evaluate_under};
use domain::rules::policy::PolicyHistory;
use domain::rules::specialists::lifecycle::ProjectRecordFacts;
use domain::rules::verdict::{Check, RuleId, Verdict};
use domain::samples::seed::Samples;
use serde_json::{Value, to_value};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Which conditions were met (true) and not.
type Outcomes = BTreeSet<(Check, bool)>;

fn today() -> NaiveDate {
    day_from_text("2026-11-22").unwrap()
}

fn note(outcomes: &mut Outcomes, verdict: &Verdict) {
    let unmet: Vec<_> = verdict.unmet().map(|one| (one.rule, one.check)).collect();
    outcomes.extend(verdict.conditions.iter().map(|one| (one.check, !unmet.contains(&(one.rule, one.check)))));
}

/// What facts of all kinds make of the conditions of a rule, under every version.
fn outcomes_of_samples(subject: Subject, history: &PolicyHistory) -> Outcomes {
    let mut samples = Samples::new(7);
    let mut all = Outcomes::new();
    for _ in 0..4_000 {
        let now = samples.now();
        let facts = sample(subject, &mut samples, now);
        let policy = history.at(now).unwrap();
        let every_right = [RuleId::R60, RuleId::R64, RuleId::R65, RuleId::R66];
        let of_subject = [subject.rule()];
        let rules: &[RuleId] = if subject == Subject::Access { &every_right } else { &of_subject };
        for rule in rules {
            note(&mut all, &evaluate_under(*rule, &facts, policy, history, now).unwrap());
        }
    }
    all
}

fn sample(subject: Subject, samples: &mut Samples, now: chrono::DateTime<chrono::Utc>) -> Value {
    match subject {
        Subject::Direct => to_value(samples.direct_association_facts(now)),
        Subject::PathExit => to_value(samples.path_exit_facts()),
        Subject::PathChoice => to_value(samples.path_choice_facts()),
        Subject::GovernmentCloud => to_value(samples.applicant()),
        Subject::CoSell => to_value(samples.co_sell_facts()),
        Subject::Joins => to_value(samples.plan_join_facts()),
        Subject::LevelsUp => to_value(samples.level_upgrade_facts()),
        Subject::Receives => to_value(samples.ho_eligibility_facts()),
        Subject::Downloads => to_value(samples.certificate_download_facts(now)),
        Subject::Certification | Subject::Differentiation => to_value(samples.certification_facts(now)),
        Subject::Invites => to_value(samples.invitation_facts(now)),
        Subject::Invitable => {
            to_value(TargetQuestion { facts: samples.invitation_target_facts(now), viewer: Party::Employee })
        }
        Subject::Operates => to_value(samples.specialist_facts()),
        Subject::Projects => to_value(ProjectRecordFacts { by_vendor: samples.once_in(2), own: samples.once_in(2) }),
        Subject::Roles => to_value(samples.role_assignment_facts()),
        Subject::Retires => to_value(samples.retirement_facts()),
        Subject::CustomRole => to_value(samples.custom_role_question()),
        Subject::Access => to_value(samples.access_facts()),
        Subject::Contacts => to_value(samples.contact_room_facts()),
        Subject::Administers => to_value(samples.member_operation_facts()),
        Subject::Applies => to_value(samples.path_application_facts()),
        Subject::Company => to_value(samples.company_facts()),
        Subject::Shares => to_value(samples.po_submission_facts()),
        Subject::Answers => to_value(samples.ho_answer_facts(now)),
        Subject::Incentive => to_value(samples.incentive_application_facts(now)),
        Subject::Leaves => to_value(samples.plan_leave_facts()),
        Subject::AnnualReview => to_value(samples.annual_review_facts(now)),
        Subject::Renews => to_value(samples.plan_renewal_facts(now)),
    }
    .unwrap()
}

/// Every example that is one input away from this one.
fn neighbours(one: &Scenario) -> Vec<Scenario> {
    let at = Input::Day { name: "at", label: r::AT.into(), hint: r::AT_HINT, is_optional: false };
    let mut all = Vec::new();
    let mut waiting: VecDeque<_> = inputs(one.subject).into_iter().chain([at]).collect();
    while let Some(input) = waiting.pop_front() {
        match input {
            Input::Boxes(words) => all.extend(switched(one, HAS, &words)),
            Input::Group { list, words, .. } => all.extend(switched(one, list, &words)),
            Input::Choice { name, choices, forget, .. } => {
                all.extend(choices.iter().map(|choice| forget(one.clone().with(name, choice.value.clone()))));
            }
            Input::Day { name, is_optional, .. } => {
                let days = [-400, -90, -20, -1, 0, 1, 20, 90, 400].map(|days| crate::i18n::day(moved(days)));
                all.extend(days.into_iter().map(|day| one.clone().with(name, day)));
                all.extend(is_optional.then(|| one.clone().with(name, String::new())));
            }
            Input::Amount { name, .. } => all.extend(["0", "0.01"].map(|typed| one.clone().with(name, typed.into()))),
            Input::Count { name, .. } => {
                let counts = ["0".to_owned(), "1".to_owned(), "3".to_owned(), COUNT_MAX.to_string()];
                all.extend(counts.map(|typed| one.clone().with(name, typed)));
            }
            Input::Certificates => all.extend(
                ["", "A.HCCDA,B.HCCDA.2026-01-01", "A.HCCDP,A.HCCDP,B.HCCDA,B.HCCDA"]
                    .map(|list| one.clone().with("certificates", list.to_owned())),
            ),
            Input::When(holds, more) => waiting.extend(if holds(one) { more() } else { Vec::new() }),
        }
    }
    all
}

fn moved(days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { today() - count } else { today() + count }
}

fn switched(one: &Scenario, list: &'static str, words: &[Word]) -> Vec<Scenario> {
    words.iter().map(|(word, _)| one.clone().switched(list, word, !one.has(list, word))).collect()
}

/// What the form makes of the conditions, input by input from where it starts, until all that is wanted has come up.
fn outcomes_of_form(subject: Subject, wanted: &Outcomes, history: &PolicyHistory) -> Outcomes {
    let mut found = Outcomes::new();
    let start = Scenario::of_query(&format!("rule={}", subject.rule()), today());
    let mut known = BTreeSet::from([start.query()]);
    let mut waiting = VecDeque::from([(start, 0)]);
    while let Some((one, steps)) = waiting.pop_front() {
        // Through the address, as whoever gets the link.
        let read = Scenario::of_query(&one.query(), moved(7));
        assert_eq!(read, one, "{}", one.query());
        let verdict = read.verdict(history).unwrap_or_else(|| panic!("{} is not answered", one.query()));
        note(&mut found, &verdict);
        if wanted.is_subset(&found) {
            break;
        }
        if steps < 3 {
            let next = neighbours(&one).into_iter().filter(|next| known.insert(next.query()));
            waiting.extend(next.collect::<Vec<_>>().into_iter().map(|next| (next, steps + 1)));
        }
    }
    found
}

#[test]
fn every_condition_can_be_met_and_failed_by_the_form() {
    let history = PolicyHistory::built_in().unwrap();
    let mut out_of_reach = BTreeMap::new();
    for subject in Subject::ALL {
        let wanted = outcomes_of_samples(subject, &history);
        let both = |check: &Check| wanted.contains(&(*check, true)) && wanted.contains(&(*check, false));
        let checks: BTreeSet<_> = wanted.iter().map(|(check, _)| *check).collect();
        let one_sided: Vec<_> = checks.iter().filter(|check| !both(check)).collect();
        assert!(one_sided.is_empty(), "{subject:?}: the samples leave {one_sided:?} always the same");
        let found = outcomes_of_form(subject, &wanted, &history);
        let missing: Vec<_> = wanted.difference(&found).copied().collect();
        if !missing.is_empty() {
            out_of_reach.insert(subject.rule(), missing);
        }
    }
    assert!(out_of_reach.is_empty(), "{out_of_reach:#?}");
}

#[test]
fn every_fact_of_an_example_has_an_input_and_every_input_a_fact() {
    for subject in Subject::ALL {
        let example = Scenario::of_query(&format!("rule={}", subject.rule()), today());
        let known: BTreeSet<_> = subject.example(today()).into_iter().map(|(name, _)| name).collect();
        let mut asked = BTreeSet::new();
        let mut waiting: VecDeque<_> = inputs(subject).into();
        while let Some(input) = waiting.pop_front() {
            match input {
                Input::Boxes(words) => {
                    assert!(!words.is_empty());
                    asked.insert(HAS);
                }
                Input::Group { list, .. } => drop(asked.insert(list)),
                Input::Choice { name, ref choices, .. } => {
                    // What an example starts with can be chosen again.
                    assert!(choices.iter().any(|one| one.value == example.get(name)), "{subject:?} {name}");
                    asked.insert(name);
                }
                Input::Day { name, .. } | Input::Amount { name, .. } | Input::Count { name, .. } => {
                    asked.insert(name);
                }
                Input::Certificates => drop(asked.insert("certificates")),
                Input::When(_, more) => waiting.extend(more()),
            }
        }
        assert_eq!(asked, known, "{subject:?}");
    }
}
