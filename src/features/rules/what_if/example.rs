//! The facts that each question starts with.

use super::subject::Subject;
use crate::i18n::day;
use chrono::{Days, NaiveDate};

impl Subject {
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
            Self::Differentiation | Self::AnnualReview => &[
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
            Self::Access => &[("permission", "partner:payout:manage"), ("roles", "ACCOUNT_MANAGER"), ("has", "")],
            Self::Contacts => &[("contacts", "2")],
            Self::Applies => &[("path", "LEARNING"), ("has", "")],
            Self::Administers => &[("operation", "RESET_PASSWORD"), ("has", "self")],
            Self::Company => &[
                ("paths", "SERVICE"),
                ("programs", "SOLUTION_PROVIDER"),
                ("company_paths", "SERVICE"),
                ("company_programs", ""),
            ],
            Self::Shares => &[("has", "pce,driven,need"), ("revenue", "0")],
            Self::Answers => &[("answer", "DECLINE"), ("has", "")],
            Self::Incentive => &[("state", "DELIVERED"), ("has", "pce"), ("refused", "")],
            Self::Leaves => &[("program", "DISTRIBUTION"), ("has", ""), ("resellers", "1"), ("applications", "0")],
            Self::Renews => &[("program", "CAPABILITY"), ("state", "EXPIRING"), ("has", "")],
        }
    }
}
