//! The annual review beside differentiation, and for those who have nothing to apply for.

use super::annual_review_tests::{APPLY, STAGE, VERSION, WITHDRAW, at, certified, decided, end, unmet};
use crate::testing::TestApp;
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::json;

#[tokio::test]
async fn differentiation_begins_the_year_anew_and_leaves_nothing_to_review() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        certified(&app, "t1", false).await;
        let (ann, olga) = at(&app, end() - Duration::days(20)).await;
        ann.post(APPLY, &json!({})).if_match(1).expect(200).await;
        ann.post("/v2/partners/paths/SOFTWARE/differentiations", &json!({})).if_match(2).expect(200).await;
        decided(&olga, "DIFFERENTIATION", "approve", "").await;
        let again = olga.get("/v2/operator/reviews?kind=ANNUAL_REVIEW").expect(200).await.json();
        assert_eq!(again["reviews"][0]["state"], "WITHDRAWN");
        assert_eq!(app.text("t1", STAGE).await, "DIFFERENTIATED");
        ann.post(WITHDRAW, &json!({})).if_match(4).expect(409).await;
    })
    .await;
}

#[tokio::test]
async fn others_apply_for_nothing_and_what_is_not_certified_has_no_review() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        certified(&app, "t1", false).await;
        let (ann, _) = at(&app, end() - Duration::days(30)).await;
        let eve = app.inviting("t2").await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        for act in [APPLY, WITHDRAW] {
            app.stranger().post(act, &json!({})).if_match(1).expect(401).await;
            fay.post(act, &json!({})).if_match(1).expect(403).await;
            // Another tenant is on no such path.
            eve.post(act, &json!({})).if_match(1).expect(404).await;
        }
        let refused =
            eve.post("/v2/partners/paths/SERVICE/annual-reviews", &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"])[0], "ANNUAL_REVIEW_WINDOW");
        app.execute("t1", "DELETE FROM path_records WHERE tenant_id = $1").await;
        let bare = ann.post(APPLY, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&bare["check_items"]), ["CERTIFIED_SOLUTION"]);
        assert_eq!(app.number("t1", VERSION).await, 1);
    })
    .await;
}
