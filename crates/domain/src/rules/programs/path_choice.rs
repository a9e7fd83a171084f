//! choosing a development path.
//!
//! A company is on a path with one account; some paths are by invitation. Source: domain.md R-21.

use crate::association::Party;
use crate::program::DevelopmentPath;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathChoiceFacts {
    /// The path to choose.
    pub path: DevelopmentPath,
    /// Is this account on it?
    pub on_path: bool,
    /// Is another account of the company on it?
    pub sibling_on_path: bool,
    /// Has the vendor invited this account to it?
    pub invited: bool,
}

/// May this account choose the path?
pub fn path_choice(facts: PathChoiceFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let by_invitation = policy.program.invited_paths.contains(&facts.path);
    Verdict::new(
        RuleId::R21,
        policy,
        now,
        [
            Condition::flag(RuleId::R21, Check::PathAlreadyChosen, facts.on_path, false)
                .fix(Party::Partner, Place::Paths),
            Condition::flag(RuleId::R21, Check::PathTakenByCompany, facts.sibling_on_path, false)
                .fix(Party::Partner, Place::OtherAccount),
            Condition::flag(RuleId::R21, Check::PathInvitationMissing, facts.invited || !by_invitation, true)
                .fix(Party::Partner, Place::PathInvitation),
        ],
    )
}
