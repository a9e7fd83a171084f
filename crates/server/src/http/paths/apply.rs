//! Applying for the invitation to a path, and taking that back.

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{
    choice_facts, open_path_application, path_application_of, paths, withdraw_path_application,
};
use crate::store::{StoreError, Tx};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::path_applications::{NewPathApplication, PathApplication};
use domain::program::DevelopmentPath;
use domain::rules::programs::path_application::PathApplicationFacts;
use domain::rules::verdict::RuleId;

/// Apply for the invitation to a path that is by invitation; the vendor decides. With the invitation the path can be
/// chosen.
#[utoipa::path(post, path = "/v2/partners/path-applications", tag = "programmes", request_body = NewPathApplication,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PathApplication), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn apply(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewPathApplication>,
) -> Result<Reply, ApiError> {
    let (app, path, reason) = (&app, new.path, fields::reason(&new.reason)?);
    let object = Object { kind: "development_path", id: path.as_str() };
    app.write(&staff, &key, |tx| async move {
        let rows = paths(&tx, tx.now()).await?;
        let choice = choice_facts(&tx, &rows, tx.now()).await?.into_iter().find(|facts| facts.path == path);
        let choice = choice.ok_or(ApiError::NotFound)?;
        let last = path_application_of(&tx, path).await?;
        let under_review = last.is_some_and(|application| application.review.state.is_open());
        let facts = PathApplicationFacts { choice, under_review };
        let granted = decide(app, &tx, RuleId::R82, &facts, About { object, name: "" }).await?;
        open_path_application(&tx, (path, reason), &granted.receipt_id).await?;
        let wire = known(&tx, path).await?;
        Ok(Reply::created(&wire)?.version(wire.review.version))
    })
    .await
}

/// Take the application back before the vendor has decided; it leaves the vendor's queue.
#[utoipa::path(post, path = "/v2/partners/path-applications/{path}/withdraw", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PathApplication), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    app.write(&staff, &key, |tx| async move {
        let application = path_application_of(&tx, path).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "review", id: application.review.review_id.as_str() };
        tx.check_version(object, seen, application.review.version).await?;
        withdraw_path_application(&tx, &application).await?;
        let wire = known(&tx, path).await?;
        Ok(Reply::ok(&wire)?.version(wire.review.version))
    })
    .await
}

/// The application as it stands now.
async fn known(tx: &Tx, path: DevelopmentPath) -> Result<PathApplication, ApiError> {
    let found = path_application_of(tx, path).await?;
    Ok(found.ok_or(StoreError::Corrupt { column: "path_applications.id" })?)
}

#[cfg(test)]
#[path = "apply_tests.rs"]
pub(super) mod tests;
