//! Invitations by mail: the distributor's agreement, carried by whoever is invited.

use super::{APPLICATIONS, APPLY, LINKED, QUEUE, WITHDRAW, distributors, pass_on, received};
use crate::testing::{Client, TestApp};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const PATH: &str = "/v2/partners/reseller-invitations";
pub(super) const READ: &str = "/v2/partners/reseller-invitations/read";
const OPEN: &str = "SELECT COUNT(*) FROM reseller_invitations WHERE tenant_id = $1";

fn letter(email: &str) -> Value {
    json!({ "name": "Harbour Software", "email": email })
}

/// Invites, and answers the invitation and the token of its letter.
pub(super) async fn invite(dora: &Client, email: &str) -> (Value, String) {
    let sent = dora.post(PATH, &letter(email)).expect(201).await.json();
    let token = sent["url"].as_str().unwrap().rsplit_once("/programs?invitation=").unwrap().1.to_owned();
    (sent["invitation"].clone(), token)
}

fn with(token: &str) -> Value {
    json!({ "program": "CLOUD_RESELLER", "invitation_token": token })
}

pub(super) async fn partner(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    app.member(tenant, &format!("ann-{tenant}"), &[PresetRole::Admin]).await
}

fn withdraw(invitation: &Value) -> String {
    format!("{PATH}/{}/withdraw", invitation["invitation_id"].as_str().unwrap())
}

async fn listed(dora: &Client) -> Value {
    dora.get(PATH).expect(200).await.json()["invitations"][0].clone()
}

#[tokio::test]
async fn who_is_invited_becomes_a_reseller_when_the_vendor_agrees() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let first = dora.post(PATH, &letter("li@example.com")).key("invite-once").expect(201).await;
        let again = dora.post(PATH, &letter("li@example.com")).key("invite-once").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let token = first.json()["url"].as_str().unwrap().rsplit_once('=').unwrap().1.to_owned();
        // The letter goes to the company; its token is nowhere else.
        let mailed = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND mail_to = 'li@example.com' AND kind = 'RESELLER_INVITED'";
        assert_eq!(app.number("d1", mailed).await, 1);
        for place in [PATH, "/v2/messages"] {
            assert!(!dora.get(place).expect(200).await.text.contains(&token), "{place}");
        }
        let ann = partner(&app, "r1").await;
        let read = ann.post(READ, &json!({ "token": token })).expect(200).await.json();
        assert_eq!((&read["distributor"]["partner_id"], &read["state"], &read["bar"]), (&json!("d1"), &json!("OPEN"), &Value::Null));
        let card = ann.post(APPLY, &with(&token)).expect(201).await.json();
        let application = &card["reseller_application"];
        assert_eq!(application["application"]["by_invitation"], true);
        let events = application["history"].as_array().unwrap().iter().map(|event| event["event"].as_str().unwrap());
        assert_eq!(events.collect::<Vec<_>>(), ["SUBMITTED", "INVITED"]);
        // Of what the vendor has not passed on the distributor knows nothing but that the letter was used.
        let used = listed(&dora).await;
        assert_eq!((&used["state"], &used["application_id"], &used["can_withdraw"]), (&json!("USED"), &Value::Null, &json!(true)));
        pass_on(&olga).await;
        assert_eq!(app.number("d1", LINKED).await, 1);
        let one = received(&dora).await.remove(0);
        assert_eq!((&one["state"], &one["actions"]), (&json!("APPROVED"), &json!([])));
        let detail = dora.get(&format!("{APPLICATIONS}/{}", one["application_id"].as_str().unwrap())).expect(200).await.json();
        let last = detail["history"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["event"], &last["actor"], &last["party"]), (&json!("APPROVE"), &json!("dora"), &json!("DISTRIBUTOR")));
        assert_eq!(listed(&dora).await["can_withdraw"], false);
        // Also where the relation begins, it is the distributor's agreement and nobody else's.
        let reseller = dora.get("/v2/partners/indirect-partners/r1").expect(200).await.json();
        assert_eq!((&reseller["history"][0]["event"], &reseller["history"][0]["actor"]), (&json!("LINKED"), &json!("dora")));
        // What the vendor wrote on passing it on is for the applicant.
        let news = app.message(&ann, "RESELLER_APPLICATION_DECIDED", "reason").await;
        assert_eq!(news.as_deref(), Some("for you alone"));
        // The distributor reads that it has a reseller more, and is asked nothing.
        let joined = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'RESELLER_JOINED'";
        let asked = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'RESELLER_APPLICATION_RECEIVED'";
        assert_eq!((app.number("d1", joined).await, app.number("d1", asked).await), (1, 0));
        let told = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'RESELLER_APPLICATION_DECIDED'";
        assert_eq!(app.number("r1", told).await, 1);
        assert!(app.audit_is_whole("d1").await && app.audit_is_whole("r1").await);
    })
    .await;
}

#[tokio::test]
async fn taken_back_in_time_the_application_is_answered_like_any_other() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let (_, token) = invite(&dora, "li@example.com").await;
        let ann = partner(&app, "r1").await;
        ann.post(APPLY, &with(&token)).expect(201).await;
        let path = withdraw(&listed(&dora).await);
        dora.post(&path, &json!({})).expect(428).await;
        dora.post(&path, &json!({})).if_match(1).expect(412).await;
        dora.post(&path, &json!({})).if_match(2).expect(200).await;
        pass_on(&olga).await;
        let one = received(&dora).await.remove(0);
        assert_eq!((&one["state"], app.number("d1", LINKED).await), (&json!("DISTRIBUTOR_REVIEW"), 0));
        let refused = dora.post(&path, &json!({})).if_match(3).expect(409).await.json();
        assert_eq!(refused["state"], "WITHDRAWN");
    })
    .await;
}

#[tokio::test]
async fn of_what_the_vendor_refused_the_distributor_learns_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let (_, token) = invite(&dora, "li@example.com").await;
        partner(&app, "r1").await.post(APPLY, &with(&token)).expect(201).await;
        let before = dora.get(PATH).expect(200).await.text;
        let review = olga.get(QUEUE).expect(200).await.json()["reviews"][0]["review_id"].as_str().unwrap().to_owned();
        olga.post(&format!("{QUEUE}/{review}/reject"), &json!({ "reason": "papers" })).if_match(1).expect(200).await;
        assert_eq!(dora.get(PATH).expect(200).await.text, before);
        assert!(received(&dora).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn of_two_who_apply_with_one_letter_at_once_one_does() {
    TestApp::on_both_engines(async |app| {
        let (_, dora, _) = distributors(&app).await;
        let (_, token) = invite(&dora, "li@example.com").await;
        let (ann, ben) = (partner(&app, "r1").await, partner(&app, "r2").await);
        let body = with(&token);
        let (first, second) = tokio::join!(ann.post(APPLY, &body).send(), ben.post(APPLY, &body).send());
        let mut said = [first.status.as_u16(), second.status.as_u16()];
        said.sort_unstable();
        assert!(said[0] == 201 && said[1] >= 400, "{said:?}");
        let filed = "SELECT COUNT(*) FROM reseller_applications WHERE tenant_id = $1";
        assert_eq!(app.number("r1", filed).await + app.number("r2", filed).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_distributor_that_takes_nobody_new_answers_by_itself() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, _) = distributors(&app).await;
        let (_, token) = invite(&dora, "li@example.com").await;
        partner(&app, "r1").await.post(APPLY, &with(&token)).expect(201).await;
        app.execute("d1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'DISTRIBUTION', 'EXPIRED', 1, 2, 3)").await;
        pass_on(&olga).await;
        assert_eq!((received(&dora).await.remove(0)["state"].clone(), app.number("d1", LINKED).await), (json!("DISTRIBUTOR_REVIEW"), 0));
    })
    .await;
}

#[tokio::test]
async fn a_letter_works_once_and_not_for_ever() {
    TestApp::on_both_engines(async |app| {
        let (_, dora, dirk) = distributors(&app).await;
        let (_, token) = invite(&dora, "li@example.com").await;
        let (ann, ben) = (partner(&app, "r1").await, partner(&app, "r2").await);
        let problem = async |client: &Client, body: &Value| {
            let refused = client.post(APPLY, body).expect(400).await.json()["field_errors"][0].clone();
            (refused["field"].as_str().unwrap().to_owned(), refused["problem"].as_str().unwrap().to_owned())
        };
        let of_token = |problem: &str| ("invitation_token".to_owned(), problem.to_owned());
        assert_eq!(problem(&ann, &with("nonsense")).await, of_token("WRONG"));
        assert_eq!(problem(&ann, &with(&"0".repeat(64))).await, of_token("WRONG"));
        assert_eq!(
            problem(&ann, &json!({ "program": "PCE", "invitation_token": token })).await,
            of_token("NOT_A_CHOICE")
        );
        // A letter of one distributor is not another's agreement.
        let crossed = json!({ "program": "CLOUD_RESELLER", "distributor_id": "d2", "invitation_token": token });
        assert_eq!(problem(&ann, &crossed).await.0, "distributor_id");
        ann.post(APPLY, &with(&token)).expect(201).await;
        assert_eq!(problem(&ben, &with(&token)).await, of_token("GONE"));
        ben.post(READ, &json!({ "token": "0".repeat(64) })).expect(404).await;
        // What was applied for with a letter can be taken back; the letter is used all the same.
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(200).await;
        assert_eq!(listed(&dora).await["state"], "USED");
        let (_, late) = invite(&dirk, "li@example.com").await;
        app.clock.advance(Duration::days(15) - Duration::seconds(1));
        let ben = app.client(&app.login_of("r2", "ann-r2")).await;
        let open = ben.post(READ, &json!({ "token": late })).expect(200).await.json();
        app.clock.advance(Duration::seconds(1));
        let over = ben.post(READ, &json!({ "token": late })).expect(200).await.json();
        assert_eq!((&open["state"], &over["state"]), (&json!("OPEN"), &json!("EXPIRED")));
        assert_eq!(problem(&ben, &with(&late)).await, of_token("EXPIRED"));
        assert_eq!(app.number("r2", "SELECT COUNT(*) FROM reseller_applications WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_input_and_a_second_letter_change_nothing() {
    TestApp::on_both_engines(async |app| {
        let (_, dora, _) = distributors(&app).await;
        assert_eq!(dora.post(PATH, &json!({ "name": "", "email": "li" })).expect(400).await.fields(), ["name", "email"]);
        assert_eq!(dora.post(PATH, &json!({ "name": "x", "email": "l@example.com", "more": 1 })).expect(400).await.fields(), ["more"]);
        let (invitation, _) = invite(&dora, "li@example.com").await;
        let second = dora.post(PATH, &letter(" LI@example.com ")).expect(400).await.json();
        assert_eq!(second["field_errors"][0]["problem"], "TAKEN");
        assert_eq!(app.number("d1", OPEN).await, 1);
        // Taken back, the address can be invited again, but nobody is flooded with letters.
        dora.post(&withdraw(&invitation), &json!({})).if_match(1).expect(200).await;
        for _ in 0..2 {
            let (again, _) = invite(&dora, "li@example.com").await;
            dora.post(&withdraw(&again), &json!({})).if_match(1).expect(200).await;
        }
        let fourth = dora.post(PATH, &letter("Li@example.com")).expect(400).await.json();
        assert_eq!((&fourth["field_errors"][0]["problem"], &fourth["field_errors"][0]["limit"]), (&json!("TOO_MANY"), &json!(3)));
        app.execute(
            "d1",
            "INSERT INTO reseller_invitations (tenant_id, id, token_hash, name, email, made_by, made_by_name, made_at, expires_at)
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 197)
                SELECT $1, 'i' || i, 'h' || i, 'n', i || '@example.com', 'd', 'd', 99999999998, 99999999999 FROM n",
        )
        .await;
        let full = dora.post(PATH, &letter("new@example.com")).expect(400).await.json();
        assert_eq!((&full["field_errors"][0]["problem"], &full["field_errors"][0]["limit"]), (&json!("TOO_MANY"), &json!(200)));
    })
    .await;
}

#[tokio::test]
async fn strangers_others_and_roles_without_the_right_invite_and_see_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, dirk) = distributors(&app).await;
        let (invitation, token) = invite(&dora, "li@example.com").await;
        let path = withdraw(&invitation);
        let fay = app.member("d1", "fay", &[PresetRole::Finance]).await;
        let ann = partner(&app, "r1").await;
        for client in [&fay, &ann, &olga] {
            client.get(PATH).expect(403).await;
            client.post(PATH, &letter("x@example.com")).expect(403).await;
            client.post(&path, &json!({})).if_match(1).expect(403).await;
        }
        let stranger = app.stranger();
        stranger.get(PATH).expect(401).await;
        stranger.post(PATH, &letter("x@example.com")).expect(401).await;
        stranger.post(READ, &json!({ "token": token })).expect(401).await;
        olga.post(READ, &json!({ "token": token })).expect(403).await;
        dirk.post(&path, &json!({})).if_match(1).expect(404).await;
        assert_eq!(dirk.get(PATH).expect(200).await.json()["invitations"], json!([]));
        assert_eq!((app.number("d1", OPEN).await, app.number("d2", OPEN).await), (1, 0));
        assert_eq!(olga.get(QUEUE).expect(200).await.json()["count"], 0);
    })
    .await;
}
