//! What is sent to invite employees and to move their links on (P-52, R-34 to R-36).

use crate::api::associations::REASON_MAX;
use crate::api::error::FieldError;
use crate::ids::PersonalAccountId;
use crate::program::DevelopmentPath;
use crate::rules::verdict::Verdict;
use crate::text::text_fault;
use serde::{Deserialize, Serialize};

/// Characters of a document's name at most.
pub const DOCUMENT_MAX: usize = 120;
/// Characters of a mobile number, mail address or account name at most.
pub const CONTACT_MAX: usize = 64;

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
    /// The name of the document that proves the employment.
    pub document: String,
    /// A remark; may be empty.
    #[serde(default)]
    pub note: String,
}

impl SpecialistApplication {
    /// Every fault of the fields.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults = document_faults(&self.document);
        faults.extend(text_fault("note", &self.note, 0, REASON_MAX));
        faults
    }
}

/// `POST …/{id}/cancel`: 取消项目专员.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialistCancellation {
    /// Why.
    pub reason: String,
    /// The name of the document that proves it.
    pub document: String,
}

impl SpecialistCancellation {
    /// Every fault of the fields.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults: Vec<_> = text_fault("reason", &self.reason, 1, REASON_MAX).into_iter().collect();
        faults.extend(document_faults(&self.document));
        faults
    }
}

fn document_faults(document: &str) -> Vec<FieldError> {
    text_fault("document", document, 1, DOCUMENT_MAX).into_iter().collect()
}
