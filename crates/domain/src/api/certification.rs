//! Role certification on a development path, on the wire (P-42, R-30 to R-33).

use crate::ids::SpecialistId;
use crate::program::CertificationKind;
use crate::rules::certification::certificate_matching::CertificateMatch;
use crate::rules::certification::role_certification::CertificationFacts;
use crate::rules::verdict::Verdict;
use crate::states::review::ReviewState;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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
    /// The two people who decide and what they fill; absent where the path asks for no certificates.
    pub matching: Option<CertificateMatch>,
    /// The people of the facts by name.
    pub names: Vec<SpecialistName>,
    /// The last application; absent when there was none.
    pub review: Option<CertificationReview>,
    /// Version of the path, for `If-Match`; 0 when it was never chosen.
    pub version: i64,
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
    pub kind: CertificationKind,
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
