//! what can be done with a link, and with the projects that a specialist records.
//!
//! The states are those of SM-5; here are the reasons in words that help. Source: domain.md.

use super::invitation::has_specialists;
use crate::association::Party;
use crate::codes;
use crate::program::DevelopmentPath;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Place, RuleId, Value, Verdict};
use crate::states::machine::{Actor, Machine};
use crate::states::specialist::{SpecialistEvent, SpecialistState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What the partner wants to do with a link.
    pub enum SpecialistOperation {
        /// 重新邀请.
        Resend = "RESEND",
        /// 申请项目专员.
        Apply = "APPLY",
        /// 取消项目专员.
        Cancel = "CANCEL",
        /// Take the request to cancel back.
        WithdrawCancel = "WITHDRAW_CANCEL",
        /// 取消绑定.
        Unbind = "UNBIND",
    }
}

impl SpecialistOperation {
    /// The event of SM-5 that it causes.
    pub const fn event(self) -> SpecialistEvent {
        match self {
            Self::Resend => SpecialistEvent::Resend,
            Self::Apply => SpecialistEvent::Apply,
            Self::Cancel => SpecialistEvent::RequestCancel,
            Self::WithdrawCancel => SpecialistEvent::WithdrawCancel,
            Self::Unbind => SpecialistEvent::Unbind,
        }
    }
}

/// What a decision about a link rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpecialistFacts {
    /// What is wanted.
    pub operation: SpecialistOperation,
    /// The state of the link.
    pub state: SpecialistState,
    /// Paths that the partner is on.
    pub paths: Vec<DevelopmentPath>,
}

/// May the partner do this with the link?
pub fn specialist_operation(facts: &SpecialistFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let (operation, state) = (facts.operation, facts.state);
    let possible = state.apply(operation.event(), Actor::Partner).is_ok();
    let uncancelled = matches!(state, SpecialistState::Specialist | SpecialistState::CancelReviewing);
    let in_state = |met: bool| {
        Condition::new(RuleId::R36, Check::SpecialistState, met)
            .seen(Value::Specialist(state))
            .fix(Party::PartnerAdmin, Place::SpecialistInvitations)
    };
    let conditions = match operation {
        SpecialistOperation::Unbind => vec![
            // One reason for one cause: a specialist's state is the second condition's.
            in_state(possible || uncancelled),
            Condition::flag(RuleId::R36, Check::SpecialistNotCancelled, uncancelled, false)
                .fix(Party::PartnerAdmin, Place::Specialists),
        ],
        SpecialistOperation::Apply => {
            vec![in_state(possible), has_specialists(RuleId::R36, &facts.paths, policy)]
        }
        SpecialistOperation::Resend | SpecialistOperation::Cancel | SpecialistOperation::WithdrawCancel => {
            vec![in_state(possible)]
        }
    };
    Verdict::new(RuleId::R36, policy, now, conditions)
}

/// What a decision about a project record rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectRecordFacts {
    /// Did the vendor generate it?
    pub by_vendor: bool,
    /// Is it a record of the member who asks?
    pub own: bool,
}

/// May the member edit or delete the record?
pub fn project_record_change(facts: ProjectRecordFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    Verdict::new(
        RuleId::R37,
        policy,
        now,
        [
            Condition::flag(RuleId::R37, Check::ProjectByVendor, facts.by_vendor, false)
                .fix(Party::Vendor, Place::Nowhere),
            Condition::flag(RuleId::R37, Check::ProjectNotOwn, facts.own, true)
                .fix(Party::Employee, Place::Specialists),
        ],
    )
}
