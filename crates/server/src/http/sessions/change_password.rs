//! Changing the own password.

use crate::auth::{SignedIn, accounts, password};
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::sessions::create::with_cookie;
use crate::state::App;
use crate::store::StoreError;
use crate::store::audit::Object;
use axum::extract::State;
use axum::response::Response;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::session::{PasswordChange, SessionInfo};

/// Change the own password: every session of the login ends, and this one gets a new token.
#[utoipa::path(put, path = "/v2/sessions/password", tag = "sessions", request_body = PasswordChange,
    responses((status = 201, body = SessionInfo), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub async fn change_password(
    SignedIn(session): SignedIn,
    State(app): State<App>,
    Json(change): Json<PasswordChange>,
) -> Result<Response, ApiError> {
    let login = session.login.as_str();
    let scope = session.login_scope();
    let reader = app.read(&scope);
    let stored: Option<String> = reader
        .value(reader.sql("SELECT password_hash FROM logins WHERE tenant_id = $1 AND id = $2").bind(login))
        .await?;
    if change.current_password.len() > 512 || !app.passwords().verify(change.current_password.clone(), stored).await? {
        return Err(ApiError::field("current_password", FieldProblem::Wrong));
    }
    if change.new_password == change.current_password {
        return Err(ApiError::field("new_password", FieldProblem::Unchanged));
    }
    password::check_new(&change.new_password, &session.account)?;
    let hash = app.passwords().hash(change.new_password).await?;
    let hash = hash.as_str();
    let token = app
        .store()
        .tx::<_, StoreError, _, _>(&scope, |tx| async move {
            let sql = "UPDATE logins SET password_hash = $3, must_change_password = FALSE, version = version + 1 WHERE tenant_id = $1 AND id = $2";
            tx.exec_one(tx.sql(sql).bind(login).bind(hash)).await?;
            accounts::end_all_sessions(&tx, login).await?;
            tx.audit("login.change_password", Object { kind: "login", id: login }, &()).await?;
            accounts::open_session(&tx, login).await
        })
        .await?;
    let session = accounts::session_of_token(&app, &token).await?.ok_or(ApiError::NotSignedIn)?;
    with_cookie(&app, &session, &token).await
}

#[cfg(test)]
mod tests {
    use crate::testing::{PASSWORD, TestApp};
    use domain::organization::PrincipalKind;
    use serde_json::{Value, json};

    fn change(current: &str, new: &str) -> Value {
        json!({ "current_password": current, "new_password": new })
    }

    #[tokio::test]
    async fn a_changed_password_ends_all_sessions_and_opens_a_new_one() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let (here, there) = (app.client(&login).await, app.client(&login).await);
            let new = "Richtig-Pferd-8";
            let answer = here.put("/v2/sessions/password", &change(PASSWORD, new)).expect(201).await;
            here.get("/v2/sessions/current").expect(401).await;
            there.get("/v2/sessions/current").expect(401).await;
            app.stranger().with_token(&answer.token().unwrap()).get("/v2/sessions/current").expect(200).await;
            let sign_in = |password: &str| json!({ "account": login.account, "password": password });
            app.stranger().post("/v2/sessions", &sign_in(PASSWORD)).expect(401).await;
            app.stranger().post("/v2/sessions", &sign_in(new)).expect(201).await;
        })
        .await;
    }

    #[tokio::test]
    async fn the_rules_for_passwords_name_the_field() {
        let app = TestApp::sqlite().await;
        app.tenant("t1").await;
        let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
        let client = app.client(&login).await;
        for (body, field, problem) in [
            (change("wrong", "Richtig-Pferd-8"), "current_password", "WRONG"),
            (change(PASSWORD, "short"), "new_password", "TOO_SHORT"),
            (change(PASSWORD, "password1234"), "new_password", "TOO_COMMON"),
            (change(PASSWORD, PASSWORD), "new_password", "UNCHANGED"),
        ] {
            let answer = client.put("/v2/sessions/password", &body).expect(400).await;
            assert_eq!(
                (&answer.json()["field_errors"][0]["field"], &answer.json()["field_errors"][0]["problem"]),
                (&json!(field), &json!(problem))
            );
        }
        app.stranger().put("/v2/sessions/password", &change(PASSWORD, "Richtig-Pferd-8")).expect(401).await;
    }

    #[tokio::test]
    async fn until_the_first_password_is_changed_nothing_else_works() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            app.must_change_password(&login).await;
            let client = app.client(&login).await;
            assert_eq!(
                client.get("/v2/sessions/current").expect(200).await.json()["must_change_password"],
                json!(true)
            );
            let body = json!({ "purpose": "START_ASSOCIATION_CHANGE", "subject_id": "c1" });
            assert_eq!(client.post("/v2/verification-codes", &body).expect(403).await.code(), "PC.1003");
            client.put("/v2/sessions/password", &change(PASSWORD, "Richtig-Pferd-8")).expect(201).await;
        })
        .await;
    }
}
