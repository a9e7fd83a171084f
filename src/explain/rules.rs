//! Rules by name.

use crate::i18n::{Key, date_time, t};
use crate::routes::Route;
use chrono::{DateTime, Utc};
use domain::rules::verdict::{RuleId, Verdict};

/// Where the rules stand as they were in this version.
pub fn rules_of(version: u32) -> String {
    Route::Rules.with(&[("version", &version.to_string())])
}

/// "Decided by the server under rules version 3 at …". Followed.
pub fn decided_by_server(verdict: &Verdict) -> String {
    decided_under(verdict.policy_version, verdict.evaluated_at)
}

/// The same, of what is left of a verdict. Followed.
pub fn decided_under(version: u32, at: DateTime<Utc>) -> String {
    t::common::decided_by_server(version, date_time(at))
}

/// "R-22 Joining a programme". Followed.
pub fn rule_name(rule: RuleId) -> String {
    format!("{rule} {}", rule_title(rule).get())
}

/// What the rule is called.
pub const fn rule_title(rule: RuleId) -> Key {
    use t::rules as r;
    match rule {
        RuleId::R01 => r::R01,
        RuleId::R02 => r::R02,
        RuleId::R03 => r::R03,
        RuleId::R04 => r::R04,
        RuleId::R05 => r::R05,
        RuleId::R07 => r::R07,
        RuleId::R08 => r::R08,
        RuleId::R09 => r::R09,
        RuleId::R10 => r::R10,
        RuleId::R12 => r::R12,
        RuleId::R14 => r::R14,
        RuleId::R20 => r::R20,
        RuleId::R21 => r::R21,
        RuleId::R22 => r::R22,
        RuleId::R23 => r::R23,
        RuleId::R24 => r::R24,
        RuleId::R25 => r::R25,
        RuleId::R26 => r::R26,
        RuleId::R27 => r::R27,
        RuleId::R28 => r::R28,
        RuleId::R30 => r::R30,
        RuleId::R31 => r::R31,
        RuleId::R32 => r::R32,
        RuleId::R33 => r::R33,
        RuleId::R34 => r::R34,
        RuleId::R35 => r::R35,
        RuleId::R36 => r::R36,
        RuleId::R37 => r::R37,
        RuleId::R51 => r::R51,
        RuleId::R52 => r::R52,
        RuleId::R53 => r::R53,
        RuleId::R60 => r::R60,
        RuleId::R61 => r::R61,
        RuleId::R62 => r::R62,
        RuleId::R63 => r::R63,
        RuleId::R64 => r::R64,
        RuleId::R65 => r::R65,
        RuleId::R66 => r::R66,
        RuleId::R71 => r::R71,
        RuleId::R72 => r::R72,
        RuleId::R77 => r::R77,
        RuleId::R78 => r::R78,
        RuleId::R79 => r::R79,
        RuleId::R80 => r::R80,
        RuleId::R81 => r::R81,
        RuleId::R82 => r::R82,
        RuleId::R83 => r::R83,
        RuleId::R84 => r::R84,
        RuleId::R86 => r::R86,
        RuleId::R87 => r::R87,
    }
}
