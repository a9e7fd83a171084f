//! What each change leads to, on the operator's page and on the partner's.

use super::{PARTNER, at, both, draft};
use crate::testing::TestApp;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const DISTRIBUTOR: &str = "/v2/partners/paths/DISTRIBUTOR/choose";

/// What stands in a list of the file under a code.
fn line<'a>(file: &'a Value, list: &str, key: &str, code: &str) -> &'a Value {
    file[list].as_array().unwrap().iter().find(|one| one[key] == code).unwrap()
}

#[tokio::test]
async fn an_invitation_opens_the_path_until_it_is_taken_back() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let before = olga.get(PARTNER).expect(200).await;
        assert_eq!((before.version(), &before.json()["paths"].as_array().unwrap().len()), (Some(0), &5));
        let closed = ann.post(DISTRIBUTOR, &json!({})).if_match(0).expect(400).await.json();
        assert!(closed["check_items"].to_string().contains("PATH_INVITATION_MISSING"));
        let (path, new) = (at("path-invitations"), json!({ "path": "DISTRIBUTOR" }));
        let first = olga.post(&path, &new).if_match(0).key("invite-once").expect(200).await;
        let again = olga.post(&path, &new).if_match(0).key("invite-once").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let file = first.json();
        let told = line(&file, "paths", "path", "DISTRIBUTOR");
        assert_eq!((&told["by_invitation"], &told["invited"]), (&json!(true), &json!(true)));
        assert_eq!((&told["changed"]["by"], &told["changed"]["change"]), (&json!("olga"), &json!("GIVEN")));
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "subject").await.as_deref(), Some("DISTRIBUTOR"));
        let sent = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'VENDOR_FACT_CHANGED'";
        assert_eq!(app.number("t1", sent).await, 1);
        let back = json!({ "reason": "The contract is off" });
        let taken = olga.post(&at("path-invitations/DISTRIBUTOR/withdraw"), &back).if_match(1).expect(200).await;
        let file = taken.json();
        let told = line(&file, "paths", "path", "DISTRIBUTOR");
        assert_eq!((&told["invited"], &told["changed"]["reason"]), (&json!(false), &back["reason"]));
        ann.post(DISTRIBUTOR, &json!({})).if_match(0).expect(400).await;
        olga.post(&path, &new).if_match(2).expect(200).await;
        ann.post(DISTRIBUTOR, &json!({})).if_match(0).expect(200).await;
        // Who has chosen the path stays on it.
        olga.post(&at("path-invitations/DISTRIBUTOR/withdraw"), &back).if_match(3).expect(200).await;
        let file = olga.get(PARTNER).expect(200).await.json();
        assert_eq!(line(&file, "paths", "path", "DISTRIBUTOR")["stage"], "SELECTED");
        let who = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND actor_name = 'olga' AND actor_kind = 'OPERATOR'";
        assert_eq!(app.number("t1", who).await, 4);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_confirmed_partner_receives_opportunities_and_one_that_is_not_does_not() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1, 2)").await;
        app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1)").await;
        let unmet = async || {
            let ho = json!({ "partner_id": "t1", "opportunity": draft() });
            let answer = olga.post("/v2/operator/opportunities", &ho).send().await;
            if answer.status == 201 {
                return Vec::<Value>::new();
            }
            let items = answer.json()["check_items"].as_array().unwrap().clone();
            items.into_iter().filter(|item| item["passed"] == false).map(|item| item["check"].clone()).collect()
        };
        assert_eq!(unmet().await, ["HO_CONFIRMATION", "HO_OFFERING"]);
        let confirm = at("co-sell/confirm");
        olga.post(&confirm, &json!({ "listed_products": 0 })).if_match(0).expect(200).await;
        assert_eq!(unmet().await, ["HO_OFFERING"]);
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "count").await.as_deref(), Some("0"));
        // Confirming again counts the products anew, and nothing twice.
        let two = olga.post(&confirm, &json!({ "listed_products": 2 })).if_match(1).expect(200).await.json();
        assert_eq!((&two["co_sell"]["confirmed"], &two["co_sell"]["listed_products"]), (&json!(true), &json!(2)));
        assert_eq!(unmet().await, Vec::<Value>::new());
        let refused = olga.post(&confirm, &json!({ "listed_products": 2 })).if_match(2).expect(409).await.json();
        assert_eq!(refused["state"], "CONFIRMED");
        let taken = olga.post(&at("co-sell/withdraw"), &json!({ "reason": "Expired" })).if_match(2).expect(200).await.json();
        assert_eq!((&taken["co_sell"]["confirmed"], &taken["co_sell"]["listed_products"]), (&json!(false), &json!(2)));
        assert_eq!(unmet().await, ["HO_CONFIRMATION"]);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_tag_counts_from_when_it_is_given_to_its_last_day() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let today = domain::period::business_day(app.app.now());
        let new = json!({ "tag": "SAP", "held_since": "2026-01-05", "valid_until": today.to_string() });
        let given = olga.post(&at("competency-tags"), &new).if_match(0).expect(200).await.json();
        let held = &line(&given, "tags", "tag", "SAP")["held"];
        assert_eq!(held["held_since"], "2026-01-04T16:00:00Z");
        let end = domain::period::end_of_day(today).unwrap();
        assert_eq!(held["valid_until"], json!(domain::api::time::to_text(end)));
        let seen = ann.get("/v2/partners/capabilities").expect(200).await.json();
        assert_eq!(seen["tags"], json!([held]));
        let counted = async || {
            let ann = app.client(&app.login_of("t1", "ann")).await;
            ann.get("/v2/partners/paths/SERVICE/certification").expect(200).await.json()["facts"]["competency_tags"]
                .clone()
        };
        for (after, tags) in [(-1, json!(["SAP"])), (0, json!([]))] {
            app.clock.advance(end - app.app.now() + chrono::Duration::seconds(after));
            assert_eq!(counted().await, tags, "{after}");
        }
        // The partner still reads that it had the tag, and until when.
        let ann = app.client(&app.login_of("t1", "ann")).await;
        assert_eq!(ann.get("/v2/partners/capabilities").expect(200).await.json()["tags"], json!([held]));
        let olga = app.client(&app.login_of("platform", "olga")).await;
        let longer = json!({ "tag": "SAP", "held_since": "2026-01-05" });
        olga.post(&at("competency-tags"), &longer).if_match(1).expect(200).await;
        assert_eq!(counted().await, json!(["SAP"]));
        let same = olga.post(&at("competency-tags"), &longer).if_match(2).expect(409).await.json();
        assert_eq!(same["state"], "HELD");
        olga.post(&at("competency-tags/SAP/withdraw"), &json!({ "reason": "Audit" })).if_match(2).expect(200).await;
        assert_eq!(counted().await, json!([]));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_role_under_review_is_locked_until_the_review_ends() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        app.member("t1", "sam", &[PresetRole::SaSpecialist]).await;
        let order = |role: &str| json!({ "member_id": "sam", "role": role, "reason": "Certificate in doubt" });
        let unheld = olga.post(&at("role-reviews"), &order("FINANCE")).if_match(0).expect(400).await;
        assert_eq!(unheld.fields(), ["role"]);
        let begun = olga.post(&at("role-reviews"), &order("SA_SPECIALIST")).if_match(0).expect(200).await.json();
        let told = &begun["roles"][0];
        assert_eq!((&told["name"], &told["role"]), (&json!("sam"), &json!("SA_SPECIALIST")));
        assert!(told["under_review_since"].is_string(), "{told}");
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "member").await.as_deref(), Some("sam"));
        let member = "/v2/partners/members/sam";
        let seen = ann.get(member).expect(200).await;
        assert_eq!(seen.json()["member"]["under_review"], json!(["SA_SPECIALIST"]));
        let roles = json!({ "preset_roles": ["FINANCE"], "custom_roles": [], "released_customers": 0 });
        let assign = format!("{member}/roles");
        let version = seen.version().unwrap();
        let locked = ann.put(&assign, &roles).if_match(version).expect(400).await.json();
        assert!(locked["check_items"].to_string().contains("ROLE_UNDER_REVIEW"));
        let twice = olga.post(&at("role-reviews"), &order("SA_SPECIALIST")).if_match(1).expect(409).await.json();
        assert_eq!(twice["state"], "UNDER_REVIEW");
        let ended = olga.post(&at("role-reviews/end"), &order("SA_SPECIALIST")).if_match(1).expect(200).await.json();
        let told = ended["roles"].as_array().unwrap().iter().find(|one| one["member_id"] == "sam").unwrap().clone();
        assert_eq!((&told["under_review_since"], &told["changed"]["change"]), (&Value::Null, &json!("TAKEN")));
        ann.put(&assign, &roles).if_match(version).expect(200).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
