//! leaving a programme before its end.
//!
//! Resellers leave off line, through the ecosystem manager, and so does whoever joined off line; the vendor records it. A
//! distributor leaves when nobody depends on it: its resellers would have no distributor. The sources name no other
//! condition. Source: S-18 for resellers; the rest is our own decision (docs/decisions/019).

use crate::association::Party;
use crate::program::Program;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanLeaveFacts {
    /// Which programme.
    pub program: Program,
    /// Does the vendor record what was agreed off line? Else the partner asks.
    pub recorded_by_vendor: bool,
    /// Resellers of this account, when the programme is the distributors'.
    pub resellers: u32,
    /// Applications that name it as their distributor and are not decided, by the vendor or by itself.
    pub reseller_applications: u32,
}

/// May the account leave the programme?
pub fn plan_leave(facts: PlanLeaveFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let off_line = facts.program.is_left_off_line() && !facts.recorded_by_vendor;
    let conditions = [
        Condition::flag(RuleId::R78, Check::LeaveOffLine, off_line, false).fix(Party::Vendor, Place::EcosystemManager),
        Condition::none(RuleId::R78, Check::HasResellers, facts.resellers).fix(Party::Vendor, Place::Resellers),
        Condition::none(RuleId::R78, Check::ResellerApplicationsWait, facts.reseller_applications)
            .fix(Party::Partner, Place::Resellers),
    ];
    Verdict::new(RuleId::R78, policy, now, conditions)
}
