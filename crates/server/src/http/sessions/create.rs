//! Signing in.

use crate::auth::accounts::{self, sign_in_scope};
use crate::auth::credentials::{self, tenant_of};
use crate::auth::session::Session;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::http::sessions::current;
use crate::secret::Secret;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::platform::LoginRow;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::session::{NewSession, SessionInfo};

/// Sign in: the answer sets the session cookie. A session that came with the request is ended.
#[utoipa::path(post, path = "/v2/sessions", tag = "sessions", request_body = NewSession,
    responses((status = 201, body = SessionInfo), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    Json(new): Json<NewSession>,
) -> Result<Response, ApiError> {
    for (field, value, most) in [("account", &new.account, 64), ("password", &new.password, 128)] {
        match value.chars().count() {
            0 => return Err(ApiError::field(field, FieldProblem::Required)),
            length if length > most => {
                return Err(ApiError::field_limit(
                    field,
                    FieldProblem::TooLong,
                    i64::try_from(most).unwrap_or(i64::MAX),
                ));
            }
            _ => {}
        }
    }
    let login = credentials::verify(&app, &new.account, new.password).await?;
    let token = open(&app, &login, &headers).await?;
    let session = accounts::session_of_token(&app, &token).await?.ok_or(ApiError::NotSignedIn)?;
    with_cookie(&app, &session, &token).await
}

async fn open(app: &App, login: &LoginRow, headers: &HeaderMap) -> Result<Secret<String>, ApiError> {
    let scope = sign_in_scope(tenant_of(login)?);
    let old = app.cookie().read(headers).map(|token| accounts::token_hash(&token));
    let old = old.as_deref();
    let token = app
        .store()
        .tx(&scope, |tx| async move {
            if let Some(old) = old {
                accounts::end_session(&tx, old).await?;
            }
            tx.audit("session.open", Object { kind: "login", id: &login.id }, &()).await?;
            accounts::open_session(&tx, &login.id).await
        })
        .await?;
    Ok(token)
}

/// 201 with who is signed in, and the cookie.
pub(in crate::http) async fn with_cookie(
    app: &App,
    session: &Session,
    token: &Secret<String>,
) -> Result<Response, ApiError> {
    let mut response = Reply::created(&current::info(app, session).await?)?.into_response();
    let cookie = app.cookie().set(token).ok_or(ApiError::Internal("cookie"))?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    let mark = app.cookie().mark(session.principal.kind()).ok_or(ApiError::Internal("cookie"))?;
    response.headers_mut().append(header::SET_COOKIE, mark);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use crate::testing::{PASSWORD, TestApp};
    use chrono::Duration;
    use domain::organization::{PresetRole, PrincipalKind};
    use serde_json::{Value, json};

    fn credentials(account: &str, password: &str) -> Value {
        json!({ "account": account, "password": password })
    }

    #[tokio::test]
    async fn signing_in_answers_the_cookie_and_who_it_is() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerMember, "ann", &[PresetRole::Admin]).await;
            let answer = app.stranger().post("/v2/sessions", &credentials(" T1.Ann ", PASSWORD)).expect(201).await;
            assert_eq!(answer.json()["login_id"], login.id);
            assert_eq!(answer.json()["roles"], json!(["ADMIN"]));
            let cookie = answer.headers["set-cookie"].to_str().unwrap();
            assert!(cookie.starts_with("sid=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
            let client = app.stranger().with_token(&answer.token().unwrap());
            client.get("/v2/sessions/current").expect(200).await;
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn an_unknown_account_and_a_wrong_password_get_the_same_answer() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let mut bodies = Vec::new();
            for account in [login.account.as_str(), "nobody"] {
                let answer = app
                    .stranger()
                    .post("/v2/sessions", &credentials(account, "wrong"))
                    .header("x-request-id", "same-for-both")
                    .expect(401)
                    .await;
                assert_eq!(answer.code(), "PC.1001");
                bodies.push(answer.text);
            }
            assert_eq!(bodies[0], bodies[1]);
        })
        .await;
    }

    #[tokio::test]
    async fn five_wrong_passwords_lock_the_login_for_a_quarter_of_an_hour() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let wrong = credentials(&login.account, "wrong");
            for _ in 0..4 {
                app.stranger().post("/v2/sessions", &wrong).expect(401).await;
            }
            let locked = app.stranger().post("/v2/sessions", &wrong).expect(403).await;
            assert_eq!(
                (locked.code().as_str(), &locked.json()["available_at"]),
                ("PC.1002", &json!("2026-11-22T02:15:00Z"))
            );
            app.clock.advance(Duration::minutes(15) - Duration::seconds(1));
            app.stranger().post("/v2/sessions", &credentials(&login.account, PASSWORD)).expect(403).await;
            app.clock.advance(Duration::seconds(1));
            app.stranger().post("/v2/sessions", &credentials(&login.account, PASSWORD)).expect(201).await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_lock_does_not_tell_which_names_exist() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let gone = app.login("t1", PrincipalKind::PartnerRoot, "gone", &[]).await;
            app.execute("t1", "UPDATE logins SET disabled = TRUE WHERE tenant_id = $1 AND id = 'login-gone'").await;
            let answers = async |account: &str| {
                let mut all = Vec::new();
                for _ in 0..7 {
                    let call = app.stranger().post("/v2/sessions", &credentials(account, "wrong"));
                    let answer = call.header("x-request-id", "same-for-all").send().await;
                    all.push((answer.status.as_u16(), answer.text));
                }
                all
            };
            let known = answers(&login.account).await;
            assert_eq!(
                known.iter().map(|(status, _)| *status).collect::<Vec<_>>(),
                [401, 401, 401, 401, 403, 403, 403]
            );
            assert_eq!(answers("nobody").await, known);
            assert_eq!(answers(&gone.account).await, known);
            // Another spelling of a locked name is the same name.
            app.stranger().post("/v2/sessions", &credentials(" NoBody", "wrong")).expect(403).await;
            assert!(app.audit_is_whole("t1").await);
            // Names that anybody can make up are not kept.
            app.clock.advance(Duration::minutes(61));
            app.run_jobs().await;
            let sql = "SELECT COUNT(*) FROM sign_in_failures WHERE tenant_id = $1";
            assert_eq!(app.number("platform", sql).await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn signing_in_forgets_the_wrong_passwords_before_it() {
        let app = TestApp::sqlite().await;
        app.tenant("t1").await;
        let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
        for _ in 0..2 {
            for _ in 0..4 {
                app.stranger().post("/v2/sessions", &credentials(&login.account, "wrong")).expect(401).await;
            }
            app.stranger().post("/v2/sessions", &credentials(&login.account, PASSWORD)).expect(201).await;
        }
    }

    #[tokio::test]
    async fn a_new_session_ends_the_one_that_came_with_the_request() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let old = app.client(&login).await;
            old.get("/v2/sessions/current").expect(200).await;
            old.post("/v2/sessions", &credentials(&login.account, PASSWORD)).expect(201).await;
            old.get("/v2/sessions/current").expect(401).await;
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_names_the_field() {
        let app = TestApp::sqlite().await;
        for (body, field) in [
            (json!({ "account": "a" }), "password"),
            (json!({ "account": "", "password": "b" }), "account"),
            (json!({ "account": "a".repeat(65), "password": "b" }), "account"),
            (json!({ "account": "a", "password": "b", "role": "ADMIN" }), "role"),
        ] {
            let answer = app.stranger().post("/v2/sessions", &body).expect(400).await;
            assert_eq!((answer.code().as_str(), answer.fields()), ("CBC.0100", vec![field.to_owned()]));
        }
        app.stranger().post("/v2/sessions", &json!({})).raw("text/plain", "{}").expect(400).await;
    }
}
