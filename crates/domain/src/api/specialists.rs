//! Employees and project specialists on the wire (P-52, SM-5, R-34 to R-37).

use crate::api::associations::HistoryEntry;
use crate::api::attachments::Attachment;
use crate::api::personal_records::PersonalRecords;
use crate::codes;
use crate::ids::SpecialistId;
use crate::program::DevelopmentPath;
use crate::rules::verdict::Verdict;
use crate::states::specialist::SpecialistState;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The two lists of P-52.
    pub enum SpecialistView {
        /// 项目专员列表: for whom was applied.
        Specialists = "SPECIALISTS",
        /// 邀请列表: everybody who was invited.
        Invitations = "INVITATIONS",
    }
}

impl SpecialistView {
    /// Does the list show a link in this state?
    pub const fn shows(self, state: SpecialistState) -> bool {
        match self {
            Self::Invitations => true,
            Self::Specialists => !matches!(
                state,
                SpecialistState::Invited | SpecialistState::Expired | SpecialistState::Bound | SpecialistState::Unbound
            ),
        }
    }
}

/// The query of `GET /v2/partners/specialists`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct SpecialistQuery {
    /// Which list; that of the invitations when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<SpecialistView>,
    /// Only links in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<SpecialistState>,
    /// Part of a name or account name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Rows to skip; 0 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to return, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// `GET /v2/partners/specialists`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Specialists {
    /// Links that match.
    pub count: u64,
    /// One page, newest first.
    pub specialists: Vec<Specialist>,
    /// Paths that the account is on: with the state, all that the row's operations rest on.
    pub paths: Vec<DevelopmentPath>,
    /// May the caller invite one more now?
    pub invitation: Verdict,
}

/// The link of one employee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Specialist {
    /// The link.
    pub specialist_id: SpecialistId,
    /// The personal account.
    pub account_name: String,
    /// The person's name.
    pub name: String,
    /// State of the link.
    pub state: SpecialistState,
    /// When it took this state.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub state_since: DateTime<Utc>,
    /// The path that was applied for.
    pub path: Option<DevelopmentPath>,
    /// When the last invitation was sent.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub invited_at: DateTime<Utc>,
    /// Until when it holds.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub invited_until: DateTime<Utc>,
    /// Certificates, and how many of them count; absent while the account's records are not shared.
    pub certificates: Option<CertificateCount>,
    /// What the vendor said last.
    pub answer: Option<String>,
    /// Whose turn it is.
    pub turn: Turn,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// How many certificates somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateCount {
    /// All of them.
    pub held: u32,
    /// Those that count for role certification now.
    pub counting: u32,
}

/// `GET /v2/partners/specialists/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpecialistDetail {
    /// The link.
    pub specialist: Specialist,
    /// Paths that the account is on.
    pub paths: Vec<DevelopmentPath>,
    /// The records of the personal account; absent while they are not shared.
    pub records: Option<PersonalRecords>,
    /// The last application as a specialist.
    pub application: Option<Submission>,
    /// The last request to cancel.
    pub cancellation: Option<Submission>,
    /// What another letter asks besides, where one can be thought of; told to who may send it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inviting: Option<Box<Inviting>>,
    /// What happened to the link, oldest first.
    pub history: Vec<HistoryEntry>,
}

/// What one more letter to an account asks, besides the state of its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inviting {
    /// May the caller invite one more now?
    pub room: Verdict,
    /// Can the account be invited? What it did with other partners stays its own.
    pub target: Verdict,
}

/// What the partner handed in with an application or a request to cancel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Submission {
    /// The reason or remark.
    pub text: String,
    /// The file that proves it; absent where only its name was kept.
    pub attachment: Option<Attachment>,
    /// The name of that file.
    pub document: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_specialists_begins_with_the_application() {
        for state in SpecialistState::ALL {
            assert!(SpecialistView::Invitations.shows(*state), "{state}");
        }
        assert!(SpecialistView::Specialists.shows(SpecialistState::ApplyReviewing));
        assert!(!SpecialistView::Specialists.shows(SpecialistState::Bound));
    }
}
