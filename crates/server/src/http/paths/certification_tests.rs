//! Role certification: what is missing, handing in, and the vendor's decision.

use crate::http::specialists::fixtures::NewPerson;
use crate::testing::TestApp;
use domain::rules::programs::term::certification_holds_until;
use serde_json::{Value, json};

const PATH: &str = "/v2/partners/paths/SERVICE/certification";
const APPLY: &str = "/v2/partners/paths/SERVICE/role-certifications";

fn unmet(verdict: &Value) -> Vec<&str> {
    let items = verdict.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_gap_names_what_two_people_still_lack_and_what_runs_out_next() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        app.bound(
            &ann,
            NewPerson { id: "lan", certificates: &[("HCCDE", 400), ("HCCDA", 30)], ..NewPerson::default() },
        )
        .await;
        let mei = app
            .bound(&ann, NewPerson { id: "mei", certificates: &[("HCCDA", 90), ("HCIP", 90)], ..NewPerson::default() })
            .await;
        // T-13: four people with one certificate each would not do either.
        let answer = ann.get(PATH).expect(200).await;
        assert_eq!(answer.version(), Some(1));
        let answer = answer.json();
        assert_eq!(answer["matching"]["missing"], json!({ "expert": 0, "professional": 1, "associate": 0 }));
        assert_eq!(answer["matching"]["ends"]["missing"], json!({ "expert": 0, "professional": 1, "associate": 1 }));
        assert_eq!(answer["names"].as_array().unwrap().len(), 2);
        assert_eq!(unmet(&answer["role"]["conditions"]), ["TWO_PERSON_FOUR_CERT"]);
        let refused = ann.post(APPLY, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["TWO_PERSON_FOUR_CERT"]);
        // Whoever is not bound any more shows nothing.
        let path = format!("/v2/partners/specialists/{mei}/unbind");
        ann.post(&path, &json!({})).if_match(2).expect(200).await;
        let less = ann.get(PATH).expect(200).await.json();
        assert_eq!(
            (less["names"].as_array().unwrap().len(), &less["matching"]["missing"]["associate"]),
            (1, &json!(1))
        );
        let other = eve.get(PATH).expect(200).await.json();
        assert_eq!(other["facts"]["people"], json!([]));
        ann.get("/v2/partners/paths/GONE/certification").expect(404).await;
    })
    .await;
}

#[tokio::test]
async fn a_certification_is_handed_in_once_and_decided_by_the_vendor() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        // T-14: two people with two expert certificates each.
        for id in ["lan", "mei"] {
            app.bound(&ann, NewPerson { id, certificates: &[("HCCDE", 400), ("HCCDE", 300)], ..NewPerson::default() })
                .await;
        }
        ann.post(APPLY, &json!({})).expect(428).await;
        ann.post(APPLY, &json!({})).if_match(7).expect(412).await;
        ann.post("/v2/partners/paths/SOFTWARE/role-certifications", &json!({})).if_match(1).expect(404).await;
        let first = ann.post(APPLY, &json!({})).if_match(1).key("certify-once").expect(200).await;
        assert_eq!(ann.post(APPLY, &json!({})).if_match(1).key("certify-once").expect(200).await.text, first.text);
        let applied = first.json();
        assert_eq!(
            (&applied["facts"]["stage"], &applied["review"]["turn"]["who"]),
            (&json!("ROLE_REVIEWING"), &json!("VENDOR"))
        );
        let twice = ann.post(APPLY, &json!({})).if_match(2).expect(400).await.json();
        assert_eq!(unmet(&twice["check_items"]), ["CERTIFICATION_STAGE"]);
        assert_eq!(app.ruled(&olga, false, "").await.status, 400);
        assert_eq!(app.ruled(&olga, false, "one has left").await.status, 200);
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "reason").await.as_deref(), Some("one has left"));
        let back = ann.get(PATH).expect(200).await.json();
        assert_eq!((&back["facts"]["stage"], &back["review"]["answer"]), (&json!("SELECTED"), &json!("one has left")));
        app.clock.advance(chrono::Duration::seconds(1));
        ann.post(APPLY, &json!({})).if_match(3).expect(200).await;
        let withdraw = format!("{APPLY}/withdraw");
        ann.post(&withdraw, &json!({})).if_match(1).expect(412).await;
        let back = ann.post(&withdraw, &json!({})).if_match(4).expect(200).await.json();
        assert_eq!((&back["facts"]["stage"], &back["review"]["state"]), (&json!("SELECTED"), &json!("WITHDRAWN")));
        ann.post(&withdraw, &json!({})).if_match(5).expect(409).await;
        app.clock.advance(chrono::Duration::seconds(1));
        ann.post(APPLY, &json!({})).if_match(5).expect(200).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(ann.get(PATH).expect(200).await.json()["facts"]["stage"], "ROLE_CERTIFIED");
        let now = app.app.now();
        let until = certification_holds_until(now, app.app.policy(now).unwrap()).timestamp();
        assert_eq!(app.number("t1", "SELECT valid_until FROM development_paths WHERE tenant_id = $1").await, until);
        // What keeps the account on its path from now on.
        let kept = "SELECT COUNT(*) FROM path_records WHERE tenant_id = $1 AND kind = 'ROLE_CERTIFICATION'";
        assert_eq!(app.number("t1", kept).await, 1);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn only_certified_solutions_certify_and_all_of_them_keep_the_account() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        for sql in [
            "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SOFTWARE', 'SELECTED', 1)",
            "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES ($1, 'r1', 'CLOUD_SOLUTION', 'DRAFT', 'n1', 2)",
            "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES ($1, 'r2', 'CLOUD_SOLUTION', 'ENDED', 'n2', 1)",
        ] {
            app.execute("t1", sql).await;
        }
        let solutions = async || {
            let facts = ann.get("/v2/partners/paths/SOFTWARE/certification").expect(200).await.json()["facts"].clone();
            let overview = ann.get("/v2/partners/paths").expect(200).await.json();
            let states = overview["records"].as_array().unwrap().iter().map(|one| one["solution_state"].clone());
            let kept = overview["exit_facts"]["cloud_solutions"].as_i64();
            (facts["certified_solutions"].as_i64(), kept, states.collect::<Vec<_>>())
        };
        assert_eq!(solutions().await, (Some(0), Some(2), vec![json!("DRAFT"), json!("ENDED")]));
        app.execute("t1", "UPDATE path_records SET solution_state = 'CERTIFIED' WHERE tenant_id = $1 AND id = 'r1'").await;
        assert_eq!(solutions().await, (Some(1), Some(2), vec![json!("CERTIFIED"), json!("ENDED")]));
    })
    .await;
}

#[tokio::test]
async fn differentiation_asks_for_a_tag_besides_and_has_a_way_of_its_own() {
    const APPLY: &str = "/v2/partners/paths/SERVICE/differentiations";
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        for id in ["lan", "mei"] {
            app.bound(&ann, NewPerson { id, certificates: &[("HCCDE", 400), ("HCCDE", 300)], ..NewPerson::default() })
                .await;
        }
        let early = ann.post(APPLY, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&early["check_items"]), ["CERTIFICATION_STAGE", "COMPETENCY_TAG_MISSING"]);
        app.execute("t1", "UPDATE development_paths SET stage = 'ROLE_CERTIFIED' WHERE tenant_id = $1").await;
        app.execute("t1", "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'DATABASE', 1)").await;
        let applied = ann.post(APPLY, &json!({})).if_match(1).key("differ-once").expect(200).await;
        assert_eq!(ann.post(APPLY, &json!({})).if_match(1).key("differ-once").expect(200).await.text, applied.text);
        let applied = applied.json();
        assert_eq!(
            (&applied["facts"]["stage"], &applied["review"]["kind"]),
            (&json!("DIFFERENTIATION_REVIEWING"), &json!("DIFFERENTIATION"))
        );
        // It is taken back where it was handed in, and nowhere else.
        ann.post("/v2/partners/paths/SERVICE/role-certifications/withdraw", &json!({})).if_match(2).expect(409).await;
        let fay = app.member("t1", "fay", &[domain::organization::PresetRole::Finance]).await;
        let eve = app.inviting("t2").await;
        let withdraw = format!("{APPLY}/withdraw");
        app.stranger().post(&withdraw, &json!({})).if_match(2).expect(401).await;
        fay.post(&withdraw, &json!({})).if_match(2).expect(403).await;
        // Another tenant's path is another one, and nothing waits there.
        eve.post(&withdraw, &json!({})).if_match(1).expect(409).await;
        let back = ann.post(&withdraw, &json!({})).if_match(2).expect(200).await.json();
        assert_eq!(back["facts"]["stage"], "ROLE_CERTIFIED");
        app.clock.advance(chrono::Duration::seconds(1));
        ann.post(APPLY, &json!({})).if_match(3).expect(200).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(ann.get(PATH).expect(200).await.json()["facts"]["stage"], "DIFFERENTIATED");
        // The certificate says when it was given, not when the path was moved on since.
        let given =
            "SELECT certified_at FROM path_certifications WHERE tenant_id = $1 AND certification = 'DIFFERENTIATION'";
        assert_eq!(app.number("t1", given).await, app.app.now().timestamp());
        // The year of the path begins anew.
        let now = app.app.now();
        let until = certification_holds_until(now, app.app.policy(now).unwrap()).timestamp();
        let held = "SELECT valid_until FROM development_paths WHERE tenant_id = $1";
        assert_eq!(app.number("t1", held).await, until);
        eve.post(APPLY, &json!({})).if_match(4).expect(412).await;
        app.stranger().post(APPLY, &json!({})).if_match(4).expect(401).await;
        fay.post(APPLY, &json!({})).if_match(4).expect(403).await;
    })
    .await;
}

#[tokio::test]
async fn what_lapses_while_differentiation_is_reviewed_takes_the_application_along() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        for id in ["lan", "mei"] {
            app.bound(&ann, NewPerson { id, certificates: &[("HCCDE", 400), ("HCCDE", 300)], ..NewPerson::default() })
                .await;
        }
        let end = app.app.now().timestamp() + 60;
        let set = "UPDATE development_paths SET stage = 'ROLE_CERTIFIED', valid_until = $2 WHERE tenant_id = $1";
        let scope = app.scope("t1");
        let ends = app.app.store().tx::<_, crate::store::StoreError, _, _>(&scope, |tx| async move {
            tx.exec_one(tx.sql(set).bind(end)).await
        });
        ends.await.unwrap();
        app.execute("t1", "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'DATABASE', 1)").await;
        ann.post("/v2/partners/paths/SERVICE/differentiations", &json!({})).if_match(1).expect(200).await;
        app.clock.advance(chrono::Duration::seconds(60));
        // It is over before the job has noted it: nobody is told yes and no at once.
        let refused = app.ruled(&olga, true, "").await;
        assert_eq!(
            (refused.status.as_u16(), unmet(&refused.json()["check_items"])),
            (400, vec!["CERTIFICATION_STAGE"])
        );
        app.run_jobs().await;
        assert_eq!(app.text("t1", "SELECT stage FROM development_paths WHERE tenant_id = $1").await, "SELECTED");
        let review = &olga.get("/v2/operator/reviews").expect(200).await.json()["reviews"][0];
        assert_eq!((&review["kind"], &review["state"]), (&json!("DIFFERENTIATION"), &json!("WITHDRAWN")));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
