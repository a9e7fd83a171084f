//! R-71 and R-72: until when the vendor validates and the partner answers.
//!
//! Both count working days after the day on which the time began, under the policy in force on that day.
//! Source: domain.md R-71, R-72.

use crate::association::Party;
use crate::codes;
use crate::rules::policy::{Policy, PolicyHistory};
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// When the time to validate a shared opportunity has run out; from then on it is rejected (R-71).
pub fn validation_due(validating_since: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    policy.calendar.deadline(validating_since, policy.opportunity.validation_working_days)
}

/// When the time to answer an opportunity of the vendor has run out; from then on it is taken back (R-72).
///
/// ```
/// use domain::api::time::{from_text, to_text};
/// use domain::rules::opportunities::deadlines::acceptance_due;
/// use domain::rules::policy::PolicyHistory;
///
/// // Received on a Friday morning: three working days end with Wednesday, at midnight in business time.
/// let received = from_text("2026-11-20T03:00:00Z").ok_or("a moment")?;
/// let policies = PolicyHistory::built_in()?;
/// let due = acceptance_due(received, policies.at(received).ok_or("a policy")?);
/// assert_eq!(to_text(due), "2026-11-25T16:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn acceptance_due(received_at: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    policy.calendar.deadline(received_at, policy.opportunity.acceptance_working_days)
}

codes! {
    /// The partner's answer.
    pub enum HoAnswer {
        /// 接受.
        Accept = "ACCEPT",
        /// 拒绝.
        Decline = "DECLINE",
    }
}

/// What the decision about an answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HoAnswerFacts {
    /// When the vendor shared the opportunity.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub received_at: DateTime<Utc>,
    /// The answer.
    pub answer: HoAnswer,
    /// Does it come with a reason?
    pub has_reason: bool,
}

/// May the partner still answer like this (R-72)? `history` tells what held when the opportunity came.
pub fn ho_answer(facts: HoAnswerFacts, policy: &Policy, history: &PolicyHistory, now: DateTime<Utc>) -> Verdict {
    let due = acceptance_due(facts.received_at, history.at(facts.received_at).unwrap_or(policy));
    Verdict::new(
        RuleId::R72,
        policy,
        now,
        [
            Condition::new(RuleId::R72, Check::HoAnswerLate, now < due)
                .seen(Value::At(now))
                .needed(Needed::Before(Value::At(due)))
                .fix(Party::Vendor, Place::EcosystemManager),
            Condition::flag(
                RuleId::R72,
                Check::HoReasonMissing,
                facts.has_reason || facts.answer == HoAnswer::Accept,
                true,
            )
            .fix(Party::Partner, Place::Opportunity),
        ],
    )
}
