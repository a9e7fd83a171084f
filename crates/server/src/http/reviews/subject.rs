//! What a decision of the vendor changes on the partner's side: one function a kind.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::reviews::ReviewRow;
use crate::store::{programs, specialists};
use domain::api::reviews::ReviewKind;
use domain::program::CertificationKind;
use domain::states::review::ReviewState;

/// A decision on a submission.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruling<'a> {
    /// Approved or refused.
    pub(super) to: ReviewState,
    /// Why; a refusal always has one.
    pub(super) reason: Option<&'a str>,
}

/// Moves what was submitted; `partner` is the transaction on the partner's side.
pub(super) async fn rule(partner: &Tx, row: &ReviewRow, ruling: Ruling<'_>) -> Result<(), ApiError> {
    let (subject, approved) = (row.subject_id.as_str(), ruling.to == ReviewState::Approved);
    let reason = ruling.reason.unwrap_or_default();
    match row.kind()? {
        ReviewKind::ProgramApplication => programs::rule_application(partner, subject, approved, reason).await,
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
        ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation | ReviewKind::ResellerApplication => {
            Err(ApiError::Internal("a review without a subject"))
        }
    }
}
