//! becoming a government-cloud partner.
//!
//! An ordinary enterprise customer applies off line; the product records the application and its result.
//! The fourth line of S-17 is a fact and not a condition: a company that is in with one account is not
//! let in with a second. Source: S-17; domain.md R-25.

use super::applicant::Applicant;
use crate::association::Party;
use crate::program::Program;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use chrono::{DateTime, Utc};

/// May this account become a government-cloud partner?
pub fn government_cloud(applicant: &Applicant, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let in_subsidy = applicant.programs.contains(&Program::GovSubsidy);
    let sibling_in = applicant.sibling_programs.contains(&Program::GovCloud);
    Verdict::new(
        RuleId::R25,
        policy,
        now,
        [
            applicant.is_enterprise(RuleId::R25),
            applicant.is_not_frozen(RuleId::R25, Check::NotFrozen),
            Condition::flag(RuleId::R25, Check::NotSubsidyPlan, in_subsidy, false).fix(Party::Vendor, Place::Nowhere),
            Condition::flag(RuleId::R25, Check::NoSiblingInPlan, sibling_in, false)
                .fix(Party::Partner, Place::OtherAccount),
            Condition::flag(RuleId::R25, Check::NotPartnerSubaccount, applicant.is_partner_subaccount, false)
                .fix(Party::Partner, Place::OtherAccount),
        ],
    )
}
