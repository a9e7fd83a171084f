//! What a path asks for role certification, and how far the account is.
//!
//! For whoever may apply: everybody else of the staff has no business with the certificates of colleagues.

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{business_plan, paths};
use crate::store::specialists::{certification_facts, latest_review};
use crate::store::{Reader, Tx};
use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::api::certification::{AnnualReview, Certification};
use domain::api::error::ErrorBody;
use domain::program::DevelopmentPath;
use domain::rules::certification::annual_review::{AnnualReviewFacts, annual_review};
use domain::rules::certification::role_certification::{certificate_match, differentiation, role_certification};
use domain::rules::policy::Policy;

/// Every condition of role certification and differentiation on a path, and of the annual review of what is
/// certified, the two people who decide, what
/// their certificates fill, what is missing, and what runs out next.
#[utoipa::path(get, path = "/v2/partners/paths/{path}/certification", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path")),
    responses((status = 200, body = Certification), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn certification(
    staff: Allowed<ManagePrograms>,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    let now = app.now();
    let certification = load(&app.read(&staff), path, app.policy(now)?, now).await?;
    Ok(Reply::ok(&certification)?.version(certification.version))
}

/// The certification of one path, read afresh.
pub(in crate::http) async fn load(
    db: &Reader,
    path: DevelopmentPath,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<Certification, ApiError> {
    let (facts, names) = certification_facts(db, path, now).await?;
    let chosen = paths(db, now).await?.into_iter().find(|row| row.path == path);
    let asked = policy.program.requirement(path).is_some_and(|requirement| requirement.business_plan);
    let business_plan = business_plan(db, path, asked).await?;
    let certified = chosen.as_ref().filter(|row| row.stage.is_certified());
    let annual_review = certified.map(|row| {
        let (valid_until, under_review) = (row.valid_until, row.under_review);
        let asked = AnnualReviewFacts { certification: facts.clone(), valid_until, under_review, applied: false };
        Box::new(AnnualReview { verdict: annual_review(&asked, policy, now), valid_until, under_review })
    });
    Ok(Certification {
        annual_review,
        role: role_certification(&facts, policy, now),
        differentiation: differentiation(&facts, policy, now),
        matching: certificate_match(&facts, policy, now),
        facts,
        names,
        business_plan,
        review: latest_review(db, path).await?,
        version: chosen.map_or(0, |row| row.version),
    })
}

/// The certification of a path that was chosen, at the version that the writer saw.
pub(super) async fn at_version(
    tx: &Tx,
    path: DevelopmentPath,
    seen: i64,
    policy: &Policy,
) -> Result<Certification, ApiError> {
    let known = load(tx, path, policy, tx.now()).await?;
    if known.version == 0 {
        return Err(ApiError::NotFound);
    }
    tx.check_version(Object { kind: "development_path", id: path.as_str() }, seen, known.version).await?;
    Ok(known)
}
