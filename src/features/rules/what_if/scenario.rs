//! An example: the question, the day and the facts, as the address holds them.

use super::facts;
use super::subject::Subject;
use crate::i18n::day;
use crate::routes::query_string;
use chrono::NaiveDate;
use domain::api::time::day_from_text;
use domain::period::start_of_day;
use domain::rules::policy::PolicyHistory;
use domain::rules::verdict::Verdict;

/// Stands for an empty list, because an empty parameter is left out of an address.
const NONE: &str = "-";

/// One example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scenario {
    pub(super) subject: Subject,
    facts: Vec<(&'static str, String)>,
}

impl Scenario {
    /// What the address says; what it does not say is as in the example of `today`. Other parameters are ignored.
    pub(super) fn of_query(query: &str, today: NaiveDate) -> Self {
        let given = query_string::parse(query);
        let find = |name: &str| given.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone());
        let subject = find("rule").and_then(|code| Subject::of_rule(&code)).unwrap_or(Subject::Certification);
        let mut facts = subject.example(today);
        facts.push(("at", day(today)));
        for (name, value) in &mut facts {
            if let Some(found) = find(name) {
                *value = if found == NONE { String::new() } else { found };
            }
        }
        Self { subject, facts }
    }

    /// The address of this example.
    pub(super) fn query(&self) -> String {
        let facts =
            self.facts.iter().map(|(name, value)| (*name, if value.is_empty() { NONE } else { value.as_str() }));
        query_string::build(std::iter::once(("rule", self.subject.rule().as_str())).chain(facts))
    }

    /// One fact as it was typed; empty when there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.facts.iter().find(|(one, _)| *one == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The same with another value of one fact.
    #[must_use]
    pub(super) fn with(mut self, name: &str, value: String) -> Self {
        if let Some((_, old)) = self.facts.iter_mut().find(|(one, _)| *one == name) {
            *old = value;
        }
        self
    }

    /// Does a list hold this word?
    pub(super) fn has(&self, name: &str, word: &str) -> bool {
        self.get(name).split(',').any(|one| one == word)
    }

    /// The same with other words in a list.
    #[must_use]
    pub(super) fn listing(self, name: &str, words: &[(&str, bool)]) -> Self {
        let list: Vec<_> = words.iter().filter(|(_, on)| *on).map(|(word, _)| *word).collect();
        self.with(name, list.join(","))
    }

    /// The same with a word of a list switched on or off.
    #[must_use]
    pub(super) fn switched(self, name: &str, word: &str, on: bool) -> Self {
        let kept = self.get(name).split(',').filter(|one| !one.is_empty() && *one != word);
        let list: Vec<_> = kept.chain(on.then_some(word)).collect();
        let list = list.join(",");
        self.with(name, list)
    }

    /// The day that is asked about.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        day_from_text(self.get("at"))
    }

    /// The answer at the beginning of that day, by the version then in force; `None` while a fact cannot be read.
    pub(super) fn verdict(&self, history: &PolicyHistory) -> Option<Verdict> {
        facts::verdict(self, history, start_of_day(self.day()?))
    }
}

#[cfg(test)]
#[path = "scenario_tests.rs"]
mod tests;
