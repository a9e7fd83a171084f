//! Applying for a higher level in the solution-provider plan, and taking that back (R-23, P-40b).

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::programs::{PLAN, level, memberships, set_level};
use crate::store::reviews::{self, Closing, NewReview};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::levels::LevelUpgrade;
use domain::api::reviews::ReviewKind;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::verdict::RuleId;

const OBJECT: Object<'static> = Object { kind: "program_membership", id: PLAN.as_str() };

/// Apply for the next level; the vendor decides, one application at a time. The rule is asked again in the
/// transaction. Only the solution-provider plan has levels to apply for.
#[utoipa::path(post, path = "/v2/partners/programs/{program}/level-upgrades", tag = "programmes",
    params(("program" = Program, Path, description = "the plan"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = LevelUpgrade), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn ask(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
) -> Result<Reply, ApiError> {
    let app = &app;
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = at_version(&tx, program, seen, policy).await?;
        let granted = decide(app, &tx, RuleId::R23, &known.facts, About { object: OBJECT, name: "" }).await?;
        if let Some(open) = known.open() {
            return Err(ApiError::State { state: open.state.to_string() });
        }
        set_level(&tx, known.facts.level, known.version).await?;
        let submitted = NewReview::about(ReviewKind::LevelUpgrade, PLAN.as_str()).with(&granted.receipt_id);
        reviews::open(&tx, submitted).await?;
        let detail = serde_json::json!({ "from": known.facts.level, "to": known.next });
        tx.audit("program_level.apply", OBJECT, &detail).await?;
        let now = upgrade(&tx, policy).await?;
        Ok(Reply::created(&now)?.version(now.version))
    })
    .await
}

/// Take the application for a higher level back before the vendor has decided; it leaves the vendor's queue.
#[utoipa::path(post, path = "/v2/partners/programs/{program}/level-upgrades/withdraw", tag = "programmes",
    params(("program" = Program, Path, description = "the plan"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = LevelUpgrade), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
) -> Result<Reply, ApiError> {
    let app = &app;
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = at_version(&tx, program, seen, policy).await?;
        let last = known.applications.first().ok_or(ApiError::NotFound)?;
        if known.open().is_none() {
            return Err(ApiError::State { state: last.state.to_string() });
        }
        set_level(&tx, known.facts.level, known.version).await?;
        reviews::close(&tx, ReviewKind::LevelUpgrade, PLAN.as_str(), Closing::Withdrawn).await?;
        tx.audit("program_level.withdraw", OBJECT, &serde_json::json!({ "level": known.facts.level })).await?;
        let now = upgrade(&tx, policy).await?;
        Ok(Reply::ok(&now)?.version(now.version))
    })
    .await
}

async fn upgrade(tx: &Tx, policy: &Policy) -> Result<LevelUpgrade, ApiError> {
    Ok(level(tx, &memberships(tx, tx.now()).await?, policy, tx.now()).await?)
}

/// What is known about the level, at the version that the writer saw.
async fn at_version(
    tx: &Tx,
    program: Program,
    IfMatch(seen): IfMatch,
    policy: &Policy,
) -> Result<LevelUpgrade, ApiError> {
    if program != PLAN {
        return Err(ApiError::NotFound);
    }
    let known = upgrade(tx, policy).await?;
    tx.check_version(OBJECT, seen, known.version).await?;
    Ok(known)
}

#[cfg(test)]
#[path = "level_upgrade_tests.rs"]
mod tests;
