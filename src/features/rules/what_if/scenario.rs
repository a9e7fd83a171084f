//! An example: the question, the day and the facts, as the address holds them.

use super::facts;
use crate::i18n::{Key, day, t};
use crate::routes::query_string;
use chrono::{Days, NaiveDate};
use domain::api::time::day_from_text;
use domain::period::start_of_day;
use domain::rules::policy::PolicyHistory;
use domain::rules::verdict::{RuleId, Verdict};

/// Stands for an empty list, because an empty parameter is left out of an address.
const NONE: &str = "-";

/// The questions that can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Direct,
    PathExit,
    PathChoice,
    GovernmentCloud,
    CoSell,
    Joins,
    LevelsUp,
    Receives,
    Certification,
    Differentiation,
}

impl Subject {
    pub(super) const ALL: [Self; 10] = [
        Self::Joins,
        Self::Certification,
        Self::Differentiation,
        Self::LevelsUp,
        Self::PathChoice,
        Self::PathExit,
        Self::CoSell,
        Self::Receives,
        Self::GovernmentCloud,
        Self::Direct,
    ];

    /// The rule that answers.
    pub(super) const fn rule(self) -> RuleId {
        match self {
            Self::Direct => RuleId::R01,
            Self::PathExit => RuleId::R20,
            Self::PathChoice => RuleId::R21,
            Self::Joins => RuleId::R22,
            Self::LevelsUp => RuleId::R23,
            Self::GovernmentCloud => RuleId::R25,
            Self::CoSell => RuleId::R26,
            Self::Receives => RuleId::R27,
            Self::Certification => RuleId::R31,
            Self::Differentiation => RuleId::R33,
        }
    }

    /// The question in words.
    pub(super) const fn question(self) -> Key {
        match self {
            Self::Direct => t::rules::ASK_R01,
            Self::PathExit => t::rules::ASK_R20,
            Self::PathChoice => t::rules::ASK_R21,
            Self::Joins => t::rules::ASK_R22,
            Self::LevelsUp => t::rules::ASK_R23,
            Self::GovernmentCloud => t::rules::ASK_R25,
            Self::CoSell => t::rules::ASK_R26,
            Self::Receives => t::rules::ASK_R27,
            Self::Certification => t::rules::ASK_R31,
            Self::Differentiation => t::rules::ASK_R33,
        }
    }

    /// The question that a rule belongs to: some rules are conditions of another's answer.
    pub(super) fn of_rule(code: &str) -> Option<Self> {
        let asked = match code.parse().ok()? {
            RuleId::R24 => RuleId::R22,
            RuleId::R30 | RuleId::R32 => RuleId::R31,
            rule => rule,
        };
        Self::ALL.into_iter().find(|subject| subject.rule() == asked)
    }

    /// The facts that it starts with, by the names that the address has for them.
    fn example(self, today: NaiveDate) -> Vec<(&'static str, String)> {
        let days_ago = |days| day(today.checked_sub_days(Days::new(days)).unwrap_or(today));
        match self {
            Self::Direct => {
                vec![("registered", days_ago(3)), ("spent", "0".to_owned()), ("reported_until", String::new())]
            }
            Self::PathExit => vec![("has", "plan,coupon".to_owned())],
            Self::PathChoice => vec![("path", "LEARNING".to_owned()), ("has", String::new())],
            Self::Joins => {
                vec![("program", "SOLUTION_PROVIDER".to_owned()), ("has", "resources,distribution".to_owned())]
            }
            Self::LevelsUp => {
                let stage = ("stage", "SELECTED".to_owned());
                vec![("level", String::new()), ("path", "SERVICE".to_owned()), stage, ("has", "csp".to_owned())]
            }
            Self::GovernmentCloud => vec![("has", "frozen".to_owned())],
            Self::CoSell => vec![("has", "enterprise,hcpn".to_owned())],
            Self::Receives => vec![("stage", "ROLE_CERTIFIED".to_owned()), ("has", "pce".to_owned())],
            Self::Certification => vec![("certificates", "A.HCCDP,A.HCCDA,B.HCCDE".to_owned())],
            Self::Differentiation => vec![
                ("certificates", "A.HCCDP,A.HCCDA,B.HCCDE,B.HCCDA".to_owned()),
                ("stage", "ROLE_CERTIFIED".to_owned()),
                ("has", String::new()),
            ],
        }
    }
}

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
        let now = start_of_day(self.day()?);
        facts::verdict(self, history.at(now)?, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        day_from_text("2026-11-22").unwrap()
    }

    fn unmet(query: &str) -> Option<usize> {
        let history = PolicyHistory::built_in().unwrap();
        Scenario::of_query(query, today()).verdict(&history).map(|verdict| verdict.unmet().count())
    }

    #[test]
    fn an_address_gives_back_its_example() {
        for subject in Subject::ALL {
            let example = Scenario::of_query(&format!("rule={}", subject.rule()), today());
            assert_eq!(example.subject, subject);
            // A week later the address still says the same, but its example alone would not.
            let later = today() + Days::new(7);
            assert_eq!(Scenario::of_query(&example.query(), later), example);
        }
        let nothing =
            Scenario::of_query("rule=R-20", today()).switched("has", "plan", false).switched("has", "coupon", false);
        assert_eq!(Scenario::of_query(&nothing.query(), today()), nothing);
        assert_eq!(nothing.get("has"), "");
    }

    #[test]
    fn certificates_added_and_removed_change_the_answer() {
        assert!(unmet("rule=R-30").unwrap() > 0);
        assert_eq!(unmet("rule=R-31&certificates=A.HCCDP,A.HCCDA,B.HCCDE,B.HCCDA"), Some(0));
        assert!(unmet("rule=R-31&certificates=A.HCCDP,A.HCCDA,B.HCCDE,C.HCCDA").unwrap() > 0);
        assert!(unmet("rule=R-31&certificates=-").unwrap() > 0);
    }

    #[test]
    fn the_day_before_a_change_and_the_day_itself_differ() {
        // Three and one suffice until version 3 asks for two of each.
        let facts = "rule=R-31&certificates=A.HCCDP,A.HCCDP,A.HCCDA,B.HCCDA";
        assert_eq!(unmet(&format!("{facts}&at=2026-12-31")), Some(0));
        assert!(unmet(&format!("{facts}&at=2027-01-01")).unwrap() > 0);
        // And a certificate that runs out in between.
        let running_out = "rule=R-31&certificates=A.HCCDP,A.HCCDA,B.HCCDP.2026-12-01,B.HCCDA";
        assert_eq!(unmet(&format!("{running_out}&at=2026-12-01")), Some(0));
        assert!(unmet(&format!("{running_out}&at=2026-12-02")).unwrap() > 0);
    }

    #[test]
    fn toggles_and_waiting_change_the_answer() {
        assert_eq!(unmet("rule=R-20"), Some(2));
        assert_eq!(unmet("rule=R-20&has=-"), Some(0));
        assert_eq!(unmet("rule=R-25&has=enterprise"), Some(0));
        assert_eq!(unmet("rule=R-25&has=-"), Some(1));
        assert_eq!(unmet("rule=R-21"), Some(1));
        assert_eq!(unmet("rule=R-21&has=invited"), Some(0));
        assert_eq!(unmet("rule=R-21&path=SERVICE&has=sibling,on_path"), Some(2));
        assert_eq!(unmet("rule=R-24"), Some(2));
        assert_eq!(unmet("rule=R-22&has=-"), Some(0));
        assert_eq!(unmet("rule=R-22&program=CLOUD_RESELLER&has=csp,arrears,frozen,master"), Some(5));
        assert_eq!(unmet("rule=R-22&has=csp"), Some(1));
        assert_eq!(unmet("rule=R-22&program=MARKETPLACE_SELLER&has=in"), Some(1));
        assert_eq!(unmet("rule=R-23"), Some(1));
        assert_eq!(unmet("rule=R-23&stage=ROLE_CERTIFIED"), Some(0));
        assert_eq!(unmet("rule=R-23&stage=ROLE_CERTIFIED&level=CORE&has=-"), Some(2));
        assert_eq!(unmet("rule=R-33"), Some(1));
        assert_eq!(unmet("rule=R-33&has=DATABASE"), Some(0));
        assert_eq!(unmet("rule=R-33&has=DATABASE&stage=SELECTED&certificates=-").map(|count| count > 2), Some(true));
        assert_eq!(unmet("rule=R-26"), Some(2));
        assert_eq!(unmet("rule=R-26&has=enterprise,hcpn,terms,commitments"), Some(0));
        assert_eq!(unmet("rule=R-26&has=pce,reseller"), Some(6));
        assert_eq!(unmet("rule=R-27"), Some(2));
        assert_eq!(unmet("rule=R-27&has=pce,confirmed,offering"), Some(0));
        assert_eq!(unmet("rule=R-27&stage=DIFFERENTIATED&has=pce"), Some(0));
        let direct = "rule=R-01&registered=2026-11-20&spent=0";
        assert_eq!(unmet(&format!("{direct}&at=2026-11-27")), Some(0));
        assert_eq!(unmet(&format!("{direct}&at=2026-11-28")), Some(1));
        assert_eq!(unmet(&format!("{direct}&at=2026-11-28&reported_until=2026-12-05")), Some(0));
        assert_eq!(unmet("rule=R-01&registered=2026-11-20&spent=0.01&at=2026-11-22"), Some(1));
        for unreadable in [
            "rule=R-21&path=GONE",
            "rule=R-27&stage=GONE",
            "rule=R-22&program=PCE",
            "rule=R-23&level=GONE",
            "rule=R-33&stage=GONE",
            "rule=R-01&spent=abc",
            "rule=R-01&registered=soon",
            "rule=R-01&at=2026-02-30",
        ] {
            assert_eq!(unmet(unreadable), None, "{unreadable}");
        }
    }
}
