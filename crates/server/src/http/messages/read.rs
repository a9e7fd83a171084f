//! Marking a message as read.

use crate::auth::SignedIn;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::ids::MessageId;

/// Mark an own message as read. Doing it again changes nothing, so it takes no idempotency key.
#[utoipa::path(post, path = "/v2/messages/{id}/read", tag = "messages", params(("id" = MessageId, Path, description = "the message")),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn read(
    SignedIn(session): SignedIn,
    State(app): State<App>,
    Path(id): Path<MessageId>,
) -> Result<Reply, ApiError> {
    let (login, id) = (session.login.as_str(), id.as_str());
    app.store()
        .tx(&session.login_scope(), |tx| async move {
            let sql = "UPDATE outbox_messages SET read_at = COALESCE(read_at, $4) WHERE tenant_id = $1 AND id = $2 AND recipient_login_id = $3";
            match tx.exec(tx.sql(sql).bind(id).bind(login).bind(tx.now_secs())).await? {
                0 => Err(ApiError::NotFound),
                _ => Ok(Reply::no_content()),
            }
        })
        .await
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn only_the_reader_marks_a_message_as_read() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.tenant("t2").await;
            let (ann, bob) = (
                app.member("t1", "ann", &[PresetRole::Admin]).await,
                app.member("t1", "bob", &[PresetRole::Admin]).await,
            );
            let stranger = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let id = app.put_message("t1", "ann", "x").await;
            let path = format!("/v2/messages/{id}/read");
            let mut refusals = Vec::new();
            for (client, path) in [(&bob, path.as_str()), (&stranger, path.as_str()), (&ann, "/v2/messages/none/read")]
            {
                refusals
                    .push(client.post(path, &json!({})).header("x-request-id", "same-for-all").expect(404).await.text);
            }
            refusals.dedup();
            assert_eq!(refusals.len(), 1, "{refusals:?}");
            app.stranger().post(&path, &json!({})).expect(401).await;
            for _ in 0..2 {
                ann.post(&path, &json!({})).expect(204).await;
            }
            assert_eq!(ann.get("/v2/messages").expect(200).await.json()["unread"], 0);
        })
        .await;
    }
}
