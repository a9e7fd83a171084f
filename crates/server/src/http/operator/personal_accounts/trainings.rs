//! Trainings of a person.

use super::{at_version, shown};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts::add_training;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::personal_accounts::{NewTraining, PersonalAccountFile};
use domain::ids::PersonalAccountId;
use domain::period::business_day;

/// Record a training that the person completed.
#[utoipa::path(post, path = "/v2/operator/personal-accounts/{account_id}/trainings", tag = "operator", request_body = NewTraining,
    params(("account_id" = PersonalAccountId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PersonalAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn add(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PersonalAccountId>,
    Json(new): Json<NewTraining>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(business_day(app.now())))?;
    let new = &new;
    let (operator, id) = (&operator, &id);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, id, seen).await?;
        add_training(&there, id, new).await?;
        shown(&there, id, tx.now()).await
    })
    .await
}
