use crate::testing::{Client, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

pub(in crate::http::paths) const APPLY: &str = "/v2/partners/path-applications";
const WITHDRAW: &str = "/v2/partners/path-applications/LEARNING/withdraw";
pub(in crate::http::paths) const CHOOSE: &str = "/v2/partners/paths/LEARNING/choose";
pub(in crate::http::paths) const PARTNER: &str = "/v2/operator/partners/t1";
const APPLIED: &str = "SELECT COUNT(*) FROM path_applications WHERE tenant_id = $1";
const INVITED: &str = "SELECT COUNT(*) FROM path_standings WHERE tenant_id = $1 AND path = 'LEARNING' AND invited";

pub(in crate::http::paths) fn learning() -> Value {
    json!({ "path": "LEARNING", "reason": "We teach at four universities" })
}

pub(in crate::http::paths) fn unmet(items: &Value) -> Vec<&str> {
    let items = items.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

/// What the card of the path says about its invitation.
pub(in crate::http::paths) async fn invitation(client: &Client) -> Value {
    let answer = client.get("/v2/partners/paths").expect(200).await.json();
    let card = answer["paths"].as_array().unwrap().iter().find(|card| card["path"] == "LEARNING").unwrap().clone();
    card["invitation"].clone()
}

pub(in crate::http::paths) async fn both(app: &TestApp) -> (Client, Client) {
    let olga = app.operator().await;
    app.tenant("t1").await;
    (olga, app.member("t1", "ann", &[PresetRole::Admin]).await)
}

#[tokio::test]
async fn an_application_that_is_approved_opens_the_path() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let before = invitation(&ann).await;
        assert_eq!((unmet(&before["verdict"]["conditions"]), &before["application"]), (vec![], &Value::Null));
        let first = ann.post(APPLY, &learning()).key("apply-only-once").expect(201).await;
        let again = ann.post(APPLY, &learning()).key("apply-only-once").expect(201).await;
        assert_eq!(
            (first.text.as_str(), first.version(), app.number("t1", APPLIED).await),
            (again.text.as_str(), Some(1), 1)
        );
        let waits = invitation(&ann).await;
        assert_eq!(waits["application"], first.json());
        assert_eq!(
            (&waits["application"]["review"]["turn"]["who"], &waits["application"]["reason"]),
            (&json!("VENDOR"), &learning()["reason"])
        );
        let twice = ann.post(APPLY, &learning()).expect(400).await.json();
        assert_eq!(unmet(&twice["check_items"]), ["PATH_APPLICATION_WAITS"]);
        // The operator reads what was written, and on which facts it was let through.
        let queue = olga.get("/v2/operator/reviews?kind=PATH_APPLICATION").expect(200).await.json();
        let id = queue["reviews"][0]["review_id"].as_str().unwrap().to_owned();
        let detail = olga.get(&format!("/v2/operator/reviews/{id}")).expect(200).await.json();
        assert_eq!(
            (&detail["asked_because"], &detail["review"]["subject_id"]),
            (&learning()["reason"], &json!("LEARNING"))
        );
        assert_eq!(detail["receipt"]["receipt"]["decision"]["rule"], "R-82");
        ann.post(CHOOSE, &json!({})).if_match(0).expect(400).await;
        assert_eq!(app.ruled(&olga, true, "Welcome").await.status, 200);
        // One message, one change of what the vendor decided, in the operator's name.
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "subject").await.as_deref(), Some("LEARNING"));
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "subject").await, None);
        let file = olga.get(PARTNER).expect(200).await;
        let path = file.json()["paths"][2].clone();
        assert_eq!(
            (&path["path"], &path["invited"], &path["changed"]["by"]),
            (&json!("LEARNING"), &json!(true), &json!("olga"))
        );
        assert_eq!((file.version(), &path["changed"]["reason"]), (Some(1), &json!("Welcome")));
        let invited = ann.post(APPLY, &learning()).expect(400).await.json();
        assert_eq!(unmet(&invited["check_items"]), ["PATH_INVITED"]);
        ann.post(CHOOSE, &json!({})).if_match(0).expect(200).await;
        assert_eq!(invitation(&ann).await, Value::Null);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_why_and_the_next_application_leaves_it_as_it_was() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        ann.post(APPLY, &learning()).expect(201).await;
        assert_eq!(app.ruled(&olga, false, "No lecturers yet").await.status, 200);
        assert_eq!(app.number("t1", INVITED).await, 0);
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "reason").await.as_deref(), Some("No lecturers yet"));
        let refused = invitation(&ann).await;
        assert_eq!(
            (&refused["application"]["review"]["state"], &refused["application"]["review"]["reason"]),
            (&json!("REJECTED"), &json!("No lecturers yet"))
        );
        ann.post(WITHDRAW, &json!({})).if_match(2).expect(409).await;
        app.clock.advance(chrono::Duration::seconds(5));
        let next = json!({ "path": "LEARNING", "reason": " Now we have six " });
        assert_eq!(ann.post(APPLY, &next).expect(201).await.json()["reason"], "Now we have six");
        ann.post(WITHDRAW, &json!({})).expect(428).await;
        ann.post(WITHDRAW, &json!({})).if_match(7).expect(412).await;
        let back = ann.post(WITHDRAW, &json!({})).if_match(1).key("back-only-once").expect(200).await;
        let again = ann.post(WITHDRAW, &json!({})).if_match(1).key("back-only-once").expect(200).await;
        assert_eq!((back.text.as_str(), back.version()), (again.text.as_str(), Some(2)));
        assert_eq!(back.json()["review"]["state"], "WITHDRAWN");
        assert_eq!(olga.get("/v2/operator/reviews").expect(200).await.json()["waiting"], 0);
        // Both stand with what programmes were applied for.
        let all = ann.get("/v2/partners/program-applications").expect(200).await.json();
        let told = |nth: usize| {
            let one = &all["applications"][nth];
            [&one["path"], &one["program"], &one["state"], &one["asked_because"], &one["reason"]].map(Clone::clone)
        };
        let (path, none) = (json!("LEARNING"), Value::Null);
        assert_eq!(told(0), [path.clone(), none.clone(), json!("WITHDRAWN"), json!("Now we have six"), none.clone()]);
        assert_eq!(told(1), [path, none, json!("REJECTED"), learning()["reason"].clone(), json!("No lecturers yet")]);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_that_comes_by_itself_answers_the_application() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        ann.post(APPLY, &learning()).expect(201).await;
        let invite = format!("{PARTNER}/path-invitations");
        olga.post(&invite, &json!({ "path": "LEARNING" })).if_match(0).expect(200).await;
        assert_eq!(invitation(&ann).await["application"]["review"]["state"], "APPROVED");
        assert_eq!(olga.get("/v2/operator/reviews").expect(200).await.json()["waiting"], 0);
        ann.post(CHOOSE, &json!({})).if_match(0).expect(200).await;
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn every_condition_is_named_at_once() {
    TestApp::on_both_engines(async |app| {
        let (_, ann) = both(&app).await;
        app.tenant("t2").await;
        app.execute(
            "t2",
            "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1)",
        )
        .await;
        app.execute(
            "t1",
            "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1)",
        )
        .await;
        app.execute("t1", "INSERT INTO path_standings (tenant_id, path, invited) VALUES ($1, 'SERVICE', TRUE)").await;
        app.company(&["t1", "t2"]).await;
        let service = json!({ "path": "SERVICE", "reason": "Please" });
        let refused = ann.post(APPLY, &service).expect(400).await.json();
        assert_eq!(
            unmet(&refused["check_items"]),
            ["PATH_BY_INVITATION", "PATH_INVITED", "PATH_ALREADY_CHOSEN", "PATH_TAKEN_BY_COMPANY"]
        );
        let receipts = ann.get("/v2/partners/receipts").expect(200).await.json();
        assert_eq!(
            (&receipts["receipts"][0]["rule"], &receipts["receipts"][0]["allowed"]),
            (&json!("R-82"), &json!(false))
        );
        assert_eq!(app.number("t1", APPLIED).await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_input_no_right_and_other_tenants_change_nothing() {
    TestApp::on_both_engines(async |app| {
        let (_, ann) = both(&app).await;
        app.tenant("t2").await;
        let long = "x".repeat(501);
        for (body, field) in [
            (json!({ "path": "LEARNING", "reason": "" }), "reason"),
            (json!({ "path": "LEARNING", "reason": "  " }), "reason"),
            (json!({ "path": "LEARNING", "reason": long }), "reason"),
            (json!({ "path": "LEARNING" }), "reason"),
            (json!({ "path": "GONE", "reason": "x" }), "path"),
            (json!({ "path": "LEARNING", "reason": "x", "more": 1 }), "more"),
        ] {
            assert_eq!(ann.post(APPLY, &body).expect(400).await.fields(), [field], "{body}");
        }
        app.stranger().post(APPLY, &learning()).expect(401).await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        fay.post(APPLY, &learning()).expect(403).await;
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(404).await;
        ann.post(APPLY, &learning()).key("the-key-is-used").expect(201).await;
        ann.post(APPLY, &json!({ "path": "LEARNING", "reason": "other" })).key("the-key-is-used").expect(422).await;
        fay.post(WITHDRAW, &json!({})).if_match(1).expect(403).await;
        app.stranger().post(WITHDRAW, &json!({})).if_match(1).expect(401).await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        eve.post(WITHDRAW, &json!({})).if_match(1).expect(404).await;
        assert_eq!(invitation(&eve).await["application"], Value::Null);
        assert_eq!((app.number("t1", APPLIED).await, app.number("t2", APPLIED).await), (1, 0));
        assert_eq!(invitation(&ann).await["application"]["review"]["state"], "UNDER_REVIEW");
    })
    .await;
}
