//! the annual review of what is certified on a path (年度复核, SM-11).
//!
//! Inside the last days of its term a certification is applied for again: with everything that the certification which is
//! held asks for, and with the window in the place of its stage. Source: domain.md SM-11 for the review and its window; that
//! it asks for the same again is our own decision (docs/decisions/019), and so is what of it the vendor's agreement asks (029).

use super::role_certification::{CertificationFacts, differentiation, role_certification};
use crate::association::Party;
use crate::rules::policy::Policy;
use crate::rules::programs::term::annual_review_opens;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnualReviewFacts {
    /// What a certification on the path rests on.
    pub certification: CertificationFacts,
    /// Until when the certification holds; absent where nothing is certified.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Does an application for it wait for the vendor already?
    pub under_review: bool,
    /// Does the vendor decide about an application that was let through? What only applying asks is left out then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub applied: bool,
}

/// May the partner apply for the annual review of this path, or may the vendor still agree to it? The window, and that only
/// one waits, are asked of who applies.
pub fn annual_review(facts: &AnnualReviewFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let certification = &facts.certification;
    let held = match certification.stage {
        PathStage::Differentiated => differentiation(certification, policy, now),
        _ => role_certification(certification, policy, now),
    };
    let asked = held.conditions.into_iter().filter(|condition| condition.check != Check::CertificationStage);
    let waits = Condition::flag(RuleId::R79, Check::AnnualReviewWaits, facts.under_review, false)
        .fix(Party::Vendor, Place::Wait);
    let own = [window(facts, policy, now), waits].into_iter().filter(|_| !facts.applied);
    let conditions = own.chain(asked);
    Verdict::new(RuleId::R79, policy, now, conditions)
}

/// The certification is inside the last days of its term: from the first moment of the window until the end.
fn window(facts: &AnnualReviewFacts, policy: &Policy, now: DateTime<Utc>) -> Condition {
    let stage = facts.certification.stage;
    let Some(until) = facts.valid_until.filter(|_| stage.is_certified()) else {
        return Condition::new(RuleId::R79, Check::AnnualReviewWindow, false)
            .seen(Value::Stage(stage))
            .fix(Party::Partner, Place::RoleCertification);
    };
    let opens = annual_review_opens(until, policy);
    let needed = if now < until { Needed::AtLeast(Value::At(opens)) } else { Needed::Before(Value::At(until)) };
    Condition::new(RuleId::R79, Check::AnnualReviewWindow, opens <= now && now < until)
        .seen(Value::At(now))
        .needed(needed)
        .fix(Party::Partner, Place::Wait)
        .available(Some(opens).filter(|opens| now < *opens))
}
