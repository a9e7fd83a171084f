//! Changing whom the vendor reaches about a membership (P-40b).

use super::card::{Account, card};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{change_contact, membership};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::program_contacts::ProgramContact;
use domain::api::programs::ProgramCard;
use domain::program::Program;

/// Name another contact of an application or a membership, at any time before it has ended. The vendor sees the new one
/// at once.
#[utoipa::path(put, path = "/v2/partners/programs/{program}/contact", tag = "programmes", request_body = ProgramContact,
    params(("program" = Program, Path, description = "the programme"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ProgramCard), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
    Json(contact): Json<ProgramContact>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(contact.faults())?;
    let (app, contact) = (&app, &contact);
    let object = Object { kind: "program_membership", id: program.as_str() };
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = membership(&tx, program, tx.now()).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, known.version).await?;
        if !known.state.is_open() {
            return Err(ApiError::State { state: known.state.to_string() });
        }
        change_contact(&tx, (program, seen), contact).await?;
        let detail = serde_json::json!({ "from": known.contact, "to": contact });
        tx.audit("program_membership.change_contact", object, &detail).await?;
        let wire = card(program, &Account::load(&tx, tx.now()).await?, policy, tx.now());
        let version = wire.version;
        Ok(Reply::ok(&wire)?.version(version))
    })
    .await
}

#[cfg(test)]
#[path = "contact_tests.rs"]
mod tests;
