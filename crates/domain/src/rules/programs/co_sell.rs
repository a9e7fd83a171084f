//! joining the co-sell programme (合作伙伴共拓计划).
//!
//! Source: S-9; domain.md for resellers.

use super::applicant::Applicant;
use crate::association::Party;
use crate::program::Program;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoSellFacts {
    /// The account.
    pub applicant: Applicant,
    /// Are the programme's terms accepted, in the form?
    pub terms_accepted: bool,
    /// Are the commitments on opportunity management accepted, in the form?
    pub commitments_accepted: bool,
}

/// May this account join the co-sell programme?
pub fn co_sell(facts: &CoSellFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let applicant = &facts.applicant;
    Verdict::new(
        RuleId::R26,
        policy,
        now,
        [
            applicant.is_enterprise(RuleId::R26),
            Condition::flag(RuleId::R26, Check::NotInHcpn, applicant.in_hcpn, true)
                .fix(Party::Partner, Place::AccountInformation),
            applicant.not_in(RuleId::R26, Program::Pce),
            applicant.in_no_other(Program::Pce),
            Condition::flag(RuleId::R26, Check::TermsNotAccepted, facts.terms_accepted, true)
                .fix(Party::Partner, Place::JoinForm),
            Condition::flag(RuleId::R26, Check::CommitmentsNotAccepted, facts.commitments_accepted, true)
                .fix(Party::Partner, Place::JoinForm),
        ],
    )
}
