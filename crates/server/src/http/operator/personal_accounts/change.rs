//! Whose a personal account is.

use super::{at_version, shown};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::personal_accounts::{PersonalAccountFile, PersonalDetails};
use domain::ids::PersonalAccountId;
use domain::period::business_day;

/// Say whose the account is from now on: name, contacts, verification. A partner that it is bound to stays.
#[utoipa::path(put, path = "/v2/operator/personal-accounts/{account_id}", tag = "operator", request_body = PersonalDetails,
    params(("account_id" = PersonalAccountId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PersonalAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PersonalAccountId>,
    Json(new): Json<PersonalDetails>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(business_day(app.now())))?;
    let person = new.trimmed();
    let person = &person;
    let (operator, id) = (&operator, &id);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, id, seen).await?;
        personal_accounts::change(&there, id, person).await?;
        shown(&there, id, tx.now()).await
    })
    .await
}
