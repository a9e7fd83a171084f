//! Applying for role certification, after it for differentiation, and every year again.

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
use domain::api::certification::{Certification, CertificationStep};
use domain::api::error::ErrorBody;
use domain::program::DevelopmentPath;
use domain::rules::certification::annual_review::AnnualReviewFacts;
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
    hand_in(&app, &staff, &key, seen, (path, CertificationStep::Role)).await
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
    hand_in(&app, &staff, &key, seen, (path, CertificationStep::Differentiation)).await
}

/// Apply for the annual review of what is certified, inside the last days of its term. It stays certified while the
/// vendor reviews, also after that term.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/annual-reviews", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Certification), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn review_again(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    hand_in(&app, &staff, &key, seen, (path, CertificationStep::AnnualReview)).await
}

async fn hand_in(
    app: &App,
    staff: &Allowed<ManagePrograms>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    (path, step): (DevelopmentPath, CertificationStep),
) -> Result<Reply, ApiError> {
    let object = Object { kind: "development_path", id: path.as_str() };
    app.write(staff, key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = at_version(&tx, path, seen, policy).await?;
        let about = About { object, name: "" };
        let granted = match step {
            CertificationStep::Role => decide(app, &tx, RuleId::R31, &known.facts, about).await?,
            CertificationStep::Differentiation => decide(app, &tx, RuleId::R33, &known.facts, about).await?,
            CertificationStep::AnnualReview => decide(app, &tx, RuleId::R79, &again(known), about).await?,
        };
        open_review(&tx, path, step, &granted.receipt_id).await?;
        let certification = load(&tx, path, policy, tx.now()).await?;
        Ok(Reply::ok(&certification)?.version(certification.version))
    })
    .await
}

/// What R-79 rests on; where nothing is certified it says so.
fn again(known: Certification) -> AnnualReviewFacts {
    let held = known.annual_review;
    AnnualReviewFacts {
        certification: known.facts,
        valid_until: held.as_ref().and_then(|held| held.valid_until),
        under_review: held.is_some_and(|held| held.under_review),
        applied: false,
    }
}
