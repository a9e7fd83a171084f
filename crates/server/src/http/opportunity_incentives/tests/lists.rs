//! Lists: all applications, and those on public notice.

use super::{PATH, applied, partner, published};
use crate::testing::TestApp;

#[tokio::test]
async fn applications_are_filtered_sorted_and_paged() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        published(&app, "t1", &root, &olga, "Harbour").await;
        app.clock.advance(chrono::Duration::seconds(60));
        applied(&app, "t1", &root, "Mountain 100%").await;
        app.execute(
            "t1",
            "UPDATE opportunity_incentives SET amount_minor = 9 WHERE tenant_id = $1 AND opportunity_name = 'Harbour'",
        )
        .await;
        let names = async |query: &str| {
            let list = root.get(&format!("{PATH}?{query}")).expect(200).await.json();
            let rows = list["incentives"].as_array().unwrap();
            (
                list["count"].as_u64().unwrap(),
                rows.iter().map(|row| row["opportunity_name"].to_string()).collect::<Vec<_>>(),
            )
        };
        let (harbour, mountain) = ("\"Harbour\"".to_owned(), "\"Mountain 100%\"".to_owned());
        let both = vec![mountain.clone(), harbour.clone()];
        let turned = vec![harbour.clone(), mountain.clone()];
        for (query, expect) in [
            ("", (2, both.clone())),
            ("sort=changed_at", (2, turned.clone())),
            ("sort=amount", (2, turned.clone())),
            ("sort=-amount", (2, both)),
            ("sort=due", (2, turned.clone())),
            ("sort=-due", (2, turned)),
            ("published=true", (1, vec![harbour.clone()])),
            ("published=false", (1, vec![mountain.clone()])),
            ("state=AWAITING_CONFIRMATION", (1, vec![harbour.clone()])),
            ("state=CONFIRMED", (0, vec![])),
            ("search=oi26112200002", (1, vec![mountain.clone()])),
            ("search=blue%20harbour", (2, vec![mountain.clone(), harbour.clone()])),
            ("search=100%25", (1, vec![mountain.clone()])),
            ("search=%25", (1, vec![mountain])),
            ("limit=1&offset=1", (2, vec![harbour])),
        ] {
            assert_eq!(names(query).await, expect, "{query}");
        }
        for (bad, field) in
            [("state=DRAFT", "state"), ("sort=name", "sort"), ("limit=0", "limit"), ("color=red", "color")]
        {
            assert_eq!(root.get(&format!("{PATH}?{bad}")).expect(400).await.fields(), [field], "{bad}");
        }
    })
    .await;
}
