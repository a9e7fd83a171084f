//! Taking back a request for authorisation before it is answered.

use crate::auth::Allowed;
use crate::auth::rights::RequestAuthorization;
use crate::http::authorizations::list::viewer;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::authorizations::{change, find, one};
use axum::extract::State;
use domain::api::associations::Answer;
use domain::api::authorizations::CustomerAuthorization;
use domain::api::error::ErrorBody;
use domain::ids::AuthorizationId;
use domain::states::authorization::AuthorizationEvent;
use domain::states::machine::Actor;

/// Withdraw; the customer learns that there is nothing left to answer.
#[utoipa::path(post, path = "/v2/partners/authorizations/{authorization_id}/withdraw", tag = "authorizations", request_body = Answer,
    params(("authorization_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerAuthorization), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<RequestAuthorization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<AuthorizationId>,
    Json(_): Json<Answer>,
) -> Result<Reply, ApiError> {
    let (id, session) = (id.as_str(), &staff.session);
    app.write(&staff, &key, |tx| async move {
        let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(Object { kind: "authorization", id }, seen, row.version).await?;
        change(&tx, &row, AuthorizationEvent::Withdraw, Actor::Partner, None).await?;
        let wire = one(&tx, viewer(session), id, tx.now_secs()).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}
