//! The business plan of a path (P-42): handed in by the partner, read by the vendor with the certification.

use super::certification::{at_version, load};
use crate::auth::Allowed;
use crate::auth::rights::{ManagePrograms, Operate};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::{Reply, named_file};
use crate::state::App;
use crate::store::programs::{hand_in_plan, plan_content};
use crate::store::{StoreError, reviews};
use axum::extract::State;
use axum::response::Response;
use domain::api::certification::{Certification, NewBusinessPlan};
use domain::api::error::ErrorBody;
use domain::api::reviews::ReviewKind;
use domain::attachment::FileKind;
use domain::ids::ReviewId;
use domain::program::DevelopmentPath;

/// Hand a PDF in as the business plan of a path that was chosen. The newest counts; while the vendor reviews a certification of
/// the path, none can be handed in.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/business-plans", tag = "programmes", request_body = NewBusinessPlan,
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn hand_in(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
    Json(new): Json<NewBusinessPlan>,
) -> Result<Reply, ApiError> {
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        at_version(&tx, path, seen, policy).await?;
        hand_in_plan(&tx, path, &new.attachment_id).await?;
        let certification = load(&tx, path, policy, tx.now()).await?;
        Ok(Reply::ok(&certification)?.version(certification.version))
    })
    .await
}

/// The plan that was handed in last, to be saved.
#[utoipa::path(get, path = "/v2/partners/paths/{path}/business-plan", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path")),
    responses((status = 200, content_type = "application/pdf", description = "the file"),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn own(
    staff: Allowed<ManagePrograms>,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Response, ApiError> {
    answer(plan_content(&app.read(&staff), path, None).await?)
}

/// The same for the vendor: the plan as it was when the certification was handed in.
#[utoipa::path(get, path = "/v2/operator/reviews/{review_id}/business-plan", tag = "operator", params(("review_id" = ReviewId, Path)),
    responses((status = 200, content_type = "application/pdf", description = "the file"),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn of_review(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path(review): Path<ReviewId>,
) -> Result<Response, ApiError> {
    let db = app.read(&operator);
    let row = reviews::get(&db, &review).await?.ok_or(ApiError::NotFound)?;
    if !matches!(row.kind()?, ReviewKind::RoleCertification | ReviewKind::Differentiation | ReviewKind::AnnualReview) {
        return Err(ApiError::NotFound);
    }
    let path = row.subject_id.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    let partner = db.elsewhere(&operator.scope.in_tenant(row.applicant()?));
    answer(plan_content(&partner, path, Some(row.submitted_at)).await?)
}

fn answer(known: Option<(String, Vec<u8>)>) -> Result<Response, ApiError> {
    let (name, bytes) = known.ok_or(ApiError::NotFound)?;
    Ok(named_file(&name, FileKind::Pdf.as_str(), bytes))
}

#[cfg(test)]
#[path = "business_plan_tests.rs"]
mod tests;
