//! The search finds what plain `LIKE` finds, and no list statement walks or sorts a whole table.

use crate::store::customers::{ListQuery, list, plan_of};
use crate::testing::{NewCustomer, TestApp};
use domain::api::customers::{CustomerSort, SubCustomerQuery};
use std::collections::BTreeSet;

const SURNAMES: [&str; 8] = ["李", "王", "张", "欧阳", "O'", "静", "50%", "🙂"];
const REST: [&str; 8] = ["静", "深圳科技", "_x", "\\路", "Éa", "\"引号\"", "12", "木🙂木"];

fn customers() -> Vec<(String, String, String, String)> {
    let mut all = Vec::new();
    for (a, surname) in SURNAMES.iter().enumerate() {
        for (b, rest) in REST.iter().enumerate() {
            let number = a * 8 + b;
            all.push((
                format!("{number:04x}ab{:06x}", number * 7919),
                format!("{surname}{rest}{}", number % 3),
                format!("Acct-{surname}{number}"),
                format!("138{:08}", number * 1_234_567),
            ));
        }
    }
    all
}

#[tokio::test]
async fn it_finds_what_like_finds() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        let all = customers();
        let rows: Vec<_> = all
            .iter()
            .map(|(id, name, account, phone)| NewCustomer {
                id,
                name,
                account_name: account,
                telephone: phone,
                ..NewCustomer::default()
            })
            .collect();
        app.add_customers("t1", &rows).await;
        let db = app.app.read(&app.scope("t1"));
        let mut queries = BTreeSet::new();
        for (id, name, account, phone) in all.iter().step_by(5) {
            for text in [id, name, account, phone] {
                let chars: Vec<char> = text.chars().collect();
                for length in 1..=4 {
                    queries.extend(chars.windows(length).step_by(2).map(String::from_iter));
                }
            }
        }
        queries.extend(["没有", "%", "_", "\\", "''", "ACCT", "é", "zz9"].map(str::to_owned));
        for query in queries {
            let needle = query.trim().to_lowercase();
            if needle.is_empty() {
                continue;
            }
            let contains = |text: &String| text.to_lowercase().contains(&needle);
            let expect: BTreeSet<&str> = all
                .iter()
                .filter(|(a, b, c, d)| [a, b, c, d].into_iter().any(contains))
                .map(|(id, ..)| id.as_str())
                .collect();
            let filter = SubCustomerQuery { search: Some(query.clone()), ..SubCustomerQuery::default() };
            let (rows, count) = list(&db, ListQuery { filter: &filter, offset: 0, limit: 100, now: 0 }).await.unwrap();
            let found: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
            assert_eq!(found, expect, "{query:?}");
            assert_eq!(count, u64::try_from(expect.len()).unwrap(), "{query:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_list_walks_or_sorts_all_customers() {
    let app = TestApp::sqlite().await;
    app.partner("t1").await;
    app.add_customer("t1", NewCustomer::default()).await;
    let db = app.app.read(&app.scope("t1"));
    for sort in CustomerSort::ALL {
        let filters = [
            SubCustomerQuery::default(),
            SubCustomerQuery {
                association_type: Some(domain::association::AssociationType::Resale),
                in_arrears: Some(true),
                ..SubCustomerQuery::default()
            },
            SubCustomerQuery {
                month_consumption_min: Some(5),
                expiring_within_days: Some(30),
                ..SubCustomerQuery::default()
            },
            SubCustomerQuery {
                associated_on_begin: chrono::DateTime::from_timestamp(5, 0),
                in_arrears: Some(false),
                ..SubCustomerQuery::default()
            },
            SubCustomerQuery {
                search: Some("1380".to_owned()),
                pending_request: Some(true),
                ..SubCustomerQuery::default()
            },
        ];
        for mut filter in filters {
            filter.sort = Some(*sort);
            for line in plan_of(&db, ListQuery { filter: &filter, offset: 0, limit: 10, now: 0 }).await.unwrap() {
                assert!(!line.contains("SCAN") && !line.contains("TEMP B-TREE"), "{sort}: {line}");
            }
        }
    }
}

#[tokio::test]
async fn a_count_without_a_text_reads_the_narrow_index_only() {
    let app = TestApp::sqlite().await;
    app.partner("t1").await;
    app.add_customer("t1", NewCustomer::default()).await;
    let db = app.app.read(&app.scope("t1"));
    for filter in [
        SubCustomerQuery::default(),
        SubCustomerQuery { in_arrears: Some(true), ..SubCustomerQuery::default() },
        SubCustomerQuery {
            association_type: Some(domain::association::AssociationType::Resale),
            frozen: Some(true),
            pending_request: Some(false),
            ..SubCustomerQuery::default()
        },
    ] {
        let plan = plan_of(&db, ListQuery { filter: &filter, offset: 0, limit: 10, now: 0 }).await.unwrap();
        let count = plan.last().unwrap();
        assert!(count.contains("COVERING INDEX customers_count"), "{plan:?}");
    }
}
