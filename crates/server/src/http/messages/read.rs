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
pub async fn read(SignedIn(session): SignedIn, State(app): State<App>, Path(id): Path<MessageId>) -> Result<Reply, ApiError> {
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
