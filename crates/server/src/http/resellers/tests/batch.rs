//! Several applications that are answered at once, each for itself.

use super::{APPLICATIONS, LINKED, applicant, card, distributors, pass_on, received};
use crate::testing::{Client, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

/// Applications of `t1` to `t4` that the vendor has passed on; that of `t3` was taken back.
async fn four(app: &TestApp, olga: &Client) -> Vec<Client> {
    let mut applicants = Vec::new();
    for tenant in ["t1", "t2", "t3", "t4"] {
        let ann = applicant(app, tenant).await;
        pass_on(olga).await;
        if tenant == "t3" {
            ann.post(super::WITHDRAW, &json!({})).if_match(2).expect(200).await;
        }
        applicants.push(ann);
    }
    app.clock.advance(chrono::Duration::seconds(1));
    applicants
}

/// Of these four: as they are, in an old version, withdrawn, and one twice; and one that is not there.
fn of_six(all: &[Value]) -> Value {
    let seen = |tenant: &str, version: i64| {
        let one = all.iter().find(|one| one["applicant_id"] == tenant).unwrap();
        json!({ "application_id": one["application_id"], "version": version })
    };
    json!({ "applications": [seen("t1", 2), seen("t2", 1), seen("t3", 3), seen("t4", 2), seen("t4", 2),
        { "application_id": "gone", "version": 1 }] })
}

fn answered(answers: &Value) -> Vec<(&str, &str)> {
    let all = answers["answered"].as_array().unwrap().iter();
    all.map(|one| (one["applicant_id"].as_str().unwrap(), one["state"].as_str().unwrap())).collect()
}

/// Code, state that did not allow it, and who changed it meanwhile.
fn left_alone(answers: &Value) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let all = answers["error_details"].as_array().unwrap().iter();
    all.map(|one| (one["error_code"].as_str().unwrap(), one["state"].as_str(), one["stale"]["changed_by"].as_str()))
        .collect()
}

#[tokio::test]
async fn several_are_approved_at_once_and_each_has_its_own_answer() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        four(&app, &olga).await;
        let batch = of_six(&received(&dora).await);
        let approve = format!("{APPLICATIONS}/approve");
        let first = dora.post(&approve, &batch).key("all-of-them").expect(200).await;
        let again = dora.post(&approve, &batch).key("all-of-them").expect(200).await;
        assert_eq!(first.text, again.text);
        let answers = first.json();
        assert_eq!(answered(&answers), [("t1", "APPROVED"), ("t4", "APPROVED")]);
        assert_eq!(
            left_alone(&answers),
            [
                ("PC.0412", None, Some("olga")),
                ("PC.0409", Some("WITHDRAWN"), None),
                ("PC.0412", None, Some("dora")),
                ("PC.0404", None, None),
            ]
        );
        assert_eq!(app.number("d1", LINKED).await, 2);
        assert_eq!(received(&dora).await[0]["state"], "DISTRIBUTOR_REVIEW");
        let joined = "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND state = 'JOINED'";
        assert_eq!((app.number("t1", joined).await, app.number("t2", joined).await), (1, 0));
        assert!(app.audit_is_whole("d1").await && app.audit_is_whole("t1").await && app.audit_is_whole("t4").await);
    })
    .await;
}

#[tokio::test]
async fn several_are_refused_for_one_reason_and_each_has_its_own_answer() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let applicants = four(&app, &olga).await;
        let mut batch = of_six(&received(&dora).await);
        let reject = format!("{APPLICATIONS}/reject");
        for reason in [Value::Null, json!("  "), json!("x".repeat(501)), json!("bell\u{7}")] {
            batch["reason"] = reason.clone();
            assert_eq!(dora.post(&reject, &batch).expect(400).await.fields(), ["reason"], "{reason}");
        }
        batch["reason"] = json!(" no more regions ");
        let first = dora.post(&reject, &batch).key("none-of-them").expect(200).await;
        let again = dora.post(&reject, &batch).key("none-of-them").expect(200).await;
        assert_eq!(first.text, again.text);
        batch["reason"] = json!("other words");
        dora.post(&reject, &batch).key("none-of-them").expect(422).await;
        let answers = first.json();
        assert_eq!(answered(&answers), [("t1", "REJECTED"), ("t4", "REJECTED")]);
        assert!(answers["answered"].as_array().unwrap().iter().all(|one| one["reason"] == "no more regions"));
        assert_eq!(
            left_alone(&answers),
            [
                ("PC.0412", None, Some("olga")),
                ("PC.0409", Some("WITHDRAWN"), None),
                ("PC.0412", None, Some("dora")),
                ("PC.0404", None, None),
            ]
        );
        // Each of the refused reads why, and the others nothing.
        for (ann, state, told) in [
            (&applicants[0], "REJECTED", Some("no more regions")),
            (&applicants[1], "APPLYING", Some("for you alone")),
            (&applicants[3], "REJECTED", Some("no more regions")),
        ] {
            assert_eq!(card(ann).await["state"], state);
            assert_eq!(app.message(ann, "RESELLER_APPLICATION_DECIDED", "reason").await.as_deref(), told, "{state}");
        }
        assert_eq!(app.number("d1", LINKED).await, 0);
        for tenant in ["d1", "t1", "t4"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_named_distributor_answers_several_and_not_too_many() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, dirk) = distributors(&app).await;
        let ann = applicant(&app, "t1").await;
        pass_on(&olga).await;
        let waiting = received(&dora).await.remove(0);
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        let seen = json!([{ "application_id": waiting["application_id"], "version": 2 }]);
        let too_many: Vec<_> =
            (0..101).map(|number| json!({ "application_id": format!("a{number}"), "version": 1 })).collect();
        let none = json!([]);
        for then in ["approve", "reject"] {
            let path = format!("{APPLICATIONS}/{then}");
            let body = |applications: &Value| {
                let reason = (then == "reject").then(|| json!({ "applications": applications, "reason": "mine" }));
                reason.unwrap_or_else(|| json!({ "applications": applications }))
            };
            let answers = dirk.post(&path, &body(&seen)).expect(200).await.json();
            assert_eq!((answered(&answers), left_alone(&answers)), (vec![], vec![("PC.0404", None, None)]), "{then}");
            max.post(&path, &body(&seen)).expect(403).await;
            ann.post(&path, &body(&seen)).expect(403).await;
            app.stranger().post(&path, &body(&seen)).expect(401).await;
            for applications in [&none, &json!(too_many)] {
                let refused = dora.post(&path, &body(applications)).expect(400).await;
                assert_eq!(refused.fields(), ["applications"], "{then}");
            }
        }
        assert_eq!(received(&dora).await[0]["state"], "DISTRIBUTOR_REVIEW");
        assert_eq!((app.number("d1", LINKED).await, app.number("d2", LINKED).await), (0, 0));
    })
    .await;
}
