//! Disabling and deleting a member.

use crate::auth::rights::ManageOrganization;
use crate::auth::{Allowed, accounts};
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::members::detail::written;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::organization::{
    MemberState, bump, disable_login, find_login, member_state, release_customers, remove_member, unmanage_managers,
};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::{MemberDetail, Retirement};
use domain::ids::MemberId;
use domain::rules::organization::RetirementFacts;
use domain::rules::verdict::RuleId;

/// Keep a member from signing in. It keeps its roles; its customers and account managers are nobody's afterwards.
#[utoipa::path(post, path = "/v2/partners/members/{member_id}/disable", tag = "organization", request_body = Retirement,
    params(("member_id" = MemberId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MemberDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn disable(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<MemberId>,
    Json(retirement): Json<Retirement>,
) -> Result<Reply, ApiError> {
    let (app, id, asker) = (&app, &id, staff.scope.member());
    app.write(&staff, &key, |tx| async move {
        let state = retirable(app, &tx, id, asker, seen, retirement).await?;
        if state.disabled {
            return Err(ApiError::State { state: "DISABLED".to_owned() });
        }
        disable_login(&tx, id, true).await?;
        if let Some(login) = find_login(&tx, id).await? {
            accounts::end_all_sessions(&tx, &login).await?;
        }
        leave(&tx, id).await?;
        bump(&tx, id, seen).await?;
        note(&tx, "member.disable", id, &state, retirement).await?;
        written(&tx, id).await
    })
    .await
}

/// Delete a member with its login. What it did stays in the audit log under its name.
#[utoipa::path(post, path = "/v2/partners/members/{member_id}/remove", tag = "organization", request_body = Retirement,
    params(("member_id" = MemberId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn remove(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<MemberId>,
    Json(retirement): Json<Retirement>,
) -> Result<Reply, ApiError> {
    let (app, id, asker) = (&app, &id, staff.scope.member());
    app.write(&staff, &key, |tx| async move {
        let state = retirable(app, &tx, id, asker, seen, retirement).await?;
        leave(&tx, id).await?;
        remove_member(&tx, id).await?;
        note(&tx, "member.remove", id, &state, retirement).await?;
        Ok(Reply::no_content())
    })
    .await
}

/// The member of this version, if it may go.
async fn retirable(
    app: &App,
    tx: &Tx,
    id: &MemberId,
    asker: Option<&MemberId>,
    seen: i64,
    retirement: Retirement,
) -> Result<MemberState, ApiError> {
    let state = member_state(tx, id, asker).await?.ok_or(ApiError::NotFound)?;
    let object = Object { kind: "member", id: id.as_str() };
    tx.check_version(object, seen, state.version).await?;
    let released_customers = retirement.released_customers;
    let facts = RetirementFacts { member: state.facts.clone(), released_customers };
    decide(app, tx, RuleId::R62, &facts, About { object, name: &state.name }).await?;
    Ok(state)
}

async fn leave(tx: &Tx, id: &MemberId) -> Result<(), ApiError> {
    release_customers(tx, id).await?;
    unmanage_managers(tx, id).await?;
    Ok(())
}

async fn note(
    tx: &Tx,
    action: &'static str,
    id: &MemberId,
    state: &MemberState,
    retirement: Retirement,
) -> Result<(), ApiError> {
    let detail = serde_json::json!({
        "name": state.name, "account": state.account,
        "released_customers": retirement.released_customers, "unmanaged_managers": state.managers,
    });
    Ok(tx.audit(action, Object { kind: "member", id: id.as_str() }, &detail).await?)
}
