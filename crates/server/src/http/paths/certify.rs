//! Applying for role certification, and after it for differentiation.

use super::certification::{at_version, load};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::specialists::open_review;
use axum::extract::State;
use domain::api::certification::Certification;
use domain::api::error::ErrorBody;
use domain::program::{CertificationKind, DevelopmentPath};
use domain::rules::verdict::RuleId;

/// Apply for role certification on a path; the vendor decides. The rule is asked again in the transaction.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/role-certifications", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn certify(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    hand_in(&app, &staff, &key, seen, (path, CertificationKind::Role)).await
}

/// Apply for differentiation on a certified path: all that role certification asks, and competency tags.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/differentiations", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn differentiate(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    hand_in(&app, &staff, &key, seen, (path, CertificationKind::Differentiation)).await
}

async fn hand_in(
    app: &App,
    staff: &Allowed<ManagePrograms>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    (path, kind): (DevelopmentPath, CertificationKind),
) -> Result<Reply, ApiError> {
    let object = Object { kind: "development_path", id: path.as_str() };
    let rule = match kind {
        CertificationKind::Role => RuleId::R31,
        CertificationKind::Differentiation => RuleId::R33,
    };
    app.write(staff, key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = at_version(&tx, path, seen, policy).await?;
        let granted = decide(app, &tx, rule, &known.facts, About { object, name: "" }).await?;
        open_review(&tx, path, kind, &granted.receipt_id).await?;
        let certification = load(&tx, path, policy, tx.now()).await?;
        Ok(Reply::ok(&certification)?.version(certification.version))
    })
    .await
}
