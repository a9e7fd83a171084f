//! What a decision of the vendor changes on the partner's side: one function a kind.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::opportunities;
use crate::store::reviews::ReviewRow;
use crate::store::{programs, specialists};
use domain::api::reviews::ReviewKind;
use domain::program::CertificationKind;
use domain::rules::policy::Policy;
use domain::states::review::ReviewState;

/// A decision on a submission.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruling<'a> {
    /// Approved or refused.
    pub(super) to: ReviewState,
    /// Why; a refusal always has one.
    pub(super) reason: Option<&'a str>,
}

/// Does what is decided tell the partner by itself? Opportunities do: their messages go to the primary account alone
/// not to the administrators.
pub(super) const fn tells_by_itself(kind: ReviewKind) -> bool {
    matches!(kind, ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation)
}

/// Moves what was submitted; `partner` is the transaction on the partner's side.
pub(super) async fn rule(partner: &Tx, policy: &Policy, row: &ReviewRow, ruling: Ruling<'_>) -> Result<(), ApiError> {
    let (subject, approved) = (row.subject_id.as_str(), ruling.to == ReviewState::Approved);
    let reason = ruling.reason.unwrap_or_default();
    match row.kind()? {
        ReviewKind::ProgramApplication => programs::rule_application(partner, subject, approved, reason).await,
        ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation => {
            opportunities::decide_po(partner, policy, subject, approved, reason).await.map(|_| ())
        }
        ReviewKind::RoleCertification => {
            specialists::rule_certification(partner, CertificationKind::Role, subject, approved).await
        }
        ReviewKind::Differentiation => {
            specialists::rule_certification(partner, CertificationKind::Differentiation, subject, approved).await
        }
        ReviewKind::SpecialistApplication | ReviewKind::SpecialistCancellation => {
            specialists::decide_specialist(partner, subject, approved, reason).await.map(drop)
        }
        // Submitted by no operation yet.
        ReviewKind::ResellerApplication => Err(ApiError::Internal("a review without a subject")),
    }
}
