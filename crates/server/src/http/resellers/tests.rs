//! Applications from both sides and the vendor's, and the list of resellers.

mod answers;
mod batch;
mod funds;
mod invitation_bars;
mod invitations;
mod list;
mod own_funds;
mod permission;
mod quota_sums;
pub(in crate::http) mod quotas;

use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

const APPLICATIONS: &str = "/v2/partners/reseller-applications";
const APPLY: &str = "/v2/partners/program-applications";
const WITHDRAW: &str = "/v2/partners/program-applications/CLOUD_RESELLER/withdraw";
const QUEUE: &str = "/v2/operator/reviews";
const LINKED: &str = "SELECT COUNT(*) FROM resellers WHERE tenant_id = $1";

/// Distributors with an administrator each, and an operator of the vendor's.
async fn distributors(app: &TestApp) -> (Client, Client, Client) {
    for id in ["platform", "d1", "d2"] {
        app.tenant(id).await;
    }
    for id in ["d1", "d2"] {
        app.execute(id, "UPDATE tenants SET partner_type = 'DISTRIBUTOR' WHERE tenant_id = $1").await;
    }
    let olga = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
    let dora = app.member("d1", "dora", &[PresetRole::Admin]).await;
    let dirk = app.member("d2", "dirk", &[PresetRole::Admin]).await;
    (app.client(&olga).await, dora, dirk)
}

fn to(distributor: &str) -> Value {
    json!({ "program": "CLOUD_RESELLER", "distributor_id": distributor })
}

/// A partner's administrator who has applied to `d1`.
async fn applicant(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    let ann = app.member(tenant, &format!("ann-{tenant}"), &[PresetRole::Admin]).await;
    ann.post(APPLY, &to("d1")).expect(201).await;
    ann
}

/// What waits longest in the vendor's queue is passed on.
async fn pass_on(olga: &Client) {
    let review = olga.get(QUEUE).expect(200).await.json()["reviews"][0]["review_id"].as_str().unwrap().to_owned();
    olga.post(&format!("{QUEUE}/{review}/approve"), &json!({ "reason": "for you alone" }))
        .if_match(1)
        .expect(200)
        .await;
}

/// The applications as the distributor sees them.
async fn received(dora: &Client) -> Vec<Value> {
    dora.get(APPLICATIONS).expect(200).await.json()["applications"].as_array().unwrap().clone()
}

/// The applicant's card of the programme.
async fn card(ann: &Client) -> Value {
    let programs = ann.get("/v2/partners/programs").expect(200).await.json();
    programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == "CLOUD_RESELLER").unwrap().clone()
}

fn path(application: &Value, then: &str) -> String {
    format!("{APPLICATIONS}/{}{then}", application["application_id"].as_str().unwrap())
}

#[tokio::test]
async fn the_vendor_passes_it_on_and_the_distributor_decides_once() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let ann = applicant(&app, "t1").await;
        let first = card(&ann).await;
        assert_eq!((&first["state"], &first["turn"]["who"]), (&json!("APPLYING"), &json!("VENDOR")));
        assert_eq!(first["reseller_application"]["application"]["distributor_id"], "d1");
        // Until the vendor has agreed, the distributor learns nothing.
        assert!(received(&dora).await.is_empty());
        pass_on(&olga).await;
        assert_eq!(card(&ann).await["turn"]["who"], "DISTRIBUTOR");
        assert_eq!(
            app.message(&ann, "RESELLER_APPLICATION_DECIDED", "state").await.as_deref(),
            Some("DISTRIBUTOR_REVIEW")
        );
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "state").await, None);
        assert_eq!(
            app.message(&dora, "RESELLER_APPLICATION_RECEIVED", "partner_en").await.as_deref(),
            Some("Partner t1")
        );
        let todo = dora.get("/v2/partners/todos").expect(200).await.json()["todos"][0].clone();
        assert_eq!(
            (&todo["kind"], &todo["title"], &todo["turn"]["who"]),
            (&json!("ANSWER_RESELLER_APPLICATION"), &json!("Partner t1"), &json!("DISTRIBUTOR"))
        );
        let waiting = received(&dora).await.remove(0);
        assert_eq!(todo["object_id"], waiting["application_id"]);
        assert_eq!((&waiting["account_name"], &waiting["email"]), (&json!("t1.ann-t1"), &json!("ann-t1@example.com")));
        assert_eq!(waiting["actions"], json!(["APPROVE", "REJECT"]));
        // Messages of one second have no order.
        app.clock.advance(chrono::Duration::seconds(1));
        let approve = path(&waiting, "/approve");
        dora.post(&approve, &json!({})).expect(428).await;
        let stale = dora.post(&approve, &json!({})).if_match(1).expect(412).await.json();
        assert_eq!((&stale["stale"]["changed_by"], &stale["stale"]["current"]), (&json!("olga"), &json!(2)));
        let done = dora.post(&approve, &json!({})).if_match(2).key("agree-to-it").expect(200).await;
        let again = dora.post(&approve, &json!({})).if_match(2).key("agree-to-it").expect(200).await;
        assert_eq!((done.text.as_str(), done.version()), (again.text.as_str(), Some(3)));
        let history = done.json()["history"].as_array().unwrap().clone();
        let history: Vec<_> =
            history.iter().map(|one| (one["event"].as_str().unwrap(), one["party"].as_str().unwrap())).collect();
        assert_eq!(history, [("SUBMITTED", "PARTNER"), ("APPROVE", "VENDOR"), ("APPROVE", "DISTRIBUTOR")]);
        assert!(!done.text.contains("for you alone"));
        dora.post(&approve, &json!({})).if_match(3).expect(409).await;
        // Relation and membership are there together.
        let joined = card(&ann).await;
        assert_eq!((&joined["state"], joined["joined_at"].is_string()), (&json!("JOINED"), true));
        assert_eq!(app.message(&ann, "RESELLER_APPLICATION_DECIDED", "state").await.as_deref(), Some("APPROVED"));
        let session = ann.get("/v2/sessions/current").expect(200).await.json();
        assert_eq!(session["partner_type"], "CLOUD_RESELLER");
        assert_eq!(app.text("t1", "SELECT parent_tenant_id FROM tenants WHERE tenant_id = $1").await, "d1");
        // Acting for customers is the distributor's to allow.
        assert_eq!(
            app.number(
                "t1",
                "SELECT COUNT(*) FROM partner_profiles WHERE tenant_id = $1 AND NOT may_act_for_customers"
            )
            .await,
            1
        );
        assert_eq!(app.number("d1", LINKED).await, 1);
        dora.post("/v2/partners/sub-customers/query", &json!({ "indirect_partner_id": "t1" })).expect(200).await;
        for tenant in ["t1", "d1", "platform"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_names_a_distributor_and_only_one_of_good_standing() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        for id in ["t1", "d3-of-old"] {
            app.tenant(id).await;
        }
        app.execute("d3-of-old", "UPDATE tenants SET partner_type = 'DISTRIBUTOR' WHERE tenant_id = $1").await;
        app.execute("d2", "UPDATE tenants SET status = 'FROZEN' WHERE tenant_id = $1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        for body in [
            json!({ "program": "CLOUD_RESELLER" }),
            json!({ "program": "PCE", "distributor_id": "d1" }),
            to("d2"), to("t1"), to("gone"), to("platform"), to("a b"),
        ] {
            assert_eq!(ann.post(APPLY, &body).expect(400).await.fields(), ["distributor_id"], "{body}");
        }
        dora.post(APPLY, &to("d1")).expect(400).await;
        // a distributor becomes nobody's reseller, also after its own membership has ended.
        let d3 = app.member("d3-of-old", "dee", &[PresetRole::Admin]).await;
        let refused = d3.post(APPLY, &to("d1")).expect(400).await.json();
        let unmet = refused["check_items"].as_array().unwrap().iter().find(|item| item["passed"] == false).unwrap();
        assert_eq!((&unmet["check"], &unmet["seen"]["value"]), (&json!("OTHER_PLAN_ON_SAME_ACCOUNT"), &json!(["DISTRIBUTION"])));
        let found = ann.get("/v2/partners/distributors?search=D1").expect(200).await.json();
        assert_eq!(found["partners"], json!([{ "partner_id": "d1", "name_zh": "Partner d1", "name_en": "Partner d1" }]));
        assert_eq!(ann.get("/v2/partners/distributors?search=d2").expect(200).await.json()["partners"], json!([]));
        assert_eq!(dora.get("/v2/partners/distributors?search=d1").expect(200).await.json()["partners"], json!([]));
        app.stranger().get("/v2/partners/distributors").expect(401).await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        fay.get("/v2/partners/distributors").expect(403).await;
        fay.post(APPLY, &to("d1")).expect(403).await;
        // an account that is in another programme is refused with a receipt, and nothing is filed.
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 1, 2)").await;
        let refused = ann.post(APPLY, &to("d1")).expect(400).await.json();
        let receipt = ann.get(&format!("/v2/partners/receipts/{}", refused["receipt_id"].as_str().unwrap())).expect(200).await.json();
        assert_eq!(receipt["line"]["rule"], "R-22");
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM reseller_applications WHERE tenant_id = $1").await, 0);
        assert_eq!(olga.get(QUEUE).expect(200).await.json()["count"], 0);
        // Who is a distributor's reseller already names no other.
        app.execute("t1", "UPDATE tenants SET parent_tenant_id = 'd2' WHERE tenant_id = $1").await;
        assert_eq!(ann.post(APPLY, &to("d1")).expect(400).await.fields(), ["distributor_id"]);
        assert_eq!(ann.get("/v2/partners/distributors").expect(200).await.json()["partners"], json!([]));
        app.execute("d2", "UPDATE tenants SET status = 'ACTIVE' WHERE tenant_id = $1").await;
        assert_eq!(ann.get("/v2/partners/distributors").expect(200).await.json()["partners"][0]["partner_id"], "d2");
    })
    .await;
}

#[tokio::test]
async fn an_application_that_was_filed_is_answered_again_whatever_became_of_the_distributor() {
    TestApp::on_both_engines(async |app| {
        distributors(&app).await;
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let first = ann.post(APPLY, &to("d1")).key("name-it-once").expect(201).await;
        app.execute("d1", "UPDATE tenants SET status = 'FROZEN' WHERE tenant_id = $1").await;
        assert_eq!(ann.post(APPLY, &to("d1")).key("name-it-once").expect(201).await.text, first.text);
    })
    .await;
}

#[tokio::test]
async fn it_is_taken_back_from_either_queue() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let ann = applicant(&app, "t1").await;
        ann.post(WITHDRAW, &json!({})).if_match(1).key("take-it-back").expect(200).await;
        ann.post(WITHDRAW, &json!({})).if_match(1).key("take-it-back").expect(200).await;
        assert_eq!(olga.get(QUEUE).expect(200).await.json()["waiting"], 0);
        assert_eq!(app.message(&dora, "RESELLER_APPLICATION_WITHDRAWN", "partner_en").await, None);
        let card_now = card(&ann).await;
        assert_eq!((&card_now["state"], &card_now["actions"]), (&json!("NOT_JOINED"), &json!(["APPLY"])));
        ann.post(APPLY, &to("d1")).expect(201).await;
        pass_on(&olga).await;
        // The vendor's step is a change of the membership too: who had not seen it reads it first.
        ann.post(WITHDRAW, &json!({})).if_match(3).expect(412).await;
        ann.post(WITHDRAW, &json!({})).if_match(4).expect(200).await;
        assert_eq!(
            app.message(&dora, "RESELLER_APPLICATION_WITHDRAWN", "partner_en").await.as_deref(),
            Some("Partner t1")
        );
        let withdrawn = received(&dora).await.remove(0);
        assert_eq!(
            (&withdrawn["state"], &withdrawn["actions"], &withdrawn["turn"]["who"]),
            (&json!("WITHDRAWN"), &json!([]), &Value::Null)
        );
        dora.post(&path(&withdrawn, "/approve"), &json!({})).if_match(3).expect(409).await;
        assert_eq!(dora.get("/v2/partners/todos").expect(200).await.json()["count"], 0);
        assert_eq!(app.number("d1", LINKED).await, 0);
    })
    .await;
}
