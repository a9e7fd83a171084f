//! Applying for several employees at once.

use crate::http::specialists::fixtures::{NewPerson, PATH};
use crate::testing::{Client, TestApp};
use axum::http::Method;
use domain::organization::PresetRole;
use serde_json::{Value, json};

fn several(people: &[(&str, i64)], proof: &str) -> Value {
    let seen: Vec<_> = people.iter().map(|(id, version)| json!({ "specialist_id": id, "version": version })).collect();
    json!({ "specialists": seen, "path": "SERVICE", "attachment_id": proof, "note": "one team" })
}

async fn three(app: &TestApp, ann: &Client) -> [String; 3] {
    let mut all = [const { String::new() }; 3];
    for (id, place) in ["lan", "mei", "tao"].into_iter().zip(&mut all) {
        *place = app.bound(ann, NewPerson { id, ..NewPerson::default() }).await;
    }
    all
}

const WAITING: &str = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW'";
const UNUSED: &str = "SELECT COUNT(*) FROM attachments WHERE tenant_id = $1 AND proves IS NULL";

#[tokio::test]
async fn each_is_applied_for_by_itself_and_the_answer_says_why_not() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve, olga) = (app.inviting("t1").await, app.inviting("t2").await, app.operator().await);
        let [lan, mei, tao] = three(&app, &ann).await;
        let far = app.bound(&eve, NewPerson { id: "far", ..NewPerson::default() }).await;
        let all = format!("{PATH}/apply");
        let alone = json!({ "path": "SERVICE", "attachment_id": app.proof(&ann).await });
        ann.post(&format!("{PATH}/{tao}/apply"), &alone).if_match(2).expect(200).await;
        let proof = app.proof(&ann).await;
        // One can be applied for; one changed meanwhile, one is applied for already, one is another partner's.
        let asked = several(&[(&lan, 2), (&mei, 1), (&tao, 3), (&far, 2), (&lan, 2)], &proof);
        let first = ann.post(&all, &asked).key("all").expect(200).await;
        assert_eq!(ann.post(&all, &asked).key("all").expect(200).await.text, first.text);
        let answer = first.json();
        let applied = answer["applied"].as_array().unwrap();
        assert_eq!(applied.iter().map(|one| &one["specialist_id"]).collect::<Vec<_>>(), [&json!(lan)]);
        assert_eq!((&applied[0]["state"], &applied[0]["version"]), (&json!("APPLY_REVIEWING"), &json!(3)));
        let why: Vec<_> =
            answer["error_details"].as_array().unwrap().iter().map(|one| (&one["id"], &one["error_code"])).collect();
        let (stale, unmet, missing) = (json!("PC.0412"), json!("CBC.99007004"), json!("PC.0404"));
        let (lan_id, mei_id, tao_id, far_id) = (json!(lan), json!(mei), json!(tao), json!(far));
        assert_eq!(why, [(&mei_id, &stale), (&tao_id, &unmet), (&far_id, &missing), (&lan_id, &stale)]);
        let no = &answer["error_details"][1];
        assert_eq!(
            (&no["check_items"][0]["check"], &no["check_items"][0]["passed"]),
            (&json!("SPECIALIST_STATE"), &json!(false))
        );
        ann.get(&format!("/v2/partners/receipts/{}", no["receipt_id"].as_str().unwrap())).expect(200).await;
        assert_eq!(app.number("platform", WAITING).await, 2);
        let shown = ann.get(&format!("{PATH}/{lan}")).expect(200).await.json();
        assert_eq!(shown["application"]["attachment"]["attachment_id"], json!(proof));
        let left = ann.get(&format!("{PATH}/{mei}")).expect(200).await.json();
        assert_eq!((&left["specialist"]["state"], &left["specialist"]["version"]), (&json!("BOUND"), &json!(2)));
        drop(olga);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn one_file_proves_it_for_all_and_stays_free_where_nobody_was_applied_for() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        let [lan, mei, _] = three(&app, &ann).await;
        let (all, proof) = (format!("{PATH}/apply"), app.proof(&ann).await);
        let none = ann.post(&all, &several(&[(&lan, 1), (&mei, 1)], &proof)).expect(200).await.json();
        assert_eq!((none["applied"].as_array().map(Vec::len), app.number("t1", UNUSED).await), (Some(0), 1));
        let both = ann.post(&all, &several(&[(&lan, 2), (&mei, 2)], &proof)).expect(200).await.json();
        assert_eq!((both["error_details"].as_array().map(Vec::len), app.number("t1", UNUSED).await), (Some(0), 0));
        let again = ann.post(&all, &several(&[(&lan, 3)], &proof)).expect(400).await;
        assert_eq!(again.fields(), ["attachment_id"]);
        // Both reviews lead to the one file.
        let queue = olga.get("/v2/operator/reviews").expect(200).await.json();
        assert_eq!(queue["count"], 2);
        for review in queue["reviews"].as_array().unwrap() {
            let review = review["review_id"].as_str().unwrap();
            olga.get(&format!("/v2/operator/reviews/{review}/attachments/{proof}")).expect(200).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_for_all_is_said_once() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        let [lan, ..] = three(&app, &ann).await;
        let (all, proof) = (format!("{PATH}/apply"), app.proof(&ann).await);
        let mut elsewhere = several(&[(&lan, 2)], &proof);
        elsewhere["path"] = json!("SOFTWARE");
        let crowd: Vec<_> = (0..101).map(|_| (lan.as_str(), 2)).collect();
        for (body, field) in [
            (several(&[], &proof), "specialists"),
            (several(&crowd, &proof), "specialists"),
            (several(&[(&lan, 2)], "nothing"), "attachment_id"),
            (elsewhere, "path"),
        ] {
            assert_eq!(ann.post(&all, &body).expect(400).await.fields(), [field]);
        }
        let body = several(&[(&lan, 2)], &proof);
        let keyless = ann.call(Method::POST, &all).json(&body).header("idempotency-key", "");
        assert_eq!(keyless.expect(400).await.fields(), ["Idempotency-Key"]);
        app.stranger().post(&all, &body).expect(401).await;
        let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
        sal.post(&all, &body).expect(403).await;
        ann.post(&all, &body).key("k").expect(200).await;
        ann.post(&all, &several(&[(&lan, 3)], &proof)).key("k").expect(422).await;
    })
    .await;
}
