//! What a decision of the vendor changes on the partner's side: one function a kind.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::programs;
use crate::store::reviews::ReviewRow;
use domain::api::reviews::ReviewKind;
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
        // Submitted by no operation yet.
        ReviewKind::RoleCertification
        | ReviewKind::Differentiation
        | ReviewKind::SpecialistApplication
        | ReviewKind::SpecialistCancellation
        | ReviewKind::OpportunityReview
        | ReviewKind::OpportunityValidation
        | ReviewKind::ResellerApplication => Err(ApiError::Internal("a review without a subject")),
    }
}
