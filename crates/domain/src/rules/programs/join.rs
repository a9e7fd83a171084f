//! Joining any programme: which rule decides, and whether the form alone is missing.
//!
//! R-26 decides for the co-sell programme, R-25 for the government-cloud programme, R-22 for all others.

use super::applicant::Applicant;
use super::co_sell::{CoSellFacts, co_sell};
use super::government_cloud::government_cloud;
use super::plan_join::{PlanJoinFacts, plan_join};
use crate::program::Program;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Place, RuleId, Verdict};
use chrono::{DateTime, Utc};

/// What was ticked in the form in which a programme is joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// The programme's terms.
    pub terms: bool,
    /// The commitments on opportunity management.
    pub commitments: bool,
}

impl Accepted {
    /// What of it the form of this programme asks for: only the co-sell programme does. Nothing else is signed.
    #[must_use]
    pub fn asked_by(self, program: Program) -> Self {
        if program == Program::Pce { self } else { Self::default() }
    }
}

impl Accepted {
    /// What of this is not accepted there: what is signed only now.
    #[must_use]
    pub const fn beyond(self, other: Self) -> Self {
        Self { terms: self.terms && !other.terms, commitments: self.commitments && !other.commitments }
    }

    /// What is accepted in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self { terms: self.terms || other.terms, commitments: self.commitments || other.commitments }
    }
}

/// May this account join the programme?
pub fn join(
    program: Program,
    applicant: &Applicant,
    accepted: Accepted,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Verdict {
    match program {
        Program::Pce => {
            let facts = CoSellFacts {
                applicant: applicant.clone(),
                terms_accepted: accepted.terms,
                commitments_accepted: accepted.commitments,
            };
            co_sell(&facts, policy, now)
        }
        Program::GovCloud => government_cloud(applicant, policy, now),
        _ => plan_join(&PlanJoinFacts { program, applicant: applicant.clone() }, policy, now),
    }
}

/// The same question as its receipt keeps it: the rule that decides, and its facts.
///
/// # Errors
/// Those of the serialiser; the facts have none.
pub fn question(
    program: Program,
    applicant: &Applicant,
    accepted: Accepted,
) -> Result<(RuleId, serde_json::Value), serde_json::Error> {
    let applicant = applicant.clone();
    Ok(match program {
        Program::Pce => {
            let (terms_accepted, commitments_accepted) = (accepted.terms, accepted.commitments);
            let facts = CoSellFacts { applicant, terms_accepted, commitments_accepted };
            (RuleId::R26, serde_json::to_value(facts)?)
        }
        Program::GovCloud => (RuleId::R25, serde_json::to_value(applicant)?),
        _ => (RuleId::R22, serde_json::to_value(PlanJoinFacts { program, applicant })?),
    })
}

/// Is nothing in the way but what is ticked in the form?
pub fn may_open_form(verdict: &Verdict) -> bool {
    verdict.unmet().all(|condition| condition.fix.is_some_and(|fix| fix.place == Place::JoinForm))
}
