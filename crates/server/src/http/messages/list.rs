//! The own messages.

use crate::auth::SignedIn;
use crate::http::error::ApiError;
use crate::http::extract::{Query, page_limit};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Query as SqlQuery;
use axum::extract::State;
use chrono::DateTime;
use domain::api::error::ErrorBody;
use domain::api::message_query::MessageQuery;
use domain::api::messages::{Message, MessageKind, Messages};
use domain::ids::MessageId;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;

#[derive(Debug, FromQueryResult)]
struct Row {
    id: String,
    kind: String,
    params: String,
    mail_state: String,
    created_at: i64,
    read_at: Option<i64>,
}

/// The own messages, newest first.
#[utoipa::path(get, path = "/v2/messages", tag = "messages", params(MessageQuery),
    responses((status = 200, body = Messages), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub async fn list(
    SignedIn(session): SignedIn,
    State(app): State<App>,
    Query(asked): Query<MessageQuery>,
) -> Result<Reply, ApiError> {
    let limit = page_limit(asked.limit)?;
    let reader = app.read(&session.login_scope());
    let own = |sql: &'static str| reader.sql(sql).bind(session.login.as_str());
    let read = "SELECT id, kind, params, mail_state, created_at, read_at FROM outbox_messages WHERE tenant_id = $1 AND recipient_login_id = $2";
    let query = narrowed(own(read), &asked)
        .push_bind(" ORDER BY created_at DESC, id DESC LIMIT ", i64::from(limit))
        .push_bind(" OFFSET ", i64::from(asked.offset.unwrap_or(0)));
    let rows: Vec<Row> = reader.all(query).await?;
    let counted = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND recipient_login_id = $2";
    let count: i64 = reader.value(narrowed(own(counted), &asked)).await?.unwrap_or(0);
    let unread: i64 = reader.value(own(counted).push(" AND read_at IS NULL")).await?.unwrap_or(0);
    // A code that comes by mail must not be had from the session alone. A demo has no mails to look into.
    let by_mail = app.config().smtp_url.is_some() && !app.has_demo_data();
    let messages = rows.into_iter().map(|row| message(row, by_mail)).collect::<Result<_, _>>()?;
    Reply::ok(&Messages { count: count.unsigned_abs(), unread: unread.unsigned_abs(), messages })
}

fn narrowed(query: SqlQuery, asked: &MessageQuery) -> SqlQuery {
    let query = match asked.read {
        None => query,
        Some(true) => query.push(" AND read_at IS NOT NULL"),
        Some(false) => query.push(" AND read_at IS NULL"),
    };
    let Some(topic) = asked.topic else { return query };
    let kinds = MessageKind::ALL.iter().filter(|kind| kind.topic() == topic);
    query.push_list(" AND kind IN ", kinds.map(|kind| kind.as_str()))
}

fn message(row: Row, by_mail: bool) -> Result<Message, ApiError> {
    const CORRUPT: ApiError = ApiError::Internal("stored message");
    let mut params: BTreeMap<String, String> = serde_json::from_str(&row.params).map_err(|_| CORRUPT)?;
    if by_mail && row.mail_state != "NONE" {
        params.remove("code");
    }
    let kind = row.kind.parse().map_err(|_| CORRUPT)?;
    // The letter is for who is invited; its link is shown to nobody twice.
    if kind == MessageKind::ResellerInvited {
        params.remove("url");
    }
    Ok(Message {
        message_id: MessageId::new(row.id).map_err(|_| CORRUPT)?,
        kind,
        params,
        sent_at: DateTime::from_timestamp(row.created_at, 0).ok_or(CORRUPT)?,
        read: row.read_at.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{Engine, Settings, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn everybody_sees_own_messages_only_newest_first() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let (ann, bob) = (
                app.member("t1", "ann", &[PresetRole::Admin]).await,
                app.member("t1", "bob", &[PresetRole::Finance]).await,
            );
            app.put_message("t1", "ann", "first").await;
            app.clock.advance(chrono::Duration::seconds(1));
            app.put_message("t1", "ann", "second").await;
            let list = ann.get("/v2/messages?limit=1").expect(200).await.json();
            assert_eq!((list["count"].as_u64(), list["unread"].as_u64()), (Some(2), Some(2)));
            assert_eq!(list["messages"][0]["params"]["customer"], "second");
            assert_eq!(
                ann.get("/v2/messages?offset=1").expect(200).await.json()["messages"][0]["params"]["customer"],
                "first"
            );
            assert_eq!(bob.get("/v2/messages").expect(200).await.json()["count"], 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_code_that_comes_by_mail_is_not_shown_to_the_session() {
        for (smtp_url, demo, shown) in
            [(None, false, true), (Some("smtp://127.0.0.1:1"), false, false), (Some("smtp://127.0.0.1:1"), true, true)]
        {
            let settings = Settings { smtp_url: smtp_url.map(str::to_owned), ..Settings::default() };
            let app = TestApp::start(Engine::Sqlite, settings).await;
            app.app.set_demo_data(demo);
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let new = json!({ "purpose": "START_ASSOCIATION_CHANGE", "subject_id": "c1" });
            ann.post("/v2/verification-codes", &new).expect(201).await;
            let list = ann.get("/v2/messages").expect(200).await.json();
            let params = &list["messages"][0]["params"];
            assert_eq!(params.get("code").is_some(), shown, "{smtp_url:?}, demo {demo}");
            assert_eq!(params["purpose"], "START_ASSOCIATION_CHANGE");
        }
    }

    #[tokio::test]
    async fn messages_are_found_by_topic_and_by_whether_they_are_read() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let first = app.put_message("t1", "ann", "first").await;
            app.clock.advance(chrono::Duration::seconds(1));
            app.put_message("t1", "ann", "second").await;
            let new = json!({ "purpose": "START_ASSOCIATION_CHANGE", "subject_id": "c1" });
            ann.post("/v2/verification-codes", &new).expect(201).await;
            ann.post(&format!("/v2/messages/{first}/read"), &json!({})).expect(204).await;
            // How many are unread is said of all.
            for (query, count) in [
                ("", 3),
                ("read=true", 1),
                ("read=false", 2),
                ("topic=CODES", 1),
                ("topic=CODES&read=true", 0),
                ("topic=CUSTOMERS", 2),
                ("topic=CUSTOMERS&read=false", 1),
                ("topic=RESELLERS", 0),
            ] {
                let list = ann.get(&format!("/v2/messages?{query}")).expect(200).await.json();
                assert_eq!((list["count"].as_u64(), list["unread"].as_u64()), (Some(count), Some(2)), "{query}");
                assert_eq!(list["messages"].as_array().unwrap().len() as u64, count, "{query}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn bad_pages_and_strangers_are_refused() {
        let app = TestApp::sqlite().await;
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        app.stranger().get("/v2/messages").expect(401).await;
        for (query, field) in [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=x", "limit"),
            ("topic=X", "topic"),
            ("read=x", "read"),
            ("sort=a", "sort"),
        ] {
            assert_eq!(ann.get(&format!("/v2/messages?{query}")).expect(400).await.fields(), [field]);
        }
    }
}
