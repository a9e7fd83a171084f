//! What was submitted, and what a decision of the vendor changes on the partner's side.

use crate::http::error::ApiError;
use crate::http::opportunities::shown;
use crate::store::opportunities;
use crate::store::reviews::ReviewRow;
use crate::store::{Reader, Tx};
use crate::store::{programs, resellers, specialists};
use chrono::{DateTime, Utc};
use domain::api::opportunities::OpportunityDetail;
use domain::api::reviews::ReviewKind;
use domain::api::specialists::SpecialistDetail;
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
/// not to the administrators. So do applications of resellers: the vendor's yes is not the last word.
pub(super) const fn tells_by_itself(kind: ReviewKind) -> bool {
    matches!(kind, ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation | ReviewKind::ResellerApplication)
}

/// Moves what was submitted; `partner` is the transaction on the partner's side.
pub(super) async fn rule(partner: &Tx, policy: &Policy, row: &ReviewRow, ruling: Ruling<'_>) -> Result<(), ApiError> {
    let (subject, approved) = (row.subject_id.as_str(), ruling.to == ReviewState::Approved);
    let reason = ruling.reason.unwrap_or_default();
    match row.kind()? {
        ReviewKind::ProgramApplication => programs::rule_application(partner, subject, approved, reason).await,
        ReviewKind::LevelUpgrade => programs::rule_level(partner, subject, approved, reason).await,
        ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation => {
            let receipt = row.receipt()?;
            opportunities::decide_po(partner, policy, subject, approved, reason, receipt.as_ref()).await.map(drop)
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
        ReviewKind::ResellerApplication => resellers::rule_application(partner, subject, approved, reason).await,
    }
}

/// What people wrote when they submitted it, as it stands now; of the other kinds the code and the receipt say all.
pub(super) async fn submitted(
    partner: &Reader,
    row: &ReviewRow,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(Option<Box<OpportunityDetail>>, Option<Box<SpecialistDetail>>), ApiError> {
    let subject = row.subject_id.as_str();
    Ok(match row.kind()? {
        ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation => {
            (Some(Box::new(shown(partner, subject, policy, now).await?)), None)
        }
        ReviewKind::SpecialistApplication | ReviewKind::SpecialistCancellation => {
            (None, specialists::detail(partner, subject, now).await?.map(Box::new))
        }
        ReviewKind::ProgramApplication
        | ReviewKind::LevelUpgrade
        | ReviewKind::RoleCertification
        | ReviewKind::Differentiation
        | ReviewKind::ResellerApplication => (None, None),
    })
}
