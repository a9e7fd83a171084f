//! One review with what it rests on.

use super::again;
use super::subject::{Submitted, submitted};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::auth::scope::OperatorScope;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{Reader, receipts, records, reviews};
use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::api::error::ErrorBody;
use domain::api::reviews::{ReviewDetail, ReviewReceipt};
use domain::ids::ReviewId;
use domain::rules::policy::PolicyHistory;
use domain::states::review::ReviewState;

/// The submission, the decision of the rules that let it through, and its history.
#[utoipa::path(get, path = "/v2/operator/reviews/{review_id}", tag = "operator", params(("review_id" = String, Path)),
    responses((status = 200, body = ReviewDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path(id): Path<ReviewId>,
) -> Result<Reply, ApiError> {
    let wire = load(&app.read(&operator), &operator.scope, &id, (app.policies(), app.now())).await?;
    let version = wire.review.version;
    Ok(Reply::ok(&wire)?.version(version))
}

/// The review as the console shows it.
pub(in crate::http) async fn load(
    db: &Reader,
    operator: &OperatorScope,
    id: &ReviewId,
    (policies, now): (&PolicyHistory, DateTime<Utc>),
) -> Result<ReviewDetail, ApiError> {
    let row = reviews::get(db, id).await?.ok_or(ApiError::NotFound)?;
    let partner_id = row.applicant()?;
    let partner = db.elsewhere(&operator.in_tenant(partner_id.clone()));
    let receipt = match row.receipt()? {
        None => None,
        Some(receipt_id) => {
            let kept = receipts::get(&partner, |_| true, &receipt_id).await?;
            kept.map(|(_, receipt)| ReviewReceipt { receipt_id, receipt })
        }
    };
    let about = submitted(&partner, &row, (policies, now)).await?;
    let Submitted {
        opportunity, specialist, incentive, asked_because, contact, customer_report, business_plan, ..
    } = about;
    let now = match row.state()? {
        ReviewState::UnderReview => again::verdict(&partner, &row, (policies, now)).await?.map(Box::new),
        _ => None,
    };
    let history = records::histories(db, [id.as_str()]).await?.remove(id.as_str()).unwrap_or_default();
    Ok(ReviewDetail {
        review: row.wire()?,
        partner_id,
        opportunity,
        specialist,
        incentive,
        asked_because,
        contact,
        customer_report,
        business_plan,
        certification: about.certification,
        level: about.level,
        receipt,
        now,
        history,
    })
}
