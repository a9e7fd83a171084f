//! Repeated requests: one effect for each key, whatever happens around it.

use crate::auth::scope::SystemScope;
use crate::http::error::ApiError;
use crate::http::extract::IdempotencyKey;
use crate::http::reply::Reply;
use crate::store::idempotency::RequestKey;
use crate::testing::TestApp;

fn key(key: &str, hash: &str) -> IdempotencyKey {
    IdempotencyKey(RequestKey {
        key: key.to_owned(),
        route: "POST /v2/things".to_owned(),
        request_hash: hash.to_owned(),
    })
}

/// Makes one row with a new id and answers the id.
async fn create(app: &crate::state::App, scope: &SystemScope, key: &IdempotencyKey) -> Result<String, ApiError> {
    let reply = app
        .write(scope, key, |tx| async move {
            let id = tx.new_id();
            let sql = "INSERT INTO members (tenant_id, id, name, created_at) VALUES ($1, $2, 'x', 0)";
            tx.exec_one(tx.sql(sql).bind(id.as_str())).await?;
            Reply::created(&id).map(|reply| reply.version(7))
        })
        .await?;
    let stored = reply.to_stored(String::new());
    assert_eq!((stored.status, stored.version), (201, Some(7)));
    Ok(stored.body)
}

const COUNT: &str = "SELECT COUNT(*) FROM members WHERE tenant_id = $1";

#[tokio::test]
async fn a_repeated_key_gets_the_first_answer_and_another_body_is_refused() {
    TestApp::on_both_engines(async |app| {
        let scope = app.scope("t1");
        let first = create(&app.app, &scope, &key("key-0001", "hash")).await.unwrap();
        assert_eq!(create(&app.app, &scope, &key("key-0001", "hash")).await.unwrap(), first);
        assert_ne!(create(&app.app, &scope, &key("key-0002", "hash")).await.unwrap(), first);
        assert!(matches!(create(&app.app, &scope, &key("key-0001", "other")).await, Err(ApiError::KeyReused)));
        assert_eq!(app.number("t1", COUNT).await, 2);
        // The same key of another tenant is another request.
        create(&app.app, &app.scope("t2"), &key("key-0001", "hash")).await.unwrap();
        assert_eq!(app.number("t2", COUNT).await, 1);
    })
    .await;
}

#[tokio::test]
async fn sixteen_duplicates_at_once_have_one_effect() {
    TestApp::on_both_engines(async |app| {
        for round in 0..10 {
            let duplicates: Vec<_> = (0..16)
                .map(|_| {
                    let (service, scope) = (app.app.clone(), app.scope("t1"));
                    tokio::spawn(async move {
                        create(&service, &scope, &key(&format!("round-{round}"), "hash")).await.unwrap()
                    })
                })
                .collect();
            let mut answers = Vec::new();
            for duplicate in duplicates {
                answers.push(duplicate.await.unwrap());
            }
            answers.dedup();
            assert_eq!(answers.len(), 1);
            assert_eq!(app.number("t1", COUNT).await, round + 1);
        }
    })
    .await;
}

#[tokio::test]
async fn keys_are_forgotten_after_seven_days() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        let scope = app.scope("t1");
        create(&app.app, &scope, &key("key-0001", "hash")).await.unwrap();
        app.clock.advance(chrono::Duration::days(7));
        app.run_jobs().await;
        create(&app.app, &scope, &key("key-0001", "hash")).await.unwrap();
        assert_eq!(app.number("t1", COUNT).await, 1);
        app.clock.advance(chrono::Duration::seconds(1));
        app.run_jobs().await;
        create(&app.app, &scope, &key("key-0001", "hash")).await.unwrap();
        assert_eq!(app.number("t1", COUNT).await, 2);
    })
    .await;
}

#[tokio::test]
async fn conflicts_and_lost_commits_are_invisible_and_have_one_effect() {
    TestApp::on_both_engines(async |app| {
        app.app.store().inject_faults(30, 20);
        for at in 0..60 {
            let key = key(&format!("fault-{at}"), "hash");
            let first = create(&app.app, &app.scope("t1"), &key).await.unwrap();
            assert_eq!(create(&app.app, &app.scope("t1"), &key).await.unwrap(), first);
        }
        app.app.store().inject_faults(0, 0);
        assert_eq!(app.number("t1", COUNT).await, 60);
    })
    .await;
}
