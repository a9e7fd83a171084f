//! The facts of an example as the rules take them.

mod account;
mod certified;
mod memberships;
mod opportunities;
mod organization;
mod specialists;

pub(super) use account::{is_of_r22, word_of};
pub(super) use memberships::MEMBERSHIP;
pub(super) use specialists::PARTNERS;

use super::scenario::Scenario;
use super::subject::Subject;
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::time::day_from_text;
use domain::association::Party;
use domain::money::{Currency, Money};
use domain::period::end_of_day;
use domain::rules::certification::annual_review::annual_review;
use domain::rules::certification::role_certification::{differentiation, role_certification};
use domain::rules::direct_association::direct_association;
use domain::rules::opportunities::deadlines::ho_answer;
use domain::rules::opportunities::eligibility::{ho_eligibility, po_submission};
use domain::rules::opportunities::incentive::incentive_application;
use domain::rules::organization::{access, assign_roles, contact_room, custom_role, member_operation, retire_member};
use domain::rules::policy::PolicyHistory;
use domain::rules::programs::certificate_download::certificate_download;
use domain::rules::programs::co_sell::co_sell;
use domain::rules::programs::company::company_account;
use domain::rules::programs::government_cloud::government_cloud;
use domain::rules::programs::level_upgrade::level_upgrade;
use domain::rules::programs::path_application::path_application;
use domain::rules::programs::path_choice::path_choice;
use domain::rules::programs::path_exit::path_exit;
use domain::rules::programs::plan_join::plan_join;
use domain::rules::programs::plan_leave::plan_leave;
use domain::rules::programs::plan_renewal::plan_renewal;
use domain::rules::specialists::invitation::{invitation_target, specialist_invitation};
use domain::rules::specialists::lifecycle::{project_record_change, specialist_operation};
use domain::rules::verdict::Verdict;
use std::str::FromStr;

/// The highest number that can be typed.
pub(super) const COUNT_MAX: u32 = 999;

/// Whoever makes the facts up hides nothing: R-35 is answered as to the owner of the account.
const READER: Party = Party::Employee;

/// The answer; `None` while a fact cannot be read.
///
/// Asks each rule by itself: the entry point to all of them would bring every rule to this page.
pub(super) fn verdict(scenario: &Scenario, history: &PolicyHistory, now: DateTime<Utc>) -> Option<Verdict> {
    let (one, policy) = (scenario, history.at(now)?);
    Some(match scenario.subject {
        Subject::Direct => direct_association(&account::direct(one)?, policy, now),
        Subject::PathExit => path_exit(&account::records(one), policy, now),
        Subject::PathChoice => path_choice(account::choice(one)?, policy, now),
        Subject::Joins => plan_join(&account::plan(one)?, policy, now),
        Subject::LevelsUp => level_upgrade(&account::level(one)?, policy, now),
        Subject::GovernmentCloud => government_cloud(&account::applicant(one), policy, now),
        Subject::CoSell => co_sell(&account::joining(one), policy, now),
        Subject::Downloads => certificate_download(&memberships::download(one)?, policy, now),
        Subject::Leaves => plan_leave(memberships::leaving(one)?, policy, now),
        Subject::Renews => plan_renewal(&memberships::renewal(one)?, policy, now),
        Subject::Certification => role_certification(&certified::certification(one)?, policy, now),
        Subject::Differentiation => differentiation(&certified::certification(one)?, policy, now),
        Subject::AnnualReview => annual_review(&certified::annual_review(one)?, policy, now),
        Subject::Invites => specialist_invitation(&specialists::invitation(one)?, policy, now),
        Subject::Invitable => invitation_target(&specialists::target(one)?, READER, policy, now),
        Subject::Operates => specialist_operation(&specialists::operation(one)?, policy, now),
        Subject::Projects => project_record_change(specialists::project(one), policy, now),
        Subject::Roles => assign_roles(&organization::assignment(one)?, policy, now),
        Subject::Retires => retire_member(&organization::retirement(one)?, policy, now),
        Subject::CustomRole => custom_role(&organization::custom_role(one)?, policy, now),
        Subject::Access => access(organization::access(one)?, policy, now),
        Subject::Contacts => contact_room(organization::contacts(one)?, policy, now),
        Subject::Administers => member_operation(&organization::operation(one)?, policy, now),
        Subject::Applies => path_application(account::application(one)?, policy, now),
        Subject::Company => company_account(&account::company(one), policy, now),
        Subject::Receives => ho_eligibility(&opportunities::receiving(one)?, policy, now),
        Subject::Shares => po_submission(opportunities::submission(one)?, policy, now),
        Subject::Answers => ho_answer(opportunities::answer(one)?, policy, history, now),
        Subject::Incentive => incentive_application(opportunities::incentive(one)?, policy, history, now),
    })
}

/// A day; `Some(None)` for no day at all.
pub(super) fn optional_day(text: &str) -> Option<Option<NaiveDate>> {
    if text.is_empty() { Some(None) } else { day_from_text(text).map(Some) }
}

/// The last second of a day, with which terms end; `Some(None)` for no end at all.
fn last_moment(text: &str) -> Option<Option<DateTime<Utc>>> {
    optional_day(text)?.map_or(Some(None), |day| end_of_day(day).map(Some))
}

/// A code; `Some(None)` for none.
fn optional_code<T: FromStr>(text: &str) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

/// What was spent or is expected; never less than nothing.
pub(super) fn spent(text: &str) -> Option<Money> {
    Money::from_decimal(text, Currency::Cny).ok().filter(|amount| amount.minor >= 0)
}

/// A number of things; no more than one would type.
pub(super) fn count(text: &str) -> Option<u32> {
    text.parse().ok().filter(|count| *count <= COUNT_MAX)
}

/// The codes of a list, in the order of the vocabulary; words that are not of it are left out.
fn chosen<T: Copy>(scenario: &Scenario, list: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Vec<T> {
    all.iter().copied().filter(|one| scenario.has(list, code(*one))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::subject::Subject as S;
    use super::*;
    use domain::period::start_of_day;
    use domain::rules::evaluate::{TargetQuestion, evaluate_under};
    use domain::rules::verdict::RuleId;
    use serde_json::{Value, to_value};

    fn asked(one: &Scenario) -> Result<Value, serde_json::Error> {
        match one.subject {
            S::Direct => to_value(account::direct(one).unwrap()),
            S::PathExit => to_value(account::records(one)),
            S::PathChoice => to_value(account::choice(one).unwrap()),
            S::Joins => to_value(account::plan(one).unwrap()),
            S::LevelsUp => to_value(account::level(one).unwrap()),
            S::GovernmentCloud => to_value(account::applicant(one)),
            S::CoSell => to_value(account::joining(one)),
            S::Downloads => to_value(memberships::download(one).unwrap()),
            S::Leaves => to_value(memberships::leaving(one).unwrap()),
            S::Renews => to_value(memberships::renewal(one).unwrap()),
            S::Certification | S::Differentiation => to_value(certified::certification(one).unwrap()),
            S::AnnualReview => to_value(certified::annual_review(one).unwrap()),
            S::Invites => to_value(specialists::invitation(one).unwrap()),
            S::Invitable => to_value(TargetQuestion { facts: specialists::target(one).unwrap(), viewer: READER }),
            S::Operates => to_value(specialists::operation(one).unwrap()),
            S::Projects => to_value(specialists::project(one)),
            S::Roles => to_value(organization::assignment(one).unwrap()),
            S::Retires => to_value(organization::retirement(one).unwrap()),
            S::CustomRole => to_value(organization::custom_role(one).unwrap()),
            S::Access => to_value(organization::access(one).unwrap()),
            S::Contacts => to_value(organization::contacts(one).unwrap()),
            S::Administers => to_value(organization::operation(one).unwrap()),
            S::Applies => to_value(account::application(one).unwrap()),
            S::Company => to_value(account::company(one)),
            S::Receives => to_value(opportunities::receiving(one).unwrap()),
            S::Shares => to_value(opportunities::submission(one).unwrap()),
            S::Answers => to_value(opportunities::answer(one).unwrap()),
            S::Incentive => to_value(opportunities::incentive(one).unwrap()),
        }
    }

    #[test]
    fn the_answer_is_the_one_that_a_receipt_would_hold() {
        let today = day_from_text("2026-11-22").unwrap();
        let now = start_of_day(today);
        let history = PolicyHistory::built_in().unwrap();
        for subject in Subject::ALL {
            let scenario = Scenario::of_query(&format!("rule={}", subject.rule()), today);
            let facts = asked(&scenario).unwrap();
            let policy = history.at(now).unwrap();
            let mut replayed = evaluate_under(subject.rule(), &facts, policy, &history, now).unwrap();
            if subject == S::Access {
                // The answer has the conditions of two rules, of which a receipt is about one.
                let first = evaluate_under(RuleId::R66, &facts, policy, &history, now).unwrap();
                replayed.conditions.extend(first.conditions);
            }
            assert_eq!(verdict(&scenario, &history, now).as_ref(), Some(&replayed), "{subject:?}");
            assert!(!replayed.conditions.is_empty(), "{subject:?}");
        }
    }
}
