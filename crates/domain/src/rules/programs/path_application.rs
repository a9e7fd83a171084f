//! applying for the invitation to a development path.
//!
//! Some paths are by invitation. An account that nobody invited applies for the invitation; it has to be free to
//! choose the path once it has it. Source: domain.md P-41 and R-21, the vendor's review of path applications; the conditions
//! are our own decision (docs/decisions/022).

use super::path_choice::{PathChoiceFacts, path_choice};
use crate::association::Party;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathApplicationFacts {
    /// What choosing the path rests on.
    pub choice: PathChoiceFacts,
    /// Does an application for the same path wait for the vendor already?
    pub under_review: bool,
}

/// May this account apply for the invitation to the path?
pub fn path_application(facts: PathApplicationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let PathApplicationFacts { choice, under_review } = facts;
    let by_invitation = policy.program.invited_paths.contains(&choice.path);
    // All that choosing asks but the invitation, which is applied for.
    let asked = path_choice(choice, policy, now).conditions.into_iter();
    let asked = asked.filter(|condition| condition.check != Check::PathInvitationMissing);
    let own = [
        Condition::flag(RuleId::R82, Check::PathByInvitation, by_invitation, true).fix(Party::Partner, Place::Paths),
        Condition::flag(RuleId::R82, Check::PathInvited, choice.invited, false).fix(Party::Partner, Place::Paths),
        Condition::flag(RuleId::R82, Check::PathApplicationWaits, under_review, false).fix(Party::Vendor, Place::Wait),
    ];
    Verdict::new(RuleId::R82, policy, now, own.into_iter().chain(asked))
}
