//! Applying for the renewal of a membership, and taking that back (R-80, SM-10).

use super::card::{Account, card};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{ask_renewal, membership, renewal_facts, withdraw_renewal};
use crate::store::reviews::{self, NewReview};
use crate::store::{Tx, agreements};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::program_applications::NewProgramRenewal;
use domain::api::programs::ProgramCard;
use domain::api::reviews::ReviewKind;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::rules::verdict::RuleId;

/// Apply for the renewal of a membership in the last days of its term; the vendor decides, and the account stays a
/// member until then. Texts are accepted again only where they are newer than what was signed.
#[utoipa::path(post, path = "/v2/partners/programs/{program}/renewals", tag = "programmes", request_body = NewProgramRenewal,
    params(("program" = Program, Path, description = "the programme"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = ProgramCard), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn ask(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
    Json(new): Json<NewProgramRenewal>,
) -> Result<Reply, ApiError> {
    let (app, object) = (&app, Object { kind: "program_membership", id: program.as_str() });
    let new = &new.as_application(program);
    app.write(&staff, &key, |tx| async move {
        ApiError::unless_faultless(new.version_faults())?;
        let policy = app.policy(tx.now())?;
        let known = membership(&tx, program, tx.now()).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, known.version).await?;
        let account = Account::load(&tx, tx.now()).await?;
        let signed = account.signed.asked_by(program);
        let facts = renewal_facts(&known, &account.applicant, signed.or(new.accepted()));
        let granted = decide(app, &tx, RuleId::R80, &facts, About { object, name: "" }).await?;
        ask_renewal(&tx, &known).await?;
        agreements::sign(&tx, program, new.accepted().beyond(signed)).await?;
        let submitted = NewReview::about(ReviewKind::ProgramRenewal, program.as_str()).with(&granted.receipt_id);
        reviews::open(&tx, submitted).await?;
        let wire = shown(&tx, program, policy).await?;
        Ok(Reply::created(&wire)?.version(wire.version))
    })
    .await
}

/// Take the application for renewal back before the vendor has decided; it leaves the vendor's queue. The membership holds
/// until the end of its term; after that it is over at once.
#[utoipa::path(post, path = "/v2/partners/programs/{program}/renewals/withdraw", tag = "programmes",
    params(("program" = Program, Path, description = "the programme"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ProgramCard), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
) -> Result<Reply, ApiError> {
    let (app, object) = (&app, Object { kind: "program_membership", id: program.as_str() });
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = membership(&tx, program, tx.now()).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, known.version).await?;
        withdraw_renewal(&tx, &known).await?;
        let wire = shown(&tx, program, policy).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}

async fn shown(tx: &Tx, program: Program, policy: &Policy) -> Result<ProgramCard, ApiError> {
    Ok(card(program, &Account::load(tx, tx.now()).await?, policy, tx.now()))
}

#[cfg(test)]
#[path = "renew_tests.rs"]
mod tests;
