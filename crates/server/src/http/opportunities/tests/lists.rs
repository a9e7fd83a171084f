//! Lists and the overview.

use super::{PATH, co_sells, decide, draft, partner, shared, submitted};
use crate::testing::TestApp;
use serde_json::{Value, json};

async fn names(root: &crate::testing::Client, query: &str) -> Vec<String> {
    let list = root.get(&format!("{PATH}?{query}")).expect(200).await.json();
    let rows = list["opportunities"].as_array().unwrap().iter();
    rows.map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn lists_are_filtered_sorted_searched_and_paged() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        shared(&app, "t1", "港口 Harbour").await;
        app.clock.advance(chrono::Duration::seconds(60));
        let mut large = draft("Large");
        large["opportunity_value"]["minor"] = json!(900_000_000_000_i64);
        large["customer_name"] = json!("100% Kelp_Farm");
        root.post(PATH, &large).expect(201).await;
        app.clock.advance(chrono::Duration::seconds(60));
        submitted(&root, "Sent").await;
        assert_eq!(names(&root, "").await, ["Sent", "Large", "港口 Harbour"]);
        assert_eq!(names(&root, "sort=changed_at&limit=2").await, ["港口 Harbour", "Large"]);
        assert_eq!(names(&root, "sort=-opportunity_value&limit=1").await, ["Large"]);
        assert_eq!(names(&root, "sort=due&limit=1").await, ["港口 Harbour"]);
        assert_eq!(names(&root, "offset=2").await, ["港口 Harbour"]);
        assert_eq!(names(&root, "direction=HO").await, ["港口 Harbour"]);
        assert_eq!(names(&root, "direction=PO&state=DRAFT").await, ["Large"]);
        for (search, found) in [("0%25+kelp_", 1), ("BLUE+HARBOUR", 2), ("港口", 1), ("po261122", 2), ("kelp.farm", 0)]
        {
            assert_eq!(names(&root, &format!("search={search}")).await.len(), found, "{search}");
        }
        for (query, field) in [
            ("direction=HO&state=DRAFT", "state"),
            ("state=GONE", "state"),
            ("sort=name", "sort"),
            ("limit=101", "limit"),
            ("more=1", "more"),
        ] {
            assert_eq!(root.get(&format!("{PATH}?{query}")).expect(400).await.fields(), [field], "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_overview_counts_what_was_shared_by_period() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let old = submitted(&root, "Old").await;
        decide(&app, "t1", &old, true, "").await.unwrap();
        decide(&app, "t1", &old, true, "").await.unwrap();
        root.post(PATH, &draft("Draft")).expect(201).await;
        app.clock.advance(chrono::Duration::days(60));
        let root = app.client(&app.login_of("t1", "root")).await;
        let found = shared(&app, "t1", "Found").await;
        shared(&app, "t1", "Left").await;
        root.post(&format!("{found}/accept"), &json!({})).if_match(1).expect(200).await;
        let overview = root.get(&format!("{PATH}/overview")).expect(200).await.json();
        let of = |direction: &str, period: &str| -> Value {
            let all = overview["figures"].as_array().unwrap().iter();
            let found = all.filter(|one| one["direction"] == direction && one["period"] == period).collect::<Vec<_>>();
            assert_eq!(found.len(), 1);
            json!([
                found[0]["count"],
                found[0]["opportunity_value"]["minor"],
                found[0]["accepted"],
                found[0]["conversion"]
            ])
        };
        assert_eq!(of("HO", "MONTH"), json!([2, 1_000_000_000, 1, 5_000]));
        assert_eq!(of("PO", "MONTH"), json!([0, 0, 0, null]));
        assert_eq!(of("PO", "HALF_YEAR"), json!([1, 500_000_000, 1, 10_000]));
        assert_eq!(of("PO", "YEAR"), json!([1, 500_000_000, 1, 10_000]));
        assert_eq!(overview["in_pce_plan"], true);
    })
    .await;
}
