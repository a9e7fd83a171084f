//! What holds for every transaction, on both engines.

use crate::store::StoreError;
use crate::store::audit::Object;
use crate::testing::TestApp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const INVITE: &str = "INSERT INTO members (tenant_id, id, name, created_at) VALUES ($1, $2, 'x', 0)";

#[tokio::test]
async fn a_refused_closure_leaves_nothing() {
    TestApp::on_both_engines(async |app| {
        let scope = app.scope("t1");
        let refused: Result<(), StoreError> = app
            .app
            .store()
            .tx(&scope, |tx| async move {
                tx.exec_one(tx.sql(INVITE).bind("m1")).await?;
                tx.audit("member.create", Object { kind: "member", id: "m1" }, &()).await?;
                Err(StoreError::NotOneRow(0))
            })
            .await;
        assert!(matches!(refused, Err(StoreError::NotOneRow(0))));
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM members WHERE tenant_id = $1").await, 0);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn no_update_is_lost_among_many_writers() {
    TestApp::on_both_engines(async |app| {
        let scope = app.scope("t1");
        app.tenant("t1").await;
        let runs = Arc::new(AtomicI64::new(0));
        let mut writers = Vec::new();
        for _ in 0..8 {
            let (store, scope, runs) = (app.app.store().clone(), scope.clone(), Arc::clone(&runs));
            writers.push(tokio::spawn(async move {
                for _ in 0..15 {
                    let runs = &runs;
                    let done: Result<(), StoreError> = store
                        .tx(&scope, |tx| async move {
                            runs.fetch_add(1, Ordering::Relaxed);
                            // Reads, then writes what it read: the pattern that loses updates without isolation.
                            let seen: i64 = tx
                                .value(tx.sql("SELECT version FROM tenants WHERE tenant_id = $1"))
                                .await?
                                .unwrap_or(0);
                            tx.exec_one(tx.sql("UPDATE tenants SET version = $2 WHERE tenant_id = $1").bind(seen + 1))
                                .await?;
                            tx.audit("tenant.count", Object { kind: "tenant", id: "t1" }, &seen).await
                        })
                        .await;
                    done.unwrap();
                }
            }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(app.number("t1", "SELECT version FROM tenants WHERE tenant_id = $1").await, 121);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1").await, 120);
        assert!(app.audit_is_whole("t1").await);
        eprintln!("{:?}: {} runs of 120 transactions", app.engine, runs.load(Ordering::Relaxed));
    })
    .await;
}

#[tokio::test]
async fn the_audit_chain_shows_what_was_changed_cut_or_added() {
    TestApp::on_both_engines(async |app| {
        let scope = app.scope("t1");
        for (seq, sql) in [
            (3, "UPDATE audit_events SET actor_name = 'somebody else' WHERE tenant_id = $1 AND seq = 3"),
            (2, "DELETE FROM audit_events WHERE tenant_id = $1 AND seq = 2"),
            (5, "DELETE FROM audit_events WHERE tenant_id = $1 AND seq = 5"),
            (1, "UPDATE audit_events SET detail = '[]' WHERE tenant_id = $1 AND seq = 1"),
        ] {
            let tamper: Result<(), StoreError> = app
                .app
                .store()
                .tx(&scope, |tx| async move {
                    tx.exec(tx.sql("DELETE FROM audit_events WHERE tenant_id = $1")).await?;
                    tx.exec(tx.sql("DELETE FROM audit_heads WHERE tenant_id = $1")).await?;
                    for at in 0..5 {
                        tx.audit("tenant.touch", Object { kind: "tenant", id: "t1" }, &at).await?;
                    }
                    Ok(())
                })
                .await;
            tamper.unwrap();
            assert!(app.audit_is_whole("t1").await);
            app.app
                .store()
                .tx::<_, StoreError, _, _>(&scope, |tx| async move { tx.exec_one(tx.sql(sql)).await })
                .await
                .unwrap();
            let broken = app.app.read(&scope).first_broken_audit_entry().await.unwrap();
            assert_eq!(broken, Some(seq), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_server_holds_a_lease_until_it_runs_out() {
    TestApp::on_both_engines(async |app| {
        let store = app.app.store();
        assert_eq!(store.take_lease("job", "a", 30).await.unwrap(), Some(1));
        assert_eq!(store.take_lease("job", "b", 30).await.unwrap(), None);
        assert_eq!(store.take_lease("job", "a", 30).await.unwrap(), Some(2));
        app.clock.advance(chrono::Duration::seconds(31));
        assert_eq!(store.take_lease("job", "b", 30).await.unwrap(), Some(3));
    })
    .await;
}

#[tokio::test]
async fn a_scope_sees_its_own_tenant_only() {
    TestApp::on_both_engines(async |app| {
        for tenant in ["t1", "t2"] {
            let scope = app.scope(tenant);
            app.app
                .store()
                .tx::<_, StoreError, _, _>(
                    &scope,
                    |tx| async move { tx.exec_one(tx.sql(INVITE).bind("same-id")).await },
                )
                .await
                .unwrap();
        }
        let rename = "UPDATE members SET name = 'y' WHERE tenant_id = $1";
        app.app
            .store()
            .tx::<_, StoreError, _, _>(&app.scope("t1"), |tx| async move { tx.exec_one(tx.sql(rename)).await })
            .await
            .unwrap();
        assert_eq!(app.number("t2", "SELECT COUNT(*) FROM members WHERE tenant_id = $1 AND name = 'y'").await, 0);
    })
    .await;
}
