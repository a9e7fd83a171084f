//! Asking for a verification code.

use crate::auth::{SignedIn, codes, denial};
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::messages::{NewVerificationCode, VerificationCodeSent};
use domain::permission::Permission;

/// Send a code to the login's own contact. It fits one purpose and one subject, works once, and holds ten minutes.
#[utoipa::path(post, path = "/v2/verification-codes", tag = "messages", request_body = NewVerificationCode,
    responses((status = 201, body = VerificationCodeSent), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub async fn create(
    SignedIn(session): SignedIn,
    State(app): State<App>,
    Json(new): Json<NewVerificationCode>,
) -> Result<Reply, ApiError> {
    if session.must_change_password {
        return Err(denial::first_password(&app, &session, Permission::UsePartnerCenter, true).await?);
    }
    Reply::created(&codes::send(&app, &session, &new).await?)
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use chrono::Duration;
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    fn wanted(subject: &str) -> Value {
        json!({ "purpose": "START_ASSOCIATION_CHANGE", "subject_id": subject })
    }

    #[tokio::test]
    async fn a_code_goes_to_the_own_messages_and_the_address_is_masked() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let client = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let sent = client.post("/v2/verification-codes", &wanted("c1")).expect(201).await.json();
            assert_eq!(sent, json!({ "sent_to": "a***@example.com", "expires_at": "2026-11-22T02:10:00Z", "resend_at": "2026-11-22T02:01:00Z" }));
            let messages = client.get("/v2/messages").expect(200).await.json();
            let code = messages["messages"][0]["params"]["code"].as_str().unwrap();
            assert_eq!((messages["unread"].as_u64(), code.len()), (Some(1), 6));
        })
        .await;
    }

    #[tokio::test]
    async fn another_code_can_be_asked_for_after_a_minute() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let client = app.member("t1", "ann", &[PresetRole::Admin]).await;
            client.post("/v2/verification-codes", &wanted("c1")).expect(201).await;
            app.clock.advance(Duration::seconds(59));
            let refused = client.post("/v2/verification-codes", &wanted("c1")).expect(400).await;
            assert_eq!(
                (refused.code().as_str(), &refused.json()["available_at"]),
                ("CBC.99000082", &json!("2026-11-22T02:01:00Z"))
            );
            app.clock.advance(Duration::seconds(1));
            client.post("/v2/verification-codes", &wanted("c1")).expect(201).await;
        })
        .await;
    }

    #[tokio::test]
    async fn bad_input_and_strangers_are_refused() {
        let app = TestApp::sqlite().await;
        app.tenant("t1").await;
        let client = app.member("t1", "ann", &[PresetRole::Admin]).await;
        app.stranger().post("/v2/verification-codes", &wanted("c1")).expect(401).await;
        let answer =
            client.post("/v2/verification-codes", &json!({ "purpose": "OTHER", "subject_id": "c1" })).expect(400).await;
        assert_eq!(answer.fields(), ["purpose"]);
        client.post("/v2/verification-codes", &wanted("")).expect(400).await;
    }
}
