//! Who is signed in.

use crate::auth::SignedIn;
use crate::auth::session::{Principal, Session};
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::organization;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::session::SessionInfo;
use domain::rules::sent_policy::SentPolicy;
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
        Principal::Customer(customer) | Principal::Employee(customer) => (None, Some(customer.clone())),
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
        roles: session.held.preset.clone(),
        custom_roles: organization::role_names(&reader, &session.held).await?,
        permissions: session.permissions(),
        must_change_password: session.must_change_password,
        verification_enabled: tenant.verification_enabled,
        commitment_letter_accepted: tenant.commitment_letter_at.is_some(),
        expires_at: session.expires_at,
        server_time: now,
        demo: app.has_demo_data(),
        policy: SentPolicy::of(app.policy(now)?).map_err(|_| ApiError::Internal("policy"))?,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use chrono::Duration;
    use domain::organization::{PresetRole, PrincipalKind};
    use serde_json::json;

    #[tokio::test]
    async fn a_session_tells_roles_rights_and_tenant() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let client = app.member("t1", "bob", &[PresetRole::Finance, PresetRole::AccountManager]).await;
            let json = client.get("/v2/sessions/current").expect(200).await.json();
            assert_eq!(json["roles"], json!(["ACCOUNT_MANAGER", "FINANCE"]));
            assert_eq!(
                (&json["tenant_id"], &json["kind"], &json["demo"]),
                (&json!("t1"), &json!("PARTNER_MEMBER"), &json!(false))
            );
            assert!(json["permissions"].as_array().unwrap().contains(&json!("partner:incentive:view")));
            assert!(!json["permissions"].as_array().unwrap().contains(&json!("partner:association:change")));
        })
        .await;
    }

    #[tokio::test]
    async fn a_session_ends_after_half_an_hour_without_requests_and_after_twelve_hours() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let idle = app.client(&login).await;
            let busy = app.client(&login).await;
            for _ in 0..28 {
                app.clock.advance(Duration::minutes(25));
                busy.get("/v2/sessions/current").expect(200).await;
            }
            idle.get("/v2/sessions/current").expect(401).await;
            app.clock.advance(Duration::minutes(19));
            busy.get("/v2/sessions/current").expect(200).await;
            app.clock.advance(Duration::minutes(1));
            let ended = busy.get("/v2/sessions/current").expect(401).await;
            assert_eq!(ended.code(), "CBC.0155");
        })
        .await;
    }

    #[tokio::test]
    async fn a_stranger_and_a_forged_token_are_refused() {
        let app = TestApp::sqlite().await;
        app.stranger().get("/v2/sessions/current").expect(401).await;
        app.stranger().with_token(&"0".repeat(64)).get("/v2/sessions/current").expect(401).await;
    }
}
