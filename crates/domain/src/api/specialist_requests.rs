//! What is sent to invite employees and to move their links on (P-52, R-34 to R-36).

use crate::api::associations::REASON_MAX;
use crate::api::error::{FieldError, FieldProblem, Stale};
use crate::api::specialists::Specialist;
use crate::ids::{AttachmentId, PersonalAccountId, ReceiptId, SpecialistId};
use crate::program::DevelopmentPath;
use crate::rules::verdict::{Condition, Verdict};
use crate::text::text_fault;
use serde::{Deserialize, Serialize};

/// Characters of a mobile number, mail address or account name at most.
pub const CONTACT_MAX: usize = 64;
/// Employees for whom one call may apply.
pub const APPLICATIONS_MAX: usize = 100;

/// `POST /v2/partners/specialists/candidates`: whose accounts are behind a phone number, mail address or account name?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CandidateSearch {
    /// A mobile number, mail address or account name, whole.
    pub contact: String,
}

/// The accounts behind a contact, each with every condition of inviting it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Candidates {
    /// May the caller invite one more now?
    pub invitation: Verdict,
    /// The accounts, by name.
    pub candidates: Vec<Candidate>,
}

/// One account that could be invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// The account.
    pub account_id: PersonalAccountId,
    /// Its name.
    pub account_name: String,
    /// The person's name without what is not the reader's yet: `贺*`.
    pub masked_name: String,
    /// Can it be invited? What it did with other partners stays its own.
    pub verdict: Verdict,
}

/// `POST /v2/partners/specialists/invitations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSpecialistInvitation {
    /// What the account was found by: an id alone invites nobody.
    pub contact: String,
    /// Which of the accounts found.
    pub account_id: PersonalAccountId,
}

/// `POST …/{id}/apply`: 申请项目专员.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialistApplication {
    /// For which path.
    pub path: DevelopmentPath,
    /// The file that proves the employment: handed over before, and of nothing else yet.
    pub attachment_id: AttachmentId,
    /// A remark; may be empty.
    #[serde(default)]
    pub note: String,
}

impl SpecialistApplication {
    /// Every fault of the fields.
    pub fn faults(&self) -> Vec<FieldError> {
        text_fault("note", &self.note, 0, REASON_MAX).into_iter().collect()
    }
}

/// `POST /v2/partners/specialists/apply`: 批量申请, for one path with one file and one remark. Each employee is applied for
/// or left by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialistApplications {
    /// 1 to 100 employees.
    pub specialists: Vec<SeenSpecialist>,
    /// For which path.
    pub path: DevelopmentPath,
    /// The file that proves the employment of all of them.
    pub attachment_id: AttachmentId,
    /// A remark; may be empty.
    #[serde(default)]
    pub note: String,
}

impl SpecialistApplications {
    /// Every fault of the fields.
    pub fn faults(&self) -> Vec<FieldError> {
        let count = match self.specialists.len() {
            0 => Some((FieldProblem::Required, None)),
            1..=APPLICATIONS_MAX => None,
            _ => Some((FieldProblem::TooMany, i64::try_from(APPLICATIONS_MAX).ok())),
        };
        let count = count.map(|(problem, limit)| FieldError { field: "specialists".to_owned(), problem, limit });
        count.into_iter().chain(text_fault("note", &self.note, 0, REASON_MAX)).collect()
    }
}

/// A link as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeenSpecialist {
    /// Which.
    pub specialist_id: SpecialistId,
    /// Its version then.
    pub version: i64,
}

/// What became of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpecialistAnswers {
    /// Those that were applied for, as they are now.
    pub applied: Vec<Specialist>,
    /// Those that were not, and why.
    pub error_details: Vec<RefusedSpecialist>,
}

/// Why one was not applied for; the code is that of the same request for this one alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedSpecialist {
    /// Which.
    pub id: SpecialistId,
    /// The code.
    pub error_code: String,
    /// A sentence in the language of `X-Language`.
    pub error_msg: String,
    /// Every condition of the rule that refused, met and unmet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check_items: Vec<Condition>,
    /// What changed meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale: Option<Stale>,
    /// The receipt of the decision that refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_id: Option<ReceiptId>,
}

/// `POST …/{id}/cancel`: 取消项目专员.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialistCancellation {
    /// Why.
    pub reason: String,
    /// The file that proves it: handed over before, and of nothing else yet.
    pub attachment_id: AttachmentId,
}

impl SpecialistCancellation {
    /// Every fault of the fields.
    pub fn faults(&self) -> Vec<FieldError> {
        text_fault("reason", &self.reason, 1, REASON_MAX).into_iter().collect()
    }
}
