//! What every request has to say: a key that makes it safe to repeat, the version it was based on, and nothing that the
//! operation does not know.

use super::table::{ACCOUNTS, Operation, demo, session};
use crate::testing::{Client, TestApp};
use axum::http::{Method, StatusCode};

/// Posts that only read: their question does not fit into an address.
const QUESTIONS: [&str; 17] = [
    "POST /v2/accounts/customer-accounts/balances/batch-query",
    "POST /v2/customers/association-checks",
    "POST /v2/operator/customer-accounts/query",
    "POST /v2/operator/partners/query",
    "POST /v2/operator/personal-accounts/import-previews",
    "POST /v2/operator/personal-accounts/query",
    "POST /v2/partners/access-previews",
    "POST /v2/partners/coupon-quotas/query",
    "POST /v2/partners/customer-report-checks",
    "POST /v2/partners/customer-reports/{report_id}/invitation-checks",
    "POST /v2/partners/indirect-partners/query",
    "POST /v2/partners/reseller-invitations/read",
    "POST /v2/partners/role-previews",
    "POST /v2/partners/specialists/candidates",
    "POST /v2/partners/sub-customers/query",
    "POST /v2/partners/sub-customers/{customer_id}/association-checks",
    "POST /v2/messages/{id}/read",
];

/// Writes that repeat harmlessly as they are: sessions, and codes, which have a limit of their own.
const OF_SESSIONS: [&str; 2] = ["/v2/sessions", "/v2/verification-codes"];

fn is_write(operation: &Operation) -> bool {
    operation.method != Method::GET
        && !QUESTIONS.contains(&operation.name().as_str())
        && !OF_SESSIONS.iter().any(|path| operation.is_under(path))
}

/// Whoever may ask this, and a session of it.
async fn whoever_may(sessions: &[Client], operation: &Operation) -> Client {
    for client in sessions {
        if operation.ask_nonsense(client, &[]).await.status != StatusCode::FORBIDDEN {
            return client.clone();
        }
    }
    panic!("nobody may {}", operation.name());
}

async fn sessions(app: &TestApp) -> Vec<Client> {
    let mut sessions = Vec::new();
    for (account, _) in ACCOUNTS.iter().rev() {
        sessions.push(session(app, account).await);
    }
    sessions
}

#[tokio::test]
async fn every_write_asks_for_a_key_and_every_change_for_the_version_that_was_seen() {
    let app = demo().await;
    let sessions = sessions(&app).await;
    let mut missing = Vec::new();
    for operation in Operation::all().into_iter().filter(is_write) {
        let name = operation.name();
        if !operation.asks_for("Idempotency-Key") {
            missing.push(name);
            continue;
        }
        let client = whoever_may(&sessions, &operation).await;
        let version = ("if-match", "\"v999999\"");
        let without_key = operation.ask_nonsense(&client, &[version]).await;
        assert_eq!(without_key.status, StatusCode::BAD_REQUEST, "{name}: {}", without_key.text);
        assert_eq!(without_key.fields(), ["Idempotency-Key"], "{name}: {}", without_key.text);
        if !operation.asks_for("If-Match") {
            assert_ne!(operation.method, Method::PUT, "{name} overwrites what it has not seen");
            assert_ne!(operation.method, Method::DELETE, "{name} removes what it has not seen");
            continue;
        }
        let key = ("idempotency-key", "one-of-a-kind");
        let without_version = operation.ask_nonsense(&client, &[key]).await;
        assert_eq!(without_version.status, StatusCode::PRECONDITION_REQUIRED, "{name}: {}", without_version.text);
        let not_a_version = operation.ask_nonsense(&client, &[key, ("if-match", "yesterday")]).await;
        assert_eq!(not_a_version.fields(), ["If-Match"], "{name}: {}", not_a_version.text);
        let described = operation.describes("412") && operation.describes("428");
        missing.extend((!described).then_some(name));
    }
    assert!(missing.is_empty(), "do not describe their key, or 412 and 428: {missing:#?}");
    app.close().await;
}

#[tokio::test]
async fn a_body_that_an_operation_does_not_understand_is_refused_by_field() {
    let app = demo().await;
    let sessions = sessions(&app).await;
    let headers = [("idempotency-key", "one-of-a-kind"), ("if-match", "\"v1\"")];
    let mut missing = Vec::new();
    for operation in Operation::all().into_iter().filter(|one| one.takes_json && one.path != "/v2/sessions") {
        let client = whoever_may(&sessions, &operation).await;
        let answer = operation.ask_nonsense(&client, &headers).await;
        let name = operation.name();
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}: {}", answer.text);
        assert!(!answer.fields().is_empty(), "{name}: {}", answer.text);
        missing.extend((!operation.describes("400")).then_some(name));
    }
    assert!(missing.is_empty(), "do not describe 400: {missing:#?}");
    app.close().await;
}
