//! The questions that can be asked, and the facts that each starts with.

use crate::i18n::{Key, day, t::rules as r};
use chrono::{Days, NaiveDate};
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
    Shares,
    Answers,
    Incentive,
    Leaves,
    AnnualReview,
    Renews,
}

impl Subject {
    /// In the order of the list: programmes, paths, employees, the organisation, opportunities, customers.
    pub(super) const ALL: [Self; 24] = [
        Self::Joins,
        Self::Renews,
        Self::Leaves,
        Self::LevelsUp,
        Self::CoSell,
        Self::GovernmentCloud,
        Self::Downloads,
        Self::PathChoice,
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
            rule => rule,
        };
        Self::ALL.into_iter().find(|subject| subject.rule() == asked)
    }

    /// The facts that it starts with, by the names that the address has for them.
    pub(super) fn example(self, today: NaiveDate) -> Vec<(&'static str, String)> {
        let ago = |days| day(today.checked_sub_days(Days::new(days)).unwrap_or(today));
        let ahead = |days| day(today.checked_add_days(Days::new(days)).unwrap_or(today));
        let on_days: &[(&'static str, String)] = match self {
            Self::Direct => &[("registered", ago(3))],
            Self::Downloads => &[("until", ahead(30))],
            Self::Invites => &[("sent_on", ago(0))],
            Self::Invitable => &[("partner_1", ago(300)), ("partner_2", ago(200)), ("partner_3", ago(100))],
            Self::Answers => &[("received", ago(1))],
            Self::Incentive => &[("delivered", ago(60))],
            Self::AnnualReview => &[("until", ahead(90))],
            Self::Renews => &[("until", ahead(45))],
            _ => &[],
        };
        let told = self.words().iter().map(|(name, value)| (*name, (*value).to_owned()));
        told.chain(on_days.iter().cloned()).collect()
    }

    /// Those of them that are the same on every day.
    const fn words(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Direct => &[("spent", "0"), ("reported_until", "")],
            Self::PathExit => &[("has", "plan,coupon")],
            Self::PathChoice => &[("path", "LEARNING"), ("has", "")],
            Self::Joins => &[("program", "SOLUTION_PROVIDER"), ("has", "resources,distribution")],
            Self::LevelsUp => &[("level", ""), ("path", "SERVICE"), ("stage", "SELECTED"), ("has", "csp")],
            Self::GovernmentCloud => &[("has", "frozen")],
            Self::CoSell => &[("has", "enterprise,hcpn")],
            Self::Receives => &[("stage", "ROLE_CERTIFIED"), ("has", "pce")],
            Self::Downloads => &[
                ("of", "MEMBERSHIP"),
                ("program", "SOLUTION_PROVIDER"),
                ("state", "JOINED"),
                ("path", "SERVICE"),
                ("stage", "SELECTED"),
            ],
            Self::Certification => &[
                ("path", "SERVICE"),
                ("stage", "SELECTED"),
                ("certificates", "A.HCCDP,A.HCCDA,B.HCCDE"),
                ("enterprise", ""),
                ("unverified", ""),
                ("unbound", ""),
                ("specialists", ""),
                ("solutions", "0"),
                ("plan", "MISSING"),
            ],
            Self::Differentiation => &[
                ("path", "SERVICE"),
                ("stage", "ROLE_CERTIFIED"),
                ("certificates", "A.HCCDP,A.HCCDA,B.HCCDE,B.HCCDA"),
                ("enterprise", ""),
                ("unverified", ""),
                ("unbound", ""),
                ("specialists", ""),
                ("solutions", "0"),
                ("plan", "MISSING"),
                ("has", ""),
            ],
            Self::AnnualReview => &[
                ("path", "SERVICE"),
                ("stage", "ROLE_CERTIFIED"),
                ("certificates", "A.HCCDP,A.HCCDA,B.HCCDE,B.HCCDA"),
                ("enterprise", ""),
                ("unverified", ""),
                ("unbound", ""),
                ("specialists", ""),
                ("solutions", "0"),
                ("plan", "MISSING"),
                ("has", ""),
            ],
            Self::Invites => &[
                ("has", "admin,hcpn"),
                ("paths", ""),
                ("programs", "SOLUTION_PROVIDER"),
                ("sent", "99"),
                ("inviting", "2"),
            ],
            Self::Invitable => &[("link", ""), ("has", ""), ("partner_4", "")],
            Self::Operates => &[("operation", "APPLY"), ("state", "BOUND"), ("paths", "")],
            Self::Projects => &[("has", "own,vendor")],
            Self::Roles => &[
                ("roles", "ACCOUNT_MANAGER,FINANCE"),
                ("custom", "2"),
                ("unknown", "0"),
                ("review", ""),
                ("customers", "0"),
                ("released", "0"),
                ("has", ""),
            ],
            Self::Retires => &[("review", ""), ("customers", "3"), ("released", "0"), ("has", "")],
            Self::CustomRole => &[
                ("operation", "KEEP"),
                ("rights", "partner:payout:manage"),
                ("others", "9"),
                ("members", "1"),
                ("has", ""),
            ],
            Self::Shares => &[("has", "pce,driven,need"), ("revenue", "0")],
            Self::Answers => &[("answer", "DECLINE"), ("has", "")],
            Self::Incentive => &[("state", "DELIVERED"), ("has", "pce"), ("refused", "")],
            Self::Leaves => &[("program", "DISTRIBUTION"), ("has", ""), ("resellers", "1"), ("applications", "0")],
            Self::Renews => &[("program", "CAPABILITY"), ("state", "EXPIRING"), ("has", "")],
        }
    }
}
