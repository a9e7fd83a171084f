//! Inviting employees, and the life of their links.

use crate::http::specialists::fixtures::{NewPerson, PATH, invitation};
use crate::testing::TestApp;
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

fn unmet(refusal: &Value) -> Vec<String> {
    let items = refusal["check_items"].as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap().to_owned()).collect()
}

fn unmet_of(verdict: &Value) -> Vec<String> {
    unmet(&json!({ "check_items": verdict["conditions"] }))
}

#[tokio::test]
async fn an_invitation_is_sent_once_and_found_in_the_list() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        let lan = app.person(NewPerson::default()).await;
        let invite = format!("{PATH}/invitations");
        let first = ann.post(&invite, &invitation("lan")).key("invite-lan").expect(201).await;
        let again = ann.post(&invite, &invitation("lan")).key("invite-lan").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let sent = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'SPECIALIST_INVITED'";
        assert_eq!(app.number("customers", sent).await, 1);
        assert!(app.letter(&lan).await.starts_with("/c/specialist/"));
        let listed = ann.get(&format!("{PATH}?search=LAN&state=INVITED")).expect(200).await.json();
        let row = &listed["specialists"][0];
        assert_eq!((&listed["count"], &row["turn"]["who"]), (&json!(1), &json!("EMPLOYEE")));
        // Nothing of the person is shared before it accepts.
        assert_eq!((&row["certificates"], &first.json()["records"]), (&Value::Null, &Value::Null));
        assert_eq!(listed["invitation"]["conditions"][3]["seen"], json!({ "type": "count", "value": 2 }));
        let specialists = ann.get(&format!("{PATH}?view=SPECIALISTS")).expect(200).await.json();
        assert_eq!(specialists["count"], 0);
        let id = first.json()["specialist"]["specialist_id"].as_str().unwrap().to_owned();
        assert_eq!(eve.get(PATH).expect(200).await.json()["count"], 0);
        eve.get(&format!("{PATH}/{id}")).expect(404).await;
        eve.post(&format!("{PATH}/{id}/resend"), &json!({})).if_match(1).expect(404).await;
        let twice = ann.post(&invite, &invitation("lan")).expect(400).await.json();
        assert_eq!(unmet(&twice), ["TARGET_ALREADY_INVITED"]);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_candidate_shows_every_condition_but_not_what_is_its_own() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        app.bound(&eve, NewPerson::default()).await;
        app.execute("customers", "UPDATE personal_accounts SET real_name = 'ENTERPRISE', is_partner = TRUE WHERE tenant_id = $1").await;
        for partner in ["t7", "t8"] {
            let sql = match partner {
                "t7" => "INSERT INTO personal_links (tenant_id, account_id, partner_tenant_id, linked_at) VALUES ($1, 'lan', 't7', 1790000000)",
                _ => "INSERT INTO personal_links (tenant_id, account_id, partner_tenant_id, linked_at) VALUES ($1, 'lan', 't8', 1791000000)",
            };
            app.execute("customers", sql).await;
        }
        app.person(NewPerson { id: "mei", ..NewPerson::default() }).await;
        let search = format!("{PATH}/candidates");
        // Two accounts share a phone number.
        let found = ann.post(&search, &json!({ "contact": "199 0000 0001" })).expect(200).await.json();
        let names: Vec<_> = found["candidates"].as_array().unwrap().iter().map(|it| &it["masked_name"]).collect();
        assert_eq!(names, ["l**", "m**"]);
        let verdict = &found["candidates"][0]["verdict"];
        assert_eq!(
            unmet_of(verdict),
            ["TARGET_ENTERPRISE", "TARGET_LINKED", "TARGET_IS_PARTNER", "TARGET_3_PARTNERS_IN_YEAR"]
        );
        assert!(verdict["conditions"].as_array().unwrap().iter().all(|item| item["check"] != "TARGET_3_PARTNERS_IN_YEAR" || item.get("seen").is_none()));
        let refused = ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(400).await.json();
        assert_eq!(refused["check_items"].as_array().unwrap().len(), 9);
        assert_eq!(unmet(&refused).len(), 4);
        assert_eq!(ann.post(&search, &json!({ "contact": "nobody" })).expect(200).await.json()["candidates"], json!([]));
        assert_eq!(ann.post(&search, &json!({ "contact": " " })).expect(400).await.fields(), ["contact"]);
        // An id alone invites nobody.
        let guessed = json!({ "contact": "somebody@example.com", "account_id": "mei" });
        assert_eq!(ann.post(&format!("{PATH}/invitations"), &guessed).expect(400).await.fields(), ["account_id"]);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_invites_a_hundred_a_day_and_only_from_a_path() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        app.person(NewPerson::default()).await;
        app.invited_already("t1", 100).await;
        let full = ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(400).await.json();
        assert_eq!(
            (unmet(&full), full["available_at"].as_str()),
            (vec!["INVITATION_CAP".to_owned()], Some("2026-11-22T16:00:00Z"))
        );
        app.clock.advance(Duration::hours(14) - Duration::seconds(1));
        let late = app.again("t1").await;
        late.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(400).await;
        app.clock.advance(Duration::seconds(1));
        app.execute("t1", "UPDATE development_paths SET stage = 'AVAILABLE' WHERE tenant_id = $1").await;
        let off = late.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(400).await.json();
        assert_eq!(unmet(&off), ["INVITER_NOT_ELIGIBLE"]);
        app.execute("t1", "UPDATE development_paths SET stage = 'SELECTED' WHERE tenant_id = $1").await;
        late.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(201).await;
    })
    .await;
}

#[tokio::test]
async fn a_specialist_is_cancelled_before_it_is_unbound() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        let id =
            app.bound(&ann, NewPerson { certificates: &[("HCCDA", 90), ("HCIP", 90)], ..NewPerson::default() }).await;
        let path = |what: &str| format!("{PATH}/{id}/{what}");
        let bound = ann.get(&format!("{PATH}/{id}")).expect(200).await;
        assert_eq!(
            (bound.version(), &bound.json()["specialist"]["certificates"]),
            (Some(2), &json!({ "held": 2, "counting": 1 }))
        );
        assert_eq!(bound.json()["records"]["certificates"][1]["discounts"], json!(["OTHER_KIND"]));
        let proof = app.proof(&ann).await;
        let application = json!({ "path": "SERVICE", "attachment_id": proof, "note": "full time" });
        ann.post(&path("apply"), &application).expect(428).await;
        ann.post(&path("apply"), &application).if_match(1).expect(412).await;
        for (body, field) in [
            (json!({ "path": "SERVICE" }), "attachment_id"),
            (json!({ "path": "SOFTWARE", "attachment_id": proof }), "path"),
            (json!({ "path": "GONE", "attachment_id": proof }), "path"),
        ] {
            assert_eq!(ann.post(&path("apply"), &body).if_match(2).expect(400).await.fields(), [field], "{body}");
        }
        let applied = ann.post(&path("apply"), &application).if_match(2).key("apply-lan").expect(200).await;
        assert_eq!(
            ann.post(&path("apply"), &application).if_match(2).key("apply-lan").expect(200).await.text,
            applied.text
        );
        assert_eq!(applied.json()["specialist"]["state"], "APPLY_REVIEWING");
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        let refused = ann.post(&path("unbind"), &json!({})).if_match(4).expect(400).await.json();
        assert_eq!(unmet(&refused), ["SPECIALIST_NOT_CANCELLED"]);
        let cancellation = |proof: &str| json!({ "reason": "has left", "attachment_id": proof });
        let blank = json!({ "reason": " ", "attachment_id": proof });
        assert_eq!(ann.post(&path("cancel"), &blank).if_match(4).expect(400).await.fields(), ["reason"]);
        ann.post(&path("cancel"), &cancellation(&app.proof(&ann).await)).if_match(4).expect(200).await;
        let back = ann.post(&path("withdraw-cancel"), &json!({})).if_match(5).expect(200).await.json();
        assert_eq!(back["specialist"]["state"], "SPECIALIST");
        let twice = ann.post(&path("withdraw-cancel"), &json!({})).if_match(6).expect(400).await.json();
        assert_eq!(unmet(&twice), ["SPECIALIST_STATE"]);
        ann.post(&path("cancel"), &cancellation(&app.proof(&ann).await)).if_match(6).expect(200).await;
        assert_eq!(app.ruled(&olga, true, "agreed").await.status, 200);
        let ended = ann.post(&path("unbind"), &json!({})).if_match(8).expect(200).await.json();
        assert_eq!((&ended["specialist"]["state"], &ended["records"]), (&json!("UNBOUND"), &Value::Null));
        let events: Vec<_> =
            ended["history"].as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap()).collect();
        assert_eq!(events.last(), Some(&"UNBIND"));
        assert_eq!(events.len(), 9);
        let free = "SELECT COUNT(*) FROM personal_accounts WHERE tenant_id = $1 AND linked_tenant_id IS NULL";
        assert_eq!(app.number("customers", free).await, 1);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn the_vendor_refuses_with_a_reason_and_cancels_by_itself() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        let id = app.bound(&ann, NewPerson::default()).await;
        assert_eq!(app.decide("t1", &id, true, "").await, Err(409));
        let application = |proof: &str| json!({ "path": "SERVICE", "attachment_id": proof });
        let apply = format!("{PATH}/{id}/apply");
        ann.post(&apply, &application(&app.proof(&ann).await)).if_match(2).expect(200).await;
        assert_eq!(app.decide("t1", &id, false, " ").await, Err(400));
        assert_eq!(app.ruled(&olga, false, "").await.status, 400);
        assert_eq!(app.ruled(&olga, false, "no contract").await.status, 200);
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "reason").await.as_deref(), Some("no contract"));
        let shown = ann.get(&format!("{PATH}/{id}")).expect(200).await.json();
        assert_eq!(shown["specialist"]["answer"], "no contract");
        ann.post(&apply, &application(&app.proof(&ann).await)).if_match(4).expect(200).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(app.cancel_by_vendor(&olga, &id, 6, "").await.fields(), ["reason"]);
        assert_eq!(app.cancel_by_vendor(&ann, &id, 6, "fraud").await.status, 403);
        assert_eq!(app.cancel_by_vendor(&olga, &id, 5, "fraud").await.status, 412);
        assert_eq!(app.cancel_by_vendor(&olga, "nobody", 6, "fraud").await.status, 404);
        let done = app.cancel_by_vendor(&olga, &id, 6, "fraud").await.json();
        assert_eq!(done["specialist"]["state"], "CANCELLED_BY_VENDOR");
        assert_eq!(app.message(&ann, "SPECIALIST_CANCELLED", "reason").await.as_deref(), Some("fraud"));
        assert_eq!(app.cancel_by_vendor(&olga, &id, 7, "fraud").await.status, 409);
        assert_eq!(app.decide("t2", &id, true, "").await, Err(404));
    })
    .await;
}

#[tokio::test]
async fn nobody_but_administrators_sees_employees() {
    let app = TestApp::sqlite().await;
    app.inviting("t1").await;
    let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
    for path in [PATH.to_owned(), format!("{PATH}/x"), "/v2/partners/paths/SERVICE/certification".to_owned()] {
        sal.get(&path).expect(403).await;
        app.stranger().get(&path).expect(401).await;
    }
    for what in ["invitations", "candidates", "x/resend", "x/unbind", "x/apply", "x/cancel", "x/withdraw-cancel"] {
        sal.post(&format!("{PATH}/{what}"), &json!({})).if_match(1).expect(403).await;
    }
}

#[tokio::test]
async fn the_operator_reads_what_was_submitted_and_leaving_the_path_takes_it_back() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        let id = app.bound(&ann, NewPerson::default()).await;
        let proof = app.proof(&ann).await;
        let application = json!({ "path": "SERVICE", "attachment_id": proof, "note": "leads the team" });
        ann.post(&format!("{PATH}/{id}/apply"), &application).if_match(2).expect(200).await;
        let queue = "/v2/operator/reviews";
        let review = olga.get(queue).expect(200).await.json()["reviews"][0]["review_id"].clone();
        let detail = olga.get(&format!("{queue}/{}", review.as_str().unwrap())).expect(200).await.json();
        assert_eq!(detail["partner_id"], "t1");
        let handed_in = &detail["specialist"]["application"];
        assert_eq!((&handed_in["text"], &handed_in["document"]), (&json!("leads the team"), &json!("contract.pdf")));
        assert_eq!(handed_in["attachment"]["attachment_id"], json!(proof));
        assert_eq!(detail["specialist"]["specialist"]["specialist_id"], json!(id));
        let version =
            app.number("t1", "SELECT version FROM development_paths WHERE tenant_id = $1 AND path = 'SERVICE'").await;
        ann.post("/v2/partners/paths/SERVICE/exit", &json!({})).if_match(version).expect(200).await;
        let after = ann.get(&format!("{PATH}/{id}")).expect(200).await.json();
        assert_eq!(after["specialist"]["state"], "BOUND");
        let detail = olga.get(&format!("{queue}/{}", review.as_str().unwrap())).expect(200).await.json();
        assert_eq!((&detail["review"]["state"], &detail["history"][1]["event"]), (&json!("WITHDRAWN"), &json!("DROP")));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_refused_invitation_leaves_receipts_of_what_is_the_partners_to_read() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        app.person(NewPerson::default()).await;
        app.invited_already("t1", 100).await;
        let refused = ann.post(&format!("{PATH}/invitations"), &invitation("lan")).expect(400).await.json();
        let kept = ann.get("/v2/partners/receipts").expect(200).await.json();
        assert_eq!((&kept["count"], &kept["receipts"][0]["rule"]), (&json!(1), &json!("R-34")));
        assert_eq!(kept["receipts"][0]["receipt_id"], refused["receipt_id"]);
    })
    .await;
}
