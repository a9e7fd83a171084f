//! Killed while relations end: money, coupons and relations change together or not at all.

use crate::running::{Running, request, request_with};
use serde_json::json;
use server::testing::{Engine, HOME, NewCustomer, PASSWORD, Settings, TestApp};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const CUSTOMERS: usize = 240;
const ALLOCATED: i64 = 1_000;
/// The partner's own balance and what its customers hold.
const ALL_MONEY: i64 = 100_000 + CUSTOMERS as i64 * ALLOCATED;
/// A relation that has ended has no partner, no coupon, no allocation and an approved request; a living one
/// has all of them. This counts customers for whom that is not so.
const HALF_DONE: &str = "SELECT COUNT(*) FROM customers c WHERE c.tenant_id = $1 AND NOT (
    (c.association_state = 'UNASSOCIATED' AND c.allocated = 0 AND c.coupons = 0
        AND (SELECT COUNT(*) FROM coupons k WHERE k.tenant_id = $1 AND k.customer_id = c.id AND k.status = '5') = 1
        AND (SELECT COUNT(*) FROM coupon_records k WHERE k.tenant_id = $1 AND k.customer_id = c.id) = 1
        AND (SELECT COUNT(*) FROM adjust_records k WHERE k.tenant_id = $1 AND k.customer_id = c.id AND k.amount = 1000) = 1
        AND (SELECT COUNT(*) FROM customer_directory d WHERE d.id = c.id AND d.partner_tenant_id IS NULL) = 1
        AND (SELECT COUNT(*) FROM association_requests q WHERE q.tenant_id = $1 AND q.customer_id = c.id AND q.state = 'APPROVED') = 1)
    OR (c.association_state = 'UNBIND_PENDING_BY_CUSTOMER' AND c.allocated = 1000 AND c.coupons = 1
        AND (SELECT COUNT(*) FROM coupons k WHERE k.tenant_id = $1 AND k.customer_id = c.id AND k.status = '2') = 1
        AND (SELECT COUNT(*) FROM coupon_records k WHERE k.tenant_id = $1 AND k.customer_id = c.id) = 0
        AND (SELECT COUNT(*) FROM adjust_records k WHERE k.tenant_id = $1 AND k.customer_id = c.id) = 0
        AND (SELECT COUNT(*) FROM customer_directory d WHERE d.id = c.id AND d.partner_tenant_id = $1) = 1
        AND (SELECT COUNT(*) FROM association_requests q WHERE q.tenant_id = $1 AND q.customer_id = c.id AND q.state = 'PENDING') = 1))";
const MONEY: &str = "SELECT CAST((SELECT SUM(balance) FROM partner_accounts WHERE tenant_id = $1)
    + (SELECT SUM(allocated) FROM customers WHERE tenant_id = $1) AS BIGINT)";

/// A partner whose customers have all asked to leave; answers the requests.
async fn everybody_wants_to_leave(engine: Engine, url: &str) -> Vec<String> {
    let app = TestApp::start(engine, Settings { database_url: Some(url.to_owned()), ..Settings::default() }).await;
    app.partner("t1").await;
    app.login("t1", domain::organization::PrincipalKind::PartnerRoot, "ann", &[]).await;
    let mut requests = Vec::new();
    for number in 0..CUSTOMERS {
        let id = format!("c{number}");
        let new = NewCustomer { id: &id, resale: true, allocated: ALLOCATED, coupons: &[50], ..NewCustomer::default() };
        app.add_customer("t1", new).await;
        let customer = app.customer(HOME, &id).await;
        let body = json!({ "reason": "r", "notice_accepted": true });
        let made = customer.post("/v2/customers/association-requests", &body).expect(201).await.json();
        requests.push(made["request_id"].as_str().unwrap().to_owned());
    }
    app.close().await;
    requests
}

#[tokio::test]
async fn a_change_of_relation_is_whole_or_absent() {
    let kills: u64 = std::env::var("PC_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite:{}", folder.path().join("money.sqlite").display());
    for (engine, url) in [(Engine::Sqlite, sqlite), (Engine::Postgres, TestApp::postgres_url().await)] {
        let requests = Arc::new(everybody_wants_to_leave(engine, &url).await);
        let (next, acknowledged) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(BTreeSet::new())));
        for round in 0..kills {
            let server = Running::start(&url, &[]);
            let stop = Arc::new(AtomicBool::new(false));
            let clients: Vec<_> = (0..4)
                .map(|_| approve_until_stopped(&server.address, &requests, &next, &acknowledged, &stop))
                .collect();
            std::thread::sleep(Duration::from_millis(60 + (round * 37) % 120));
            server.kill();
            stop.store(true, Ordering::Relaxed);
            clients.into_iter().for_each(|client| client.join().unwrap());
        }
        let app = TestApp::start(engine, Settings { database_url: Some(url), ..Settings::default() }).await;
        assert_eq!(app.number("t1", HALF_DONE).await, 0, "{engine:?}");
        assert_eq!(app.number("t1", MONEY).await, ALL_MONEY, "{engine:?}");
        let ann = app.client(&app.login_of("t1", "ann")).await;
        let acknowledged = std::mem::take(&mut *acknowledged.lock().unwrap());
        assert!(!acknowledged.is_empty(), "nothing was acknowledged");
        for id in &acknowledged {
            assert_eq!(
                ann.get(&format!("/v2/partners/association-requests/{id}")).expect(200).await.json()["state"],
                "APPROVED"
            );
        }
        assert!(app.audit_is_whole("t1").await, "{engine:?}");
        eprintln!("{engine:?}: {} acknowledged of {CUSTOMERS}, {kills} kills", acknowledged.len());
        app.close().await;
    }
}

fn approve_until_stopped(
    address: &str,
    requests: &Arc<Vec<String>>,
    next: &Arc<AtomicUsize>,
    acknowledged: &Arc<Mutex<BTreeSet<String>>>,
    stop: &Arc<AtomicBool>,
) -> std::thread::JoinHandle<()> {
    let (address, requests, next, acknowledged, stop) =
        (address.to_owned(), Arc::clone(requests), Arc::clone(next), Arc::clone(acknowledged), Arc::clone(stop));
    std::thread::spawn(move || {
        let body = json!({ "account": "t1.ann", "password": PASSWORD });
        let Some(token) = request(&address, "POST", "/v2/sessions", None, Some(&body)).and_then(|answer| answer.token)
        else {
            return;
        };
        while !stop.load(Ordering::Relaxed) {
            // Every request is pressed again and again, as by an impatient person; the key stays the same.
            let id = &requests[next.fetch_add(1, Ordering::Relaxed) % requests.len()];
            let headers = format!("Idempotency-Key: approve-{id}\r\nIf-Match: \"v1\"\r\n");
            let path = format!("/v2/partners/association-requests/{id}/approve");
            if request_with(&address, "POST", &path, Some(&token), &headers, Some(&json!({})))
                .is_some_and(|answer| answer.status == 200)
            {
                acknowledged.lock().unwrap().insert(id.clone());
            }
        }
    })
}
