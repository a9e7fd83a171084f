//! Taking an application for certification back.

use super::certification::{at_version, load};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::specialists::withdraw_review;
use axum::extract::State;
use domain::api::certification::{Certification, CertificationStep};
use domain::api::error::ErrorBody;
use domain::program::DevelopmentPath;

/// Take the application for role certification back before the vendor has decided: the path is where it was (SM-11).
#[utoipa::path(post, path = "/v2/partners/paths/{path}/role-certifications/withdraw", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    take_back(&app, &staff, &key, seen, (path, CertificationStep::Role)).await
}

/// Take the application for differentiation back before the vendor has decided: the path stays role certified (SM-11).
#[utoipa::path(post, path = "/v2/partners/paths/{path}/differentiations/withdraw", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw_differentiation(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    take_back(&app, &staff, &key, seen, (path, CertificationStep::Differentiation)).await
}

/// Take the application for the annual review back before the vendor has decided (SM-11). What is certified stays so until
/// the end of its term; after that it lapses at once.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/annual-reviews/withdraw", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw_annual_review(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    take_back(&app, &staff, &key, seen, (path, CertificationStep::AnnualReview)).await
}

async fn take_back(
    app: &App,
    staff: &Allowed<ManagePrograms>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    (path, step): (DevelopmentPath, CertificationStep),
) -> Result<Reply, ApiError> {
    app.write(staff, key, |tx| async move {
        let policy = app.policy(tx.now())?;
        at_version(&tx, path, seen, policy).await?;
        withdraw_review(&tx, path, step).await?;
        let certification = load(&tx, path, policy, tx.now()).await?;
        Ok(Reply::ok(&certification)?.version(certification.version))
    })
    .await
}
