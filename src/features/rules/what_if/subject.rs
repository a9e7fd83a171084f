//! The questions that can be asked.

use crate::i18n::{Key, t::rules as r};
use domain::rules::verdict::RuleId;

/// The questions.
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
    Downloads,
    Certification,
    Differentiation,
    Invites,
    Invitable,
    Operates,
    Projects,
    Roles,
    Retires,
    CustomRole,
    Access,
    Contacts,
    Administers,
    Applies,
    Company,
    Shares,
    Answers,
    Incentive,
    Leaves,
    AnnualReview,
    Renews,
}

impl Subject {
    /// In the order of the list: programmes, paths, employees, the organisation, opportunities, customers.
    pub(super) const ALL: [Self; 29] = [
        Self::Joins,
        Self::Renews,
        Self::Leaves,
        Self::LevelsUp,
        Self::CoSell,
        Self::GovernmentCloud,
        Self::Downloads,
        Self::PathChoice,
        Self::Applies,
        Self::Company,
        Self::Certification,
        Self::Differentiation,
        Self::AnnualReview,
        Self::PathExit,
        Self::Invites,
        Self::Invitable,
        Self::Operates,
        Self::Projects,
        Self::Roles,
        Self::Retires,
        Self::CustomRole,
        Self::Access,
        Self::Administers,
        Self::Contacts,
        Self::Receives,
        Self::Shares,
        Self::Answers,
        Self::Incentive,
        Self::Direct,
    ];

    /// The rule that answers, and the question in words.
    const fn told(self) -> (RuleId, Key) {
        match self {
            Self::Direct => (RuleId::R01, r::ASK_R01),
            Self::PathExit => (RuleId::R20, r::ASK_R20),
            Self::PathChoice => (RuleId::R21, r::ASK_R21),
            Self::Joins => (RuleId::R22, r::ASK_R22),
            Self::LevelsUp => (RuleId::R23, r::ASK_R23),
            Self::GovernmentCloud => (RuleId::R25, r::ASK_R25),
            Self::CoSell => (RuleId::R26, r::ASK_R26),
            Self::Receives => (RuleId::R27, r::ASK_R27),
            Self::Downloads => (RuleId::R28, r::ASK_R28),
            Self::Certification => (RuleId::R31, r::ASK_R31),
            Self::Differentiation => (RuleId::R33, r::ASK_R33),
            Self::Invites => (RuleId::R34, r::ASK_R34),
            Self::Invitable => (RuleId::R35, r::ASK_R35),
            Self::Operates => (RuleId::R36, r::ASK_R36),
            Self::Projects => (RuleId::R37, r::ASK_R37),
            Self::Roles => (RuleId::R61, r::ASK_R61),
            Self::Retires => (RuleId::R62, r::ASK_R62),
            Self::CustomRole => (RuleId::R63, r::ASK_R63),
            Self::Shares => (RuleId::R71, r::ASK_R71),
            Self::Answers => (RuleId::R72, r::ASK_R72),
            Self::Incentive => (RuleId::R77, r::ASK_R77),
            Self::Leaves => (RuleId::R78, r::ASK_R78),
            Self::AnnualReview => (RuleId::R79, r::ASK_R79),
            Self::Renews => (RuleId::R80, r::ASK_R80),
            Self::Access => (RuleId::R64, r::ASK_R64),
            Self::Contacts => (RuleId::R81, r::ASK_R81),
            Self::Applies => (RuleId::R82, r::ASK_R82),
            Self::Administers => (RuleId::R83, r::ASK_R83),
            Self::Company => (RuleId::R84, r::ASK_R84),
        }
    }

    /// The rule that answers.
    pub(super) const fn rule(self) -> RuleId {
        self.told().0
    }

    /// The question in words.
    pub(super) const fn question(self) -> Key {
        self.told().1
    }

    /// The question that a rule belongs to: some rules are conditions of another's answer.
    pub(super) fn of_rule(code: &str) -> Option<Self> {
        let asked = match code.parse().ok()? {
            RuleId::R24 => RuleId::R22,
            RuleId::R30 | RuleId::R32 => RuleId::R31,
            // Which of them answers depends on the right.
            RuleId::R60 | RuleId::R65 | RuleId::R66 => RuleId::R64,
            rule => rule,
        };
        Self::ALL.into_iter().find(|subject| subject.rule() == asked)
    }
}
