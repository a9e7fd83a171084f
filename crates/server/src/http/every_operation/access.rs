//! Access is denied unless granted: strangers get nothing, and who may ask what is a table that is reviewed.

use super::table::{ACCOUNTS, Operation, UNKNOWN_ID, demo, session};
use axum::http::{Method, StatusCode};
use std::fmt::Write;

/// Operations for who has no session yet.
const WITHOUT_SESSION: [&str; 2] = ["POST /v2/sessions", "GET /v2/demo/accounts"];

#[tokio::test]
async fn nobody_gets_in_without_a_session() {
    let app = demo().await;
    for operation in Operation::all() {
        if WITHOUT_SESSION.contains(&operation.name().as_str()) {
            continue;
        }
        for client in [app.stranger(), app.stranger().with_token(UNKNOWN_ID)] {
            let answer = operation.ask_nonsense(&client, &[]).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}: {}", operation.name(), answer.text);
            assert!(answer.code().starts_with("CBC."), "{}: {}", operation.name(), answer.text);
        }
        assert!(operation.describes("401"), "{} does not describe that it needs a session", operation.name());
    }
    app.close().await;
}

#[tokio::test]
async fn who_may_ask_what_is_as_reviewed() {
    let app = demo().await;
    let mut table = String::new();
    let titles: Vec<_> = ACCOUNTS.iter().map(|(_, title)| *title).collect();
    let _ = writeln!(table, "{}", titles.join(" "));
    let mut clients = Vec::new();
    for (account, _) in ACCOUNTS {
        clients.push(session(&app, account).await);
    }
    for operation in Operation::all() {
        // Ending a session would end the next question's, too.
        if operation.is_under("/v2/sessions") && operation.method != Method::GET {
            continue;
        }
        let mut may = Vec::new();
        for (client, (_, title)) in clients.iter().zip(ACCOUNTS) {
            let answer = operation.ask_nonsense(client, &[]).await;
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{}: {}", operation.name(), answer.text);
            assert!(!answer.status.is_server_error(), "{}: {}", operation.name(), answer.text);
            if answer.status != StatusCode::FORBIDDEN {
                may.push(title);
            }
        }
        assert!(!may.is_empty(), "nobody may {}", operation.name());
        assert!(
            may.len() == ACCOUNTS.len() || operation.describes("403"),
            "{} does not describe 403",
            operation.name()
        );
        let only = |titles: &[&str]| may.iter().all(|one| titles.contains(one));
        // An employee's personal account is a customer account like any other, and can have a partner.
        for (path, titles) in [
            ("/v2/operator/", &["operator"][..]),
            ("/v2/customers/", &["customer", "employee"]),
            ("/v2/my/", &["customer", "employee"]),
        ] {
            assert!(!operation.is_under(path) || only(titles), "{}: {may:?}", operation.name());
        }
        let stranger_to_partners = |title: &&str| ["customer", "employee", "operator"].contains(title);
        assert!(
            !operation.is_under("/v2/partners/") || !may.iter().any(stranger_to_partners),
            "{}: {may:?}",
            operation.name()
        );
        let _ = writeln!(
            table,
            "{}: {}",
            operation.name(),
            if may.len() == ACCOUNTS.len() { "all".to_owned() } else { may.join(" ") }
        );
    }
    insta::assert_snapshot!("who_may_ask_what", table);
    app.close().await;
}
