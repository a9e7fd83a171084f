//! Role certification on a development path, on the wire (P-42, R-30 to R-33).

use crate::api::reviews::ReviewKind;
use crate::codes;
use crate::ids::{AttachmentId, SpecialistId};
use crate::program::PlanState;
use crate::rules::certification::certificate_matching::CertificateMatch;
use crate::rules::certification::role_certification::CertificationFacts;
use crate::rules::verdict::Verdict;
use crate::states::review::ReviewState;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What is applied for on a path (P-42, SM-11).
    pub enum CertificationStep {
        /// 角色认证.
        Role = "ROLE",
        /// 差异化认证.
        Differentiation = "DIFFERENTIATION",
        /// 年度复核: what is held, for another term.
        AnnualReview = "ANNUAL_REVIEW",
    }
}

impl CertificationStep {
    /// What the vendor's queue calls it.
    pub const fn review_kind(self) -> ReviewKind {
        match self {
            Self::Role => ReviewKind::RoleCertification,
            Self::Differentiation => ReviewKind::Differentiation,
            Self::AnnualReview => ReviewKind::AnnualReview,
        }
    }
}

/// `GET /v2/partners/paths/{path}/certification`: what the path asks for and how far the account is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Certification {
    /// What the verdicts rest on, for a check in the browser.
    pub facts: CertificationFacts,
    /// May the partner apply for role certification?
    pub role: Verdict,
    /// May the partner apply for differentiation?
    pub differentiation: Verdict,
    /// The annual review of what is certified; absent where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_review: Option<Box<AnnualReview>>,
    /// The two people who decide and what they fill; absent where the path asks for no certificates.
    pub matching: Option<CertificateMatch>,
    /// The people of the facts by name.
    pub names: Vec<SpecialistName>,
    /// The business plan; absent where the path asks for none and none was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_plan: Option<Box<BusinessPlan>>,
    /// The last application; absent when there was none.
    pub review: Option<CertificationReview>,
    /// Version of the path, for `If-Match`; 0 when it was never chosen.
    pub version: i64,
}

/// Whether what is certified can be applied for again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnnualReview {
    /// May the partner apply for it?
    pub verdict: Verdict,
    /// Until when the certification holds; absent where its end is not kept yet.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Does an application wait for the vendor? Until it is decided the certification does not lapse.
    pub under_review: bool,
}

/// The business plan for a path, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BusinessPlan {
    /// Does the path ask for one now?
    pub asked: bool,
    /// How far it is.
    pub state: PlanState,
    /// What was handed in last.
    pub file: Option<PlanFile>,
}

/// A business plan that was handed in, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanFile {
    /// What the file is called.
    pub file_name: String,
    /// Bytes.
    pub size: u64,
    /// The SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Who handed it in, by display name.
    pub handed_in_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub handed_in_at: DateTime<Utc>,
    /// When the vendor gave a certification with it.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub accepted_at: Option<DateTime<Utc>>,
    /// When the vendor refused a certification with it, unless it was accepted before.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub refused_at: Option<DateTime<Utc>>,
    /// What the vendor said then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// `POST /v2/partners/paths/{path}/business-plans`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewBusinessPlan {
    /// The file, handed over before: a PDF.
    pub attachment_id: AttachmentId,
}

/// Who is behind a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpecialistName {
    /// The link.
    pub specialist_id: SpecialistId,
    /// The person's name.
    pub name: String,
    /// The personal account.
    pub account_name: String,
}

/// An application for a certification and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificationReview {
    /// What was applied for.
    pub kind: CertificationStep,
    /// Its state.
    pub state: ReviewState,
    /// When it was handed in.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub applied_at: DateTime<Utc>,
    /// What the vendor said.
    pub answer: Option<String>,
    /// Whose turn it is.
    pub turn: Turn,
}
