//! The same application on the day before a rule changes, and from the moment on at which it does.

use crate::http::specialists::fixtures::NewPerson;
use crate::testing::TestApp;
use chrono::Duration;
use serde_json::{Value, json};

const PATH: &str = "/v2/partners/paths/SERVICE/certification";
const APPLY: &str = "/v2/partners/paths/SERVICE/role-certifications";

/// From 2027 on each of the two people brings two certificates; three and one are enough before.
#[tokio::test]
async fn each_version_answers_the_same_application_in_its_own_time() {
    TestApp::on_both_engines(async |app| {
        let change = app.app.policies().versions().last().unwrap().effective_from;
        app.clock.advance(change - app.app.now() - Duration::seconds(1));
        let ann = app.inviting("t1").await;
        for (id, certificates) in
            [("lan", &[("HCCDP", 400), ("HCCDP", 400), ("HCCDA", 400)][..]), ("mei", &[("HCCDA", 400)])]
        {
            app.bound(&ann, NewPerson { id, certificates, ..NewPerson::default() }).await;
        }
        let shown = async || ann.get(PATH).expect(200).await.json()["role"]["policy_version"].clone();
        let before = shown().await;
        ann.post(APPLY, &json!({})).if_match(1).expect(200).await;
        ann.post(&format!("{APPLY}/withdraw"), &json!({})).if_match(2).expect(200).await;

        app.clock.advance(Duration::seconds(1));
        let refused = ann.post(APPLY, &json!({})).if_match(3).expect(400).await.json();
        let unmet = |item: &&Value| item["passed"] == false;
        let checks: Vec<_> = refused["check_items"].as_array().unwrap().iter().filter(unmet).collect();
        assert!(!checks.is_empty() && checks.iter().all(|item| item["rule"] != "R-32"), "{refused}");
        assert_eq!(shown().await.as_u64(), before.as_u64().map(|version| version + 1));

        let receipts = ann.get("/v2/partners/receipts?rule=R-31").expect(200).await.json();
        let decided = |line: &Value| (line["allowed"].clone(), line["policy_version"].clone());
        let lines: Vec<_> = receipts["receipts"].as_array().unwrap().iter().map(decided).collect();
        assert_eq!(lines, [(json!(false), shown().await), (json!(true), before)]);
    })
    .await;
}
