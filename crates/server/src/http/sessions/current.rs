//! Who is signed in.

use crate::auth::session::{Principal, Session};
use crate::auth::SignedIn;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::session::SessionInfo;
use sea_orm::FromQueryResult;

/// Who is signed in and what the session may do.
#[utoipa::path(get, path = "/v2/sessions/current", tag = "sessions",
    responses((status = 200, body = SessionInfo), (status = 401, body = ErrorBody)))]
pub async fn current(SignedIn(session): SignedIn, State(app): State<App>) -> Result<Reply, ApiError> {
    Reply::ok(&info(&app, &session).await?)
}

#[derive(Debug, FromQueryResult)]
struct TenantRow {
    name_zh: String,
    name_en: String,
    partner_type: Option<String>,
    verification_enabled: bool,
    commitment_letter_at: Option<i64>,
}

pub(in crate::http) async fn info(app: &App, session: &Session) -> Result<SessionInfo, ApiError> {
    let scope = session.login_scope();
    let reader = app.read(&scope);
    let sql = "SELECT name_zh, name_en, partner_type, verification_enabled, commitment_letter_at FROM tenants WHERE tenant_id = $1";
    let tenant: TenantRow = reader.one(reader.sql(sql)).await?.ok_or(ApiError::Internal("session without tenant"))?;
    let now = app.now();
    let (member_id, customer_id) = match &session.principal {
        Principal::PartnerRoot(member) | Principal::PartnerMember(member) => (Some(member.clone()), None),
        Principal::Customer(customer) => (None, Some(customer.clone())),
        Principal::Operator => (None, None),
    };
    Ok(SessionInfo {
        login_id: session.login.clone(),
        account: session.account.clone(),
        display_name: session.display_name.clone(),
        kind: session.principal.kind(),
        tenant_id: session.tenant.clone(),
        tenant_name_zh: tenant.name_zh,
        tenant_name_en: tenant.name_en,
        partner_type: tenant.partner_type.and_then(|code| code.parse().ok()),
        member_id,
        customer_id,
        roles: session.roles.clone(),
        permissions: session.permissions(),
        must_change_password: session.must_change_password,
        verification_enabled: tenant.verification_enabled,
        commitment_letter_accepted: tenant.commitment_letter_at.is_some(),
        expires_at: session.expires_at,
        server_time: now,
        demo: app.has_demo_data(),
        policy: app.policy(now)?.clone(),
    })
}
