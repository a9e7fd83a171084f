//! What was submitted, and what a decision of the vendor changes on the partner's side.

use super::again;
use crate::http::customer_reports;
use crate::http::error::ApiError;
use crate::http::opportunities;
use crate::http::opportunity_incentives;
use crate::http::paths::certification::load;
use crate::state::App;
use crate::store::opportunities::decide_po;
use crate::store::opportunity_incentives::{decide, settle};
use crate::store::reviews::ReviewRow;
use crate::store::{Reader, StoreError, Tx};
use crate::store::{development, programs, resellers, specialists};
use chrono::{DateTime, Utc};
use domain::api::certification::{Certification, PlanFile};
use domain::api::customer_development::CustomerReport;
use domain::api::error::FieldProblem;
use domain::api::levels::LevelMatter;
use domain::api::opportunities::OpportunityDetail;
use domain::api::opportunity_incentives::OpportunityIncentiveDetail;
use domain::api::program_contacts::ProgramContact;
use domain::api::reviews::ReviewKind;
use domain::api::specialists::SpecialistDetail;
use domain::money::Money;
use domain::program::{CertificationKind, Program};
use domain::rules::policy::PolicyHistory;
use domain::states::review::ReviewState;

/// A decision on a submission.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruling<'a> {
    /// Approved or refused.
    pub(super) to: ReviewState,
    /// Why; a refusal always has one.
    pub(super) reason: Option<&'a str>,
    /// The other amount that an objection is settled with.
    pub(super) amount: Option<Money>,
}

/// Does what is decided tell the partner by itself? Opportunities do: their messages go to the primary account alone
/// not to the administrators. So do applications of resellers: the vendor's yes is not the last word; and reports of
/// customers, which account managers make.
pub(super) const fn tells_by_itself(kind: ReviewKind) -> bool {
    matches!(
        kind,
        ReviewKind::OpportunityReview
            | ReviewKind::OpportunityValidation
            | ReviewKind::OpportunityIncentive
            | ReviewKind::IncentiveObjection
            | ReviewKind::ResellerApplication
            | ReviewKind::CustomerReport
    )
}

/// Moves what was submitted, when the rule that let it through still agrees to an approval; `partner` is the transaction on the partner's side.
pub(super) async fn rule(app: &App, partner: &Tx, row: &ReviewRow, ruling: Ruling<'_>) -> Result<(), ApiError> {
    let policy = app.policy(partner.now())?;
    let (subject, approved) = (row.subject_id.as_str(), ruling.to == ReviewState::Approved);
    let reason = ruling.reason.unwrap_or_default();
    // Only an objection that is agreed to changes an amount, and it always does.
    let settles = approved && row.kind()? == ReviewKind::IncentiveObjection;
    match (settles, ruling.amount) {
        (true, None) => return Err(ApiError::field("amount", FieldProblem::Required)),
        (false, Some(_)) => return Err(ApiError::field("amount", FieldProblem::Unknown)),
        _ => {}
    }
    if approved {
        again::require(app, partner, row).await?;
    }
    match row.kind()? {
        ReviewKind::ProgramApplication => {
            programs::rule_application(partner, policy, subject, (approved, reason)).await
        }
        ReviewKind::ProgramRenewal => programs::rule_renewal(partner, policy, subject, (approved, reason)).await,
        ReviewKind::LevelUpgrade => programs::rule_level(partner, subject, approved, reason).await,
        ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation => {
            let receipt = row.receipt()?;
            decide_po(partner, policy, subject, approved, reason, receipt.as_ref()).await.map(drop)
        }
        ReviewKind::RoleCertification => {
            let subject = (CertificationKind::Role, subject);
            specialists::rule_certification(partner, policy, subject, (approved, reason)).await
        }
        ReviewKind::Differentiation => {
            let subject = (CertificationKind::Differentiation, subject);
            specialists::rule_certification(partner, policy, subject, (approved, reason)).await
        }
        ReviewKind::AnnualReview => specialists::rule_annual_review(partner, policy, subject, (approved, reason)).await,
        ReviewKind::PathApplication => programs::rule_path_application(partner, subject, (approved, reason)).await,
        ReviewKind::SpecialistApplication | ReviewKind::SpecialistCancellation => {
            specialists::decide_specialist(partner, subject, approved, reason).await.map(drop)
        }
        ReviewKind::ResellerApplication => {
            resellers::rule_application(partner, policy, subject, (approved, reason)).await
        }
        ReviewKind::OpportunityIncentive => decide(partner, policy, subject, approved, reason).await,
        ReviewKind::CustomerReport => customer_reports::rule(app, partner, subject, (approved, reason)).await,
        ReviewKind::IncentiveObjection => settle(partner, app.policies(), subject, ruling.amount, reason).await,
    }
}

/// What was submitted, of the kinds about which people say something.
#[derive(Debug, Default)]
pub(super) struct Submitted {
    pub(super) opportunity: Option<Box<OpportunityDetail>>,
    pub(super) specialist: Option<Box<SpecialistDetail>>,
    pub(super) incentive: Option<Box<OpportunityIncentiveDetail>>,
    pub(super) asked_because: Option<String>,
    pub(super) contact: Option<ProgramContact>,
    pub(super) customer_report: Option<Box<CustomerReport>>,
    pub(super) business_plan: Option<PlanFile>,
    pub(super) certification: Option<Box<Certification>>,
    pub(super) level: Option<LevelMatter>,
}

/// What people wrote when they submitted it, as it stands now; of the other kinds the code and the receipt say all.
pub(super) async fn submitted(
    partner: &Reader,
    row: &ReviewRow,
    (policies, now): (&PolicyHistory, DateTime<Utc>),
) -> Result<Submitted, ApiError> {
    let (subject, mut all) = (row.subject_id.as_str(), Submitted::default());
    match row.kind()? {
        ReviewKind::OpportunityReview | ReviewKind::OpportunityValidation => {
            all.opportunity = Some(Box::new(opportunities::shown(partner, subject, (policies, now)).await?));
        }
        ReviewKind::OpportunityIncentive | ReviewKind::IncentiveObjection => {
            let incentive = opportunity_incentives::shown(partner, subject, policies).await?;
            let id = incentive.incentive.opportunity_id.as_str();
            all.opportunity = Some(Box::new(opportunities::shown(partner, id, (policies, now)).await?));
            all.incentive = Some(Box::new(incentive));
        }
        ReviewKind::SpecialistApplication | ReviewKind::SpecialistCancellation => {
            all.specialist = specialists::detail(partner, subject, now).await?.map(Box::new);
        }
        ReviewKind::PathApplication => {
            let asked = programs::reasons_asked(partner, std::iter::once(row.id.clone())).await?;
            all.asked_because = asked.into_values().next();
        }
        ReviewKind::LevelUpgrade => {
            all.contact = contact(partner, programs::PLAN, now).await?;
            let policy = policies.at(now).ok_or(ApiError::Internal("policy"))?;
            all.level = Some(programs::level_matter(partner, row, policy, now).await?);
        }
        ReviewKind::ProgramApplication | ReviewKind::ProgramRenewal => {
            let program = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
            all.contact = contact(partner, program, now).await?;
        }
        ReviewKind::ResellerApplication => all.contact = contact(partner, Program::CloudReseller, now).await?,
        ReviewKind::CustomerReport => {
            let report = development::find_report_of(partner, subject).await?;
            all.customer_report = report.map(|report| report.wire(now)).transpose()?.map(Box::new);
        }
        ReviewKind::RoleCertification | ReviewKind::Differentiation | ReviewKind::AnnualReview => {
            let path = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
            all.business_plan = programs::plan_file(partner, path, Some(row.submitted_at)).await?;
            if row.state()? == ReviewState::UnderReview {
                let policy = policies.at(now).ok_or(ApiError::Internal("policy"))?;
                all.certification = Some(Box::new(load(partner, path, policy, now).await?));
            }
        }
    }
    Ok(all)
}

/// Whom the vendor reaches about a membership.
async fn contact(partner: &Reader, program: Program, now: DateTime<Utc>) -> Result<Option<ProgramContact>, StoreError> {
    Ok(programs::membership(partner, program, now).await?.and_then(|membership| membership.contact))
}
