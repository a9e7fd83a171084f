//! Applying for the invitation to a development path, on the wire (R-82, P-41).

use super::reviews::Review;
use crate::program::DevelopmentPath;
use crate::rules::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// `POST /v2/partners/path-applications`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPathApplication {
    /// To which path; one that is by invitation.
    pub path: DevelopmentPath,
    /// Why the vendor should invite the account, 1 to 500 characters.
    pub reason: String,
}

/// An application for the invitation to a path, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathApplication {
    /// To which path.
    pub path: DevelopmentPath,
    /// Why the vendor should invite the account, in the applicant's words.
    pub reason: String,
    /// Its state, whose turn it is, and what the vendor answered; its version is the one for `If-Match`.
    pub review: Review,
}

/// The invitation to a path, for an account that was not invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathInvitation {
    /// May this account apply for it?
    pub verdict: Verdict,
    /// The last application; absent where there was none.
    pub application: Option<PathApplication>,
}

impl PathInvitation {
    /// The application that waits for the vendor.
    pub fn waiting(&self) -> Option<&PathApplication> {
        self.application.as_ref().filter(|application| application.review.state.is_open())
    }
}
