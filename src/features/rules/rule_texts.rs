//! The text of each rule.

use crate::i18n::{Key, t};
use domain::rules::described::DescribedRule;
use domain::rules::verdict::RuleId;

/// What the rule says, without its numbers.
pub(super) const fn rule_text(rule: RuleId) -> Key {
    use t::rules as r;
    match rule {
        RuleId::R01 => r::R01_TEXT,
        RuleId::R02 => r::R02_TEXT,
        RuleId::R03 => r::R03_TEXT,
        RuleId::R04 => r::R04_TEXT,
        RuleId::R05 => r::R05_TEXT,
        RuleId::R07 => r::R07_TEXT,
        RuleId::R08 => r::R08_TEXT,
        RuleId::R09 => r::R09_TEXT,
        RuleId::R10 => r::R10_TEXT,
        RuleId::R12 => r::R12_TEXT,
        RuleId::R14 => r::R14_TEXT,
        RuleId::R20 => r::R20_TEXT,
        RuleId::R21 => r::R21_TEXT,
        RuleId::R22 => r::R22_TEXT,
        RuleId::R23 => r::R23_TEXT,
        RuleId::R24 => r::R24_TEXT,
        RuleId::R25 => r::R25_TEXT,
        RuleId::R26 => r::R26_TEXT,
        RuleId::R27 => r::R27_TEXT,
        RuleId::R28 => r::R28_TEXT,
        RuleId::R30 => r::R30_TEXT,
        RuleId::R31 => r::R31_TEXT,
        RuleId::R32 => r::R32_TEXT,
        RuleId::R33 => r::R33_TEXT,
        RuleId::R34 => r::R34_TEXT,
        RuleId::R35 => r::R35_TEXT,
        RuleId::R36 => r::R36_TEXT,
        RuleId::R37 => r::R37_TEXT,
        RuleId::R51 => r::R51_TEXT,
        RuleId::R52 => r::R52_TEXT,
        RuleId::R53 => r::R53_TEXT,
        RuleId::R60 => r::R60_TEXT,
        RuleId::R61 => r::R61_TEXT,
        RuleId::R62 => r::R62_TEXT,
        RuleId::R63 => r::R63_TEXT,
        RuleId::R64 => r::R64_TEXT,
        RuleId::R65 => r::R65_TEXT,
        RuleId::R66 => r::R66_TEXT,
        RuleId::R71 => r::R71_TEXT,
        RuleId::R72 => r::R72_TEXT,
        RuleId::R77 => r::R77_TEXT,
        RuleId::R78 => r::R78_TEXT,
        RuleId::R79 => r::R79_TEXT,
        RuleId::R80 => r::R80_TEXT,
        RuleId::R81 => r::R81_TEXT,
        RuleId::R82 => r::R82_TEXT,
        RuleId::R83 => r::R83_TEXT,
        RuleId::R84 => r::R84_TEXT,
        RuleId::R86 => r::R86_TEXT,
        RuleId::R87 => r::R87_TEXT,
    }
}

/// Title and text of a rule that is kept and not asked.
pub(super) const fn described(rule: DescribedRule) -> (Key, Key) {
    use t::rules as r;
    match rule {
        DescribedRule::R11 => (r::R11, r::R11_TEXT),
        DescribedRule::R50 => (r::R50, r::R50_TEXT),
        DescribedRule::R55 => (r::R55, r::R55_TEXT),
        DescribedRule::R56 => (r::R56, r::R56_TEXT),
        DescribedRule::R70 => (r::R70, r::R70_TEXT),
        DescribedRule::R74 => (r::R74, r::R74_TEXT),
    }
}
