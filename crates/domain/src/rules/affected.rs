//! Whom another version of the policy answers otherwise: the same question of the same facts at the same moment, by both.

use super::concerned::ConcernedObject;
use super::policy::Policy;
use super::rule_id::RuleId;
use super::verdict::{Check, Verdict};
use crate::codes;
use crate::rules::difference::difference;
use chrono::{DateTime, Utc};

codes! {
    /// Why a rule is not tried on what a partner has.
    pub enum Untried {
        /// It asks about accounts that are not the partner's yet.
        NotYours = "NOT_YOURS",
        /// It judges by the version of an earlier day, which stays as it was.
        LooksBack = "LOOKS_BACK",
        /// Its numbers set a time or an amount; what it answers does not depend on them.
        NoAnswer = "NO_ANSWER",
        /// The reader may not see what it is about.
        NoRight = "NO_RIGHT",
    }
}

/// How a rule is tried under another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// On every object of this kind.
    On(ConcernedObject),
    /// Not by itself: its conditions are among those of another rule, which is tried.
    Within,
    /// Not at all.
    Not(Untried),
}

impl RuleId {
    /// How it is tried. Rules that read no number of the policy are never asked for here.
    pub const fn trial(self) -> Trial {
        use ConcernedObject as Object;
        match self {
            Self::R08 | Self::R09 | Self::R10 => Trial::On(Object::Customers),
            Self::R21 | Self::R31 | Self::R33 | Self::R79 | Self::R82 => Trial::On(Object::Paths),
            Self::R22 | Self::R23 | Self::R28 | Self::R80 => Trial::On(Object::Programs),
            Self::R34 => Trial::On(Object::SpecialistInvitations),
            Self::R36 => Trial::On(Object::Specialists),
            Self::R61 => Trial::On(Object::Members),
            Self::R63 => Trial::On(Object::CustomRoles),
            Self::R81 => Trial::On(Object::Contacts),
            Self::R07 | Self::R24 | Self::R30 | Self::R32 => Trial::Within,
            Self::R01 | Self::R02 | Self::R04 | Self::R05 | Self::R35 => Trial::Not(Untried::NotYours),
            Self::R52 | Self::R72 | Self::R77 => Trial::Not(Untried::LooksBack),
            _ => Trial::Not(Untried::NoAnswer),
        }
    }
}

/// The rules that read a number which differs between two versions, each once, in order.
pub fn rules_that_differ(before: &Policy, after: &Policy) -> Vec<RuleId> {
    let changes = difference(before, after);
    let reads = |rule: &RuleId| changes.iter().any(|change| change.number.rules().contains(rule));
    RuleId::ALL.iter().copied().filter(reads).collect()
}

/// What differs between two answers to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Was it yes?
    pub was_allowed: bool,
    /// Is it yes?
    pub is_allowed: bool,
    /// Reasons that are new, in the order of the rule.
    pub arises: Vec<Check>,
    /// Reasons that are gone.
    pub ends: Vec<Check>,
    /// From when time alone made it a yes.
    pub was_available_at: Option<DateTime<Utc>>,
    /// From when time alone makes it a yes.
    pub available_at: Option<DateTime<Utc>>,
}

/// Nothing where both say the same: yes or no, for the same reasons, with the same end. The figures beside a condition that is
/// met, or unmet, under both are no difference to whoever asked.
pub fn shift(before: &Verdict, after: &Verdict) -> Option<Shift> {
    let reasons = |of: &Verdict| -> Vec<_> { of.unmet().map(|one| (one.rule, one.check)).collect() };
    let (old, new) = (reasons(before), reasons(after));
    let missing_from = |all: &[(RuleId, Check)], other: &[(RuleId, Check)]| {
        all.iter().filter(|reason| !other.contains(reason)).map(|reason| reason.1).collect::<Vec<_>>()
    };
    let shift = Shift {
        was_allowed: before.allowed(),
        is_allowed: after.allowed(),
        arises: missing_from(&new, &old),
        ends: missing_from(&old, &new),
        was_available_at: before.available_at(),
        available_at: after.available_at(),
    };
    let differs = old != new || shift.was_available_at != shift.available_at;
    differs.then_some(shift)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::figures::PolicyNumber;

    #[test]
    fn every_rule_that_reads_a_number_is_tried_or_says_why_not() {
        for rule in PolicyNumber::ALL.iter().flat_map(|number| number.rules()) {
            let told = match rule.trial() {
                Trial::Not(Untried::NoAnswer) => *rule == RuleId::R71,
                Trial::Not(why) => why != Untried::NoRight,
                Trial::On(_) | Trial::Within => true,
            };
            assert!(told, "{rule}");
        }
    }
}
