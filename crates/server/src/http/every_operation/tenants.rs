//! What is another tenant's does not exist: for every id that a partner has, every operation answers another partner as
//! if nobody had it.

use super::table::{Operation, UNKNOWN_ID, demo, session};
use crate::auth::scope::system_scope;
use crate::testing::{Client, TestApp};
use axum::http::{Method, StatusCode};
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

#[derive(Debug, FromQueryResult)]
struct Text {
    text: String,
}

/// Two ids of each table in which the tenant has any.
async fn ids_of(app: &TestApp, tenant: &str) -> BTreeSet<String> {
    let reader = app.app.read(&system_scope(tenant.parse().unwrap(), "test"));
    let keyed = "SELECT m.name AS text FROM sqlite_master m WHERE m.type = 'table' AND $1 <> ''
        AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'tenant_id')
        AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'id')";
    let tables: Vec<Text> = reader.all(reader.sql(keyed)).await.unwrap();
    assert!(tables.len() > 20, "{tables:?}");
    let mut ids = BTreeSet::new();
    for Text { text: table } in tables {
        let some = format!("SELECT id AS text FROM {table} WHERE tenant_id = $1 ORDER BY id LIMIT 2");
        let found: Vec<Text> = reader.all(reader.sql(some.leak())).await.unwrap();
        ids.extend(found.into_iter().map(|row| row.text));
    }
    ids
}

async fn tenant_of(client: &Client) -> String {
    client.get("/v2/sessions/current").expect(200).await.json()["tenant_id"].as_str().unwrap().to_owned()
}

async fn read(client: &Client, operation: &Operation, id: &str) -> (StatusCode, String) {
    let answer = client.call(Method::GET, &operation.address(id)).send().await;
    (answer.status, answer.text.replace(id, UNKNOWN_ID))
}

#[tokio::test]
async fn another_tenants_ids_are_nobodys_to_read() {
    let app = demo().await;
    let (own, other) = (session(&app, "csp-root").await, session(&app, "distributor-root").await);
    let ids = ids_of(&app, &tenant_of(&own).await).await;
    let one_of =
        |operation: &Operation| operation.method == Method::GET && operation.address("") != operation.address("x");
    let (mut found, mut operations) = (0, 0);
    for operation in Operation::all().iter().filter(|one| one_of(one) && one.is_under("/v2/partners/")) {
        let nobodys = read(&other, operation, UNKNOWN_ID).await;
        assert!(
            [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&nobodys.0),
            "{}: {nobodys:?}",
            operation.name()
        );
        operations += 1;
        for id in &ids {
            assert_eq!(read(&other, operation, id).await, nobodys, "{} with {id}", operation.name());
            found += usize::from(read(&own, operation, id).await.0 == StatusCode::OK);
        }
    }
    // Else the ids would be of nothing that can be read.
    assert!(operations >= 10 && found >= operations, "{found} found by {operations} operations");
    app.close().await;
}

#[tokio::test]
async fn another_tenants_ids_are_nobodys_to_change() {
    let app = demo().await;
    let (own, other) = (session(&app, "csp-root").await, session(&app, "distributor-root").await);
    let ids = ids_of(&app, &tenant_of(&own).await).await;
    let changes = |one: &&Operation| {
        one.method != Method::GET
            && !one.takes_json
            && one.is_under("/v2/partners/")
            && one.address("") != one.address("x")
    };
    let operations = Operation::all();
    let operations: Vec<_> = operations.iter().filter(changes).collect();
    assert!(operations.len() >= 5, "{operations:?}");
    for operation in operations {
        for id in &ids {
            let call = other.call(operation.method.clone(), &operation.address(id));
            let answer = call.if_match(1).send().await;
            let refused = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&answer.status);
            assert!(refused, "{} with {id}: {} {}", operation.name(), answer.status, answer.text);
        }
    }
    app.close().await;
}
