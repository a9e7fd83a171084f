//! What the distributor answers, one by one and several at once.

use super::{APPLICATIONS, LINKED, applicant, card, distributors, pass_on, path, received};
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
        ann.get(APPLICATIONS).expect(403).await;
        app.stranger().get(APPLICATIONS).expect(401).await;
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        let denied = max.get(APPLICATIONS).expect(403).await.json();
        assert_eq!(denied["denied"]["granted_by"], json!(["ADMIN"]));
        max.post(&path(&waiting, "/approve"), &json!({})).if_match(2).expect(403).await;
        let batch = json!({ "applications": [{ "application_id": waiting["application_id"], "version": 2 }] });
        let answers = dirk.post(&format!("{APPLICATIONS}/approve"), &batch).expect(200).await.json();
        assert_eq!((&answers["approved"], &answers["error_details"][0]["error_code"]), (&json!([]), &json!("PC.0404")));
        max.post(&format!("{APPLICATIONS}/approve"), &batch).expect(403).await;
        ann.post(&format!("{APPLICATIONS}/approve"), &batch).expect(403).await;
        assert_eq!((app.number("d1", LINKED).await, app.number("d2", LINKED).await), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn several_are_approved_at_once_and_each_has_its_own_answer() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        for tenant in ["t1", "t2", "t3", "t4"] {
            let ann = applicant(&app, tenant).await;
            pass_on(&olga).await;
            if tenant == "t3" {
                ann.post(super::WITHDRAW, &json!({})).if_match(2).expect(200).await;
            }
        }
        let by_name = |applications: &[serde_json::Value], tenant: &str, version: i64| {
            let one = applications.iter().find(|one| one["applicant_id"] == tenant).unwrap();
            json!({ "application_id": one["application_id"], "version": version })
        };
        let all = received(&dora).await;
        let batch = json!({ "applications": [by_name(&all, "t1", 2), by_name(&all, "t2", 1), by_name(&all, "t3", 3),
            by_name(&all, "t4", 2), by_name(&all, "t4", 2), { "application_id": "gone", "version": 1 }] });
        let approve = format!("{APPLICATIONS}/approve");
        let first = dora.post(&approve, &batch).key("all-of-them").expect(200).await;
        let again = dora.post(&approve, &batch).key("all-of-them").expect(200).await;
        assert_eq!(first.text, again.text);
        let answers = first.json();
        let approved: Vec<_> =
            answers["approved"].as_array().unwrap().iter().map(|one| (&one["applicant_id"], &one["state"])).collect();
        assert_eq!(approved, [(&json!("t1"), &json!("APPROVED")), (&json!("t4"), &json!("APPROVED"))]);
        let why: Vec<_> = answers["error_details"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                (one["error_code"].as_str().unwrap(), one["state"].as_str(), one["stale"]["changed_by"].as_str())
            })
            .collect();
        assert_eq!(
            why,
            [
                ("PC.0412", None, Some("olga")),
                ("PC.0409", Some("WITHDRAWN"), None),
                ("PC.0412", None, Some("dora")),
                ("PC.0404", None, None)
            ]
        );
        assert_eq!(app.number("d1", LINKED).await, 2);
        assert_eq!(received(&dora).await[0]["state"], "DISTRIBUTOR_REVIEW");
        let joined = "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND state = 'JOINED'";
        assert_eq!((app.number("t1", joined).await, app.number("t2", joined).await), (1, 0));
        let too_many: Vec<_> =
            (0..101).map(|number| json!({ "application_id": format!("a{number}"), "version": 1 })).collect();
        for applications in [json!([]), json!(too_many)] {
            let refused = dora.post(&approve, &json!({ "applications": applications })).expect(400).await;
            assert_eq!(refused.fields(), ["applications"]);
        }
        assert!(app.audit_is_whole("d1").await && app.audit_is_whole("t1").await && app.audit_is_whole("t4").await);
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
