//! Leaving a programme.

use super::card::{Account, card};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{dependants, leave as end_membership, memberships};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::programs::{ProgramCard, ProgramExit};
use domain::program::Program;
use domain::rules::verdict::RuleId;
use domain::states::machine::Actor;

/// Leave a programme before its end, with a reason. What is left off line is refused, with every other condition.
#[utoipa::path(post, path = "/v2/partners/programs/{program}/leave", tag = "programmes", request_body = ProgramExit,
    params(("program" = Program, Path, description = "the programme"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ProgramCard), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn leave(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
    Json(exit): Json<ProgramExit>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&exit.reason)?;
    let (app, object) = (&app, Object { kind: "program_membership", id: program.as_str() });
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let all = memberships(&tx, tx.now()).await?;
        let known = all.iter().find(|row| row.program == program).ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, known.version).await?;
        let facts = dependants(&tx, &all).await?.facts(program, Actor::Partner);
        decide(app, &tx, RuleId::R78, &facts, About { object, name: "" }).await?;
        end_membership(&tx, known, Actor::Partner, reason).await?;
        let wire = card(program, &Account::load(&tx, tx.now()).await?, policy, tx.now());
        let version = wire.version;
        Ok(Reply::ok(&wire)?.version(version))
    })
    .await
}

#[cfg(test)]
#[path = "leave_tests.rs"]
mod tests;
