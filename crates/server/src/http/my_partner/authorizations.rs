//! Authorisations that the customer is asked for or has given (授权管理).

use crate::auth::Allowed;
use crate::auth::codes::{self, CodeProof};
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path, Query};
use crate::http::fields;
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::authorizations::{self, change, find, one};
use axum::extract::State;
use domain::api::associations::Answer;
use domain::api::authorizations::{AuthorizationQuery, Authorizations, CustomerAuthorization};
use domain::api::error::ErrorBody;
use domain::api::messages::CodePurpose;
use domain::ids::AuthorizationId;
use domain::states::authorization::AuthorizationEvent as Event;
use domain::states::machine::Actor;

/// The customer's authorisations, newest first.
#[utoipa::path(get, path = "/v2/customers/authorizations", tag = "my partner", params(AuthorizationQuery),
    responses((status = 200, body = Authorizations), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    customer: Allowed<UseMyPartner>,
    State(app): State<App>,
    Query(query): Query<AuthorizationQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    fields::plain("customer_id", query.customer_id.as_deref())?;
    let viewer = relation::AUTHORIZATION_VIEWER;
    match relation::records(&app, &customer).await? {
        Some(db) => Reply::ok(&authorizations::list(&db, viewer, &query, page, app.now().timestamp()).await?),
        None => Reply::ok(&Authorizations { count: 0, authorizations: Vec::new() }),
    }
}

/// Give the authorisation: letter ticked, with a code.
#[utoipa::path(post, path = "/v2/customers/authorizations/{authorization_id}/agree", tag = "my partner", request_body = Answer,
    params(("authorization_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerAuthorization), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn agree(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AuthorizationId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    fields::accepted("letter_accepted", answer.letter_accepted == Some(true))?;
    let given = answer.verification_code.as_deref();
    let proof =
        codes::check(&app, &customer.session, &key, CodePurpose::AgreeAuthorization, id.as_str(), given).await?;
    carry_out(&app, &customer, &key, seen, &id, (Event::Agree, None), &proof).await
}

/// Refuse, with a reason.
#[utoipa::path(post, path = "/v2/customers/authorizations/{authorization_id}/reject", tag = "my partner", request_body = Answer,
    params(("authorization_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerAuthorization), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AuthorizationId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&answer)?);
    carry_out(&app, &customer, &key, seen, &id, (Event::Reject, reason), &CodeProof::not_needed()).await
}

/// Revoke, with a reason and a code.
#[utoipa::path(post, path = "/v2/customers/authorizations/{authorization_id}/revoke", tag = "my partner", request_body = Answer,
    params(("authorization_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerAuthorization), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn revoke(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AuthorizationId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&answer)?);
    let given = answer.verification_code.as_deref();
    let proof =
        codes::check(&app, &customer.session, &key, CodePurpose::RevokeAuthorization, id.as_str(), given).await?;
    carry_out(&app, &customer, &key, seen, &id, (Event::Revoke, reason), &proof).await
}

async fn carry_out(
    app: &App,
    customer: &Allowed<UseMyPartner>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &AuthorizationId,
    (event, reason): (Event, Option<&str>),
    proof: &CodeProof,
) -> Result<Reply, ApiError> {
    let id = id.as_str();
    app.write(customer, key, |home| async move {
        let tx = relation::within(&home, customer).await?;
        let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(Object { kind: "authorization", id }, seen, row.version).await?;
        proof.redeem(&home).await?;
        change(&tx, &row, event, Actor::Customer, reason).await?;
        let wire = one(&tx, relation::AUTHORIZATION_VIEWER, id, tx.now_secs()).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}
