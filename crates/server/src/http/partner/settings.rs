//! Settings of the partner account.

use crate::auth::Allowed;
use crate::auth::rights::ManageSettings;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::overview::PartnerSettings;

/// The settings now.
#[utoipa::path(get, path = "/v2/partners/settings", tag = "partner",
    responses((status = 200, body = PartnerSettings), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn settings(staff: Allowed<ManageSettings>, State(app): State<App>) -> Result<Reply, ApiError> {
    let partner = PartnerContext::load(&app.read(&staff)).await?;
    let settings = PartnerSettings { verification_enabled: partner.verification_enabled };
    Ok(Reply::ok(&settings)?.version(partner.version))
}

/// Change them; the change is in the audit log.
#[utoipa::path(put, path = "/v2/partners/settings", tag = "partner", request_body = PartnerSettings,
    params(("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerSettings), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change_settings(
    staff: Allowed<ManageSettings>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Json(new): Json<PartnerSettings>,
) -> Result<Reply, ApiError> {
    app.write(&staff, &key, |tx| async move {
        let partner = PartnerContext::load(&tx).await?;
        let object = Object { kind: "settings", id: "partner" };
        tx.check_version(object, seen, partner.version).await?;
        let sql = "UPDATE tenants SET verification_enabled = $3, updated_at = $4, version = version + 1 WHERE tenant_id = $1 AND version = $2";
        tx.exec_one(tx.sql(sql).bind(seen).bind(new.verification_enabled).bind(tx.now_secs())).await?;
        tx.audit("settings.change", object, &new).await?;
        Ok(Reply::ok(&new)?.version(seen + 1))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const PATH: &str = "/v2/partners/settings";

    #[tokio::test]
    async fn an_administrator_changes_settings_on_the_version_it_saw() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let seen = ann.get(PATH).expect(200).await;
            assert_eq!((seen.version(), seen.json()), (Some(1), json!({ "verification_enabled": false })));
            let on = json!({ "verification_enabled": true });
            ann.put(PATH, &on).expect(428).await;
            let done = ann.put(PATH, &on).if_match(1).key("switch-it-on").expect(200).await;
            assert_eq!((done.version(), done.json()), (Some(2), on.clone()));
            assert_eq!(ann.put(PATH, &on).if_match(1).key("switch-it-on").expect(200).await.text, done.text);
            let stale = ann.put(PATH, &json!({ "verification_enabled": false })).if_match(1).expect(412).await.json();
            assert_eq!(
                (stale["stale"]["changed_by"].as_str(), stale["stale"]["action"].as_str()),
                (Some("ann"), Some("settings.change"))
            );
            assert_eq!(ann.put(PATH, &json!({})).if_match(2).expect(400).await.fields(), ["verification_enabled"]);
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            max.put(PATH, &on).if_match(2).expect(403).await;
            app.stranger().get(PATH).expect(401).await;
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }
}
