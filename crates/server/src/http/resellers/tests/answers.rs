//! What the distributor answers, one by one, and what it finds.

use super::{APPLICATIONS, APPLY, LINKED, QUEUE, applicant, card, distributors, pass_on, path, received, to};
use crate::testing::TestApp;
use domain::organization::PresetRole;
use serde_json::json;

#[tokio::test]
async fn a_refusal_has_a_reason_that_the_applicant_reads() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let ann = applicant(&app, "t1").await;
        pass_on(&olga).await;
        app.clock.advance(chrono::Duration::seconds(1));
        let waiting = received(&dora).await.remove(0);
        let reject = path(&waiting, "/reject");
        for body in [json!({}), json!({ "reason": "  " }), json!({ "reason": "x".repeat(501) })] {
            assert_eq!(dora.post(&reject, &body).if_match(2).expect(400).await.fields(), ["reason"], "{body}");
        }
        dora.post(&reject, &json!({ "reason": "another region" })).if_match(1).expect(412).await;
        let done =
            dora.post(&reject, &json!({ "reason": "another region" })).if_match(2).key("refuse-it").expect(200).await;
        dora.post(&reject, &json!({ "reason": "other words" })).if_match(2).key("refuse-it").expect(422).await;
        assert_eq!(done.json()["application"]["reason"], "another region");
        let refused = card(&ann).await;
        assert_eq!((&refused["state"], &refused["reason"]), (&json!("REJECTED"), &json!("another region")));
        assert_eq!(
            app.message(&ann, "RESELLER_APPLICATION_DECIDED", "reason").await.as_deref(),
            Some("another region")
        );
        assert_eq!(
            (
                app.number("d1", LINKED).await,
                app.text("t1", "SELECT COALESCE(parent_tenant_id, '') FROM tenants WHERE tenant_id = $1").await
            ),
            (0, String::new())
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_named_distributor_sees_and_answers_it() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, dirk) = distributors(&app).await;
        let ann = applicant(&app, "t1").await;
        let waiting = {
            pass_on(&olga).await;
            received(&dora).await.remove(0)
        };
        assert!(received(&dirk).await.is_empty());
        for then in ["/approve", "/reject"] {
            dirk.post(&path(&waiting, then), &json!({ "reason": "mine" })).if_match(2).expect(404).await;
            app.stranger().post(&path(&waiting, then), &json!({ "reason": "x" })).if_match(2).expect(401).await;
            // Neither the applicant itself nor anybody without the right.
            ann.post(&path(&waiting, then), &json!({ "reason": "x" })).if_match(2).expect(403).await;
        }
        dirk.get(&path(&waiting, "")).expect(404).await;
        dora.get(&format!("{APPLICATIONS}/gone")).expect(404).await;
        app.stranger().get(&path(&waiting, "")).expect(401).await;
        ann.get(&path(&waiting, "")).expect(403).await;
        ann.get(APPLICATIONS).expect(403).await;
        app.stranger().get(APPLICATIONS).expect(401).await;
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        let denied = max.get(APPLICATIONS).expect(403).await.json();
        assert_eq!(denied["denied"]["granted_by"], json!(["ADMIN"]));
        max.get(&path(&waiting, "")).expect(403).await;
        max.post(&path(&waiting, "/approve"), &json!({})).if_match(2).expect(403).await;
        assert_eq!((app.number("d1", LINKED).await, app.number("d2", LINKED).await), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn applications_are_found_by_name_phone_mail_and_state() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        for tenant in ["t1", "t2"] {
            applicant(&app, tenant).await;
            pass_on(&olga).await;
            app.clock.advance(chrono::Duration::seconds(60));
        }
        app.execute("t2", "UPDATE reseller_applications SET mobile_phone = '13912345678' WHERE tenant_id = $1").await;
        for (filter, expected) in [
            ("", vec!["t1", "t2"]),
            ("name=partner%20T2", vec!["t2"]),
            ("mobile_phone=1234", vec!["t2"]),
            ("email=ANN-t1", vec!["t1"]),
            ("state=DISTRIBUTOR_REVIEW", vec!["t1", "t2"]),
            ("state=APPROVED", vec![]),
            ("name=%25", vec![]),
            ("sort=-submitted_at", vec!["t2", "t1"]),
            ("sort=submitted_at&limit=1&offset=1", vec!["t2"]),
        ] {
            let found = dora.get(&format!("{APPLICATIONS}?{filter}")).expect(200).await.json();
            let ids: Vec<_> = found["applications"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["applicant_id"].as_str().unwrap())
                .collect();
            assert_eq!(ids, expected, "{filter}");
            assert_eq!(found["waiting"], 2, "{filter}");
        }
        for (filter, field) in
            [("sort=name", "sort"), ("state=GONE", "state"), ("limit=0", "limit"), ("phone=1", "phone")]
        {
            assert_eq!(dora.get(&format!("{APPLICATIONS}?{filter}")).expect(400).await.fields(), [field], "{filter}");
        }
        let long = "x".repeat(65);
        assert_eq!(dora.get(&format!("{APPLICATIONS}?email={long}")).expect(400).await.fields(), ["email"]);
    })
    .await;
}

#[tokio::test]
async fn the_vendors_no_ends_it_before_the_distributor_hears_of_it() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let ann = applicant(&app, "t1").await;
        let review = olga.get(QUEUE).expect(200).await.json()["reviews"][0].clone();
        assert_eq!((&review["kind"], &review["title"]), (&json!("RESELLER_APPLICATION"), &json!("Partner d1")));
        let reject = format!("{QUEUE}/{}/reject", review["review_id"].as_str().unwrap());
        olga.post(&reject, &json!({ "reason": "no licence" })).if_match(1).expect(200).await;
        assert!(received(&dora).await.is_empty());
        let refused = card(&ann).await;
        assert_eq!((&refused["state"], &refused["reason"]), (&json!("REJECTED"), &json!("no licence")));
        assert_eq!(app.message(&ann, "RESELLER_APPLICATION_DECIDED", "reason").await.as_deref(), Some("no licence"));
        ann.post(APPLY, &to("d1")).expect(201).await;
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM reseller_applications WHERE tenant_id = $1").await, 2);
    })
    .await;
}
