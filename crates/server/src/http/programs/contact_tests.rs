use crate::testing::{Client, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const APPLY: &str = "/v2/partners/program-applications";
const CONTACT: &str = "/v2/partners/programs/PCE/contact";

fn pce(contact: Option<Value>) -> Value {
    let mut new = json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true });
    if let Some(contact) = contact {
        new["contact"] = contact;
    }
    new
}

fn contact(name: &str) -> Value {
    json!({ "name": name, "telephone": "13800000001", "email": "li@example.com" })
}

async fn card(client: &Client) -> Value {
    client.get("/v2/partners/programs").expect(200).await.json()["programs"][0].clone()
}

#[tokio::test]
async fn an_application_names_its_contact_or_whoever_applies() {
    TestApp::on_both_engines(async |app| {
        for tenant in ["t1", "t2"] {
            app.tenant(tenant).await;
        }
        let (ann, eve) =
            (app.member("t1", "ann", &[PresetRole::Admin]).await, app.member("t2", "eve", &[PresetRole::Admin]).await);
        app.execute("t2", "UPDATE members SET phone = '13911112222', email = 'eve@example.com' WHERE tenant_id = $1")
            .await;
        for (bad, field) in [
            (json!({ "name": "", "telephone": "13800000001", "email": "" }), "contact.name"),
            (json!({ "name": "Li", "telephone": "", "email": "" }), "contact.email"),
            (json!({ "name": "Li", "telephone": "no number", "email": "" }), "contact.telephone"),
        ] {
            assert_eq!(ann.post(APPLY, &pce(Some(bad.clone()))).expect(400).await.fields(), [field], "{bad}");
        }
        let named = ann.post(APPLY, &pce(Some(contact(" Li Na ")))).expect(201).await.json();
        assert_eq!(named["contact"], contact("Li Na"));
        let own = eve.get("/v2/partners/programs").expect(200).await.json()["own_contact"].clone();
        assert_eq!((&own["telephone"], &own["email"]), (&json!("13911112222"), &json!("eve@example.com")));
        assert_eq!(eve.post(APPLY, &pce(None)).expect(201).await.json()["contact"], own);
    })
    .await;
}

#[tokio::test]
async fn it_is_changed_until_the_end_and_the_vendor_sees_the_new_one() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        ann.post(APPLY, &pce(Some(contact("Li Na")))).expect(201).await;
        ann.put(CONTACT, &contact("Wu Jing")).expect(428).await;
        let first = ann.put(CONTACT, &contact("Wu Jing")).if_match(1).key("change-it-once").expect(200).await;
        let again = ann.put(CONTACT, &contact("Wu Jing")).if_match(1).key("change-it-once").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
        assert_eq!((&first.json()["contact"], &first.json()["state"]), (&contact("Wu Jing"), &json!("APPLYING")));
        ann.put(CONTACT, &contact("Li Na")).if_match(1).expect(412).await;
        let queue = olga.get("/v2/operator/reviews").expect(200).await.json();
        let path = format!("/v2/operator/reviews/{}", queue["reviews"][0]["review_id"].as_str().unwrap());
        assert_eq!(olga.get(&path).expect(200).await.json()["contact"], contact("Wu Jing"));
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        // Also a member's.
        ann.put(CONTACT, &contact("Zhao Min")).if_match(3).expect(200).await;
        let file = olga.get("/v2/operator/partners/t1").expect(200).await.json();
        assert_eq!(file["programs"][0]["contact"], contact("Zhao Min"));
        ann.post("/v2/partners/programs/PCE/leave", &json!({ "reason": "The end" })).if_match(4).expect(200).await;
        let over = ann.put(CONTACT, &contact("Li Na")).if_match(5).expect(409).await.json();
        assert_eq!(over["state"], "EXITED");
        assert_eq!(card(&ann).await["contact"], Value::Null);
        let audited =
            "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'program_membership.change_contact'";
        assert_eq!(app.number("t1", audited).await, 2);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn bad_input_no_right_and_other_tenants_change_nothing() {
    TestApp::on_both_engines(async |app| {
        for tenant in ["t1", "t2"] {
            app.tenant(tenant).await;
        }
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        ann.post(APPLY, &pce(Some(contact("Li Na")))).expect(201).await;
        for (body, fields) in [
            (json!({ "name": "", "telephone": "", "email": "" }), vec!["name", "email"]),
            (json!({ "name": "Li", "telephone": "", "email": "no mail" }), vec!["email"]),
            (json!({ "name": "Li", "telephone": "13800000001" }), vec!["email"]),
            (json!({ "name": "Li", "telephone": "13800000001", "email": "", "more": 1 }), vec!["more"]),
        ] {
            assert_eq!(ann.put(CONTACT, &body).if_match(1).expect(400).await.fields(), fields, "{body}");
        }
        app.stranger().put(CONTACT, &contact("x")).if_match(1).expect(401).await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        fay.put(CONTACT, &contact("x")).if_match(1).expect(403).await;
        ann.put("/v2/partners/programs/CAPABILITY/contact", &contact("x")).if_match(0).expect(404).await;
        ann.put("/v2/partners/programs/GONE/contact", &contact("x")).if_match(0).expect(404).await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        eve.put(CONTACT, &contact("x")).if_match(1).expect(404).await;
        assert_eq!(card(&ann).await["contact"], contact("Li Na"));
    })
    .await;
}
