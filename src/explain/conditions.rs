//! A verdict's conditions as a check list.

use crate::explain::check_texts::texts;
use crate::explain::{Viewer, program_terms, terms};
use crate::i18n::{Key, date_time, joined, money, number, t};
use crate::ui::{CheckItem, Outcome};
use domain::rules::verdict::{self, Check, Condition, Needed, Value, Verdict};

/// Every condition of a verdict for this viewer.
pub fn check_items(verdict: &Verdict, viewer: &Viewer) -> Vec<CheckItem> {
    check_items_of(&verdict.conditions, viewer)
}

/// The same of conditions alone.
pub fn check_items_of(conditions: &[Condition], viewer: &Viewer) -> Vec<CheckItem> {
    conditions.iter().map(|condition| check_item(condition, viewer)).collect()
}

/// "2 of 7 conditions not met"; `None` when all are met. Followed.
pub fn unmet_line(conditions: &[Condition]) -> Option<String> {
    let unmet = conditions.iter().filter(|condition| condition.outcome != verdict::Outcome::Met).count();
    (unmet > 0).then(|| t::common::conditions_unmet(unmet, conditions.len()))
}

/// One condition for this viewer.
pub fn check_item(condition: &Condition, viewer: &Viewer) -> CheckItem {
    let (title, remedy) = texts(condition.check);
    let unmet = condition.outcome != verdict::Outcome::Met;
    let (seen, needed) = said_of_the_title(condition);
    let fix = condition.fix;
    let who = fix.map(|fix| {
        let viewer = viewer.clone();
        (move || format!("{} · {}", terms::party(fix.by, &viewer).get(), remedy.get())).into()
    });
    CheckItem {
        outcome: match condition.outcome {
            verdict::Outcome::Met => Outcome::Met,
            verdict::Outcome::Unmet => Outcome::Unmet,
            verdict::Outcome::Unknown => Outcome::Unknown,
        },
        title: title.into(),
        seen: seen.map(|value| (move || value_text(&value)).into()),
        needed: needed.filter(|_| unmet).map(|needed| (move || needed_text(&needed)).into()),
        who,
        fix: viewer.link(condition),
        again: condition.available_at.map(|at| (move || date_time(at)).into()),
    }
}

/// The value now and the value needed. The title is the sentence that should be true; a flag may stand for its opposite, so
/// that of a flag it is said whether the sentence is true.
fn said_of_the_title(condition: &Condition) -> (Option<Value>, Option<Needed>) {
    match (&condition.seen, condition.outcome) {
        (Some(Value::Flag(_)), outcome) => (
            (outcome != verdict::Outcome::Unknown).then_some(Value::Flag(outcome == verdict::Outcome::Met)),
            Some(Needed::Exactly(Value::Flag(true))),
        ),
        (seen, _) => (seen.clone(), condition.needed.clone()),
    }
}

/// The sentence that should be true.
pub fn check_title(check: Check) -> Key {
    texts(check).0
}

/// A typed value in words.
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Count(count) => number(*count),
        Value::Amount(amount) => money(amount.minor, amount.currency.as_str()),
        Value::Seconds(seconds) => duration(*seconds),
        Value::At(at) => date_time(*at),
        Value::Flag(true) => t::terms::YES.get().to_owned(),
        Value::Flag(false) => t::terms::NO.get().to_owned(),
        Value::Association(kind) => terms::association_type(*kind).get().to_owned(),
        Value::Enterprise(role) => terms::enterprise_role(*role).get().to_owned(),
        Value::Freeze(state) => terms::freeze_state(*state).get().to_owned(),
        Value::FreezeCauses(causes) => list(causes, program_terms::freeze_cause),
        Value::RealName(kind) => program_terms::real_name(*kind).get().to_owned(),
        Value::Programs(programs) => list(programs, program_terms::program),
        Value::Paths(paths) => list(paths, program_terms::path),
        Value::Stage(stage) => program_terms::path_stage(*stage).get().to_owned(),
        Value::Plan(state) => program_terms::plan_state(*state).get().to_owned(),
        Value::Membership(state) => program_terms::membership_state(*state).get().to_owned(),
        Value::Specialist(state) => program_terms::specialist_state(*state).get().to_owned(),
        Value::Po(state) => program_terms::po_state(*state).get().to_owned(),
        Value::Tags(tags) => list(tags, program_terms::competency_tag),
        Value::Roles(roles) => list(roles, super::role),
        Value::Permissions(rights) => list(rights, crate::api::names::permission),
    }
}

/// Days and hours, the last one begun: what is just above a limit never reads like the limit.
fn duration(seconds: i64) -> String {
    let hours = seconds.max(0).unsigned_abs().div_ceil(3_600);
    match (hours / 24, hours % 24) {
        (0, hours) => t::terms::hours(hours),
        (days, 0) => t::terms::days(days),
        (days, hours) => t::terms::days_and_hours(t::terms::days(days), t::terms::hours(hours)),
    }
}

/// Several values in one line; "none" when there are none.
fn list<T: Copy>(values: &[T], term: impl Fn(T) -> Key) -> String {
    if values.is_empty() {
        return t::terms::NONE.get().to_owned();
    }
    joined(values.iter().map(|value| term(*value).get()))
}

fn needed_text(needed: &Needed) -> String {
    match needed {
        Needed::AtMost(Value::Count(0)) => t::terms::NONE.get().to_owned(),
        Needed::AtMost(value) => t::terms::at_most(value_text(value)),
        Needed::Before(value) => t::terms::before(value_text(value)),
        Needed::AtLeast(Value::At(at)) => t::terms::from(date_time(*at)),
        Needed::AtLeast(value) => t::terms::at_least(value_text(value)),
        Needed::Exactly(value) => value_text(value),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Check, Condition, Needed, Value, said_of_the_title};
    use domain::rules::verdict::RuleId;

    #[test]
    fn a_flag_says_whether_the_sentence_is_true() {
        for (seen, needed) in [(true, false), (false, false), (true, true), (false, true)] {
            let condition = Condition::flag(RuleId::R05, Check::DistributorDelisted, seen, needed);
            let said = said_of_the_title(&condition);
            let yes = Needed::Exactly(Value::Flag(true));
            assert_eq!(said, (Some(Value::Flag(seen == needed)), Some(yes)), "{seen} {needed}");
        }
        let counted = Condition::none(RuleId::R02, Check::SpecialContract, 2);
        assert_eq!(said_of_the_title(&counted), (counted.seen, counted.needed));
    }
}
