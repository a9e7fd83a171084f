//! Records on paths and the standing of the account, and what the partner may do because of them.

use super::{PARTNER, at, both, standing};
use crate::testing::TestApp;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const PATHS: &str = "/v2/partners/paths";

fn unmet(verdict: &Value) -> Vec<&str> {
    let all = verdict["conditions"].as_array().unwrap().iter().filter(|one| one["passed"] == false);
    all.map(|one| one["check"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_record_keeps_the_account_on_its_path_until_it_is_withdrawn() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SOFTWARE', 'SELECTED', 1)").await;
        let new = json!({ "kind": "EXAM_VOUCHER", "number": " EV-1 ", "recorded_on": "2026-11-01" });
        let file = olga.post(&at("path-records"), &new).if_match(0).expect(200).await.json();
        let told = &file["records"][0];
        assert_eq!((&told["record"]["number"], &told["changed"]["by"]), (&json!("EV-1"), &json!("olga")));
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "number").await.as_deref(), Some("EV-1"));
        let paths = ann.get(PATHS).expect(200).await.json();
        assert_eq!(unmet(&paths["exit"]), ["EXAM_VOUCHER"]);
        assert_eq!(paths["records"][0]["recorded_at"], "2026-10-31T16:00:00Z");
        ann.post("/v2/partners/paths/SOFTWARE/exit", &json!({})).if_match(1).expect(400).await;
        let id = told["record_id"].as_str().unwrap();
        // It has no state, and whoever withdraws it says why.
        let state = json!({ "solution_state": "ENDED", "reason": "x" });
        let refused = olga.post(&at(&format!("path-records/{id}/state")), &state).if_match(1).expect(409).await;
        assert_eq!(refused.json()["state"], "EXAM_VOUCHER");
        let (withdraw, why) = (at(&format!("path-records/{id}/withdraw")), json!({ "reason": "Of another account" }));
        olga.post(&withdraw, &json!({ "reason": "" })).if_match(1).expect(400).await;
        olga.post(&withdraw, &why).expect(428).await;
        olga.post(&withdraw, &why).if_match(0).expect(412).await;
        ann.post(&withdraw, &why).if_match(1).expect(403).await;
        app.tenant("t2").await;
        let other = format!("/v2/operator/partners/t2/path-records/{id}/withdraw");
        olga.post(&other, &why).if_match(0).expect(404).await;
        let first = olga.post(&withdraw, &why).if_match(1).key("withdraw-once").expect(200).await;
        let again = olga.post(&withdraw, &why).if_match(1).key("withdraw-once").expect(200).await;
        assert_eq!(first.text, again.text);
        assert_eq!(first.json()["records"][0]["withdrawn_at"], "2026-11-22T02:00:00Z");
        assert_eq!(first.json()["records"][0]["changed"]["reason"], "Of another account");
        assert_eq!(olga.post(&withdraw, &why).if_match(2).expect(409).await.json()["state"], "WITHDRAWN");
        assert_eq!(ann.get(PATHS).expect(200).await.json()["records"], json!([]));
        // The number is free again; the account can leave meanwhile.
        olga.post(&at("path-records"), &new).if_match(2).expect(200).await;
        let refused = olga.post(&at("path-records"), &new).if_match(3).expect(409).await;
        assert_eq!(refused.json()["state"], "RECORDED");
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_solution_counts_while_it_is_certified_and_what_a_certification_wrote_stays() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SOFTWARE', 'SELECTED', 1)").await;
        app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r1', 'ROLE_CERTIFICATION', 'RC-1', 1700000000)").await;
        let certified = async || {
            let told = ann.get("/v2/partners/paths/SOFTWARE/certification").expect(200).await.json();
            told["facts"]["certified_solutions"].clone()
        };
        let new = json!({ "kind": "CLOUD_SOLUTION", "number": "CS-1", "name": "Order hub", "solution_state": "DRAFT", "recorded_on": "2026-11-01" });
        let file = olga.post(&at("path-records"), &new).if_match(0).expect(200).await.json();
        assert_eq!((&file["records"][0]["record"]["name"], certified().await), (&json!("Order hub"), json!(0)));
        let state = at(&format!("path-records/{}/state", file["records"][0]["record_id"].as_str().unwrap()));
        let to = |state: &str| json!({ "solution_state": state, "reason": "The board said so" });
        app.clock.advance(chrono::Duration::seconds(1));
        olga.post(&state, &to("CERTIFIED")).if_match(1).expect(200).await;
        assert_eq!(certified().await, json!(1));
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "state").await.as_deref(), Some("CERTIFIED"));
        assert_eq!(olga.post(&state, &to("CERTIFIED")).if_match(2).expect(409).await.json()["state"], "CERTIFIED");
        olga.post(&state, &json!({ "solution_state": "GONE", "reason": "x" })).if_match(2).expect(400).await;
        olga.post(&state, &to("ENDED")).if_match(2).expect(200).await;
        assert_eq!(certified().await, json!(0));
        let refused = olga.post(&at("path-records/r1/withdraw"), &json!({ "reason": "x" })).if_match(3).expect(409).await;
        assert_eq!(refused.json()["state"], "ROLE_CERTIFICATION");
        olga.post(&at("path-records/gone/withdraw"), &json!({ "reason": "x" })).if_match(3).expect(404).await;
    })
    .await;
}

#[tokio::test]
async fn the_standing_decides_what_the_account_may_join() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let join = async || {
            let all = ann.get("/v2/partners/programs").expect(200).await.json();
            let cards = all["programs"].as_array().unwrap();
            unmet(&cards.iter().find(|card| card["program"] == "SOLUTION_PROVIDER").unwrap()["join"])
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let before = join().await;
        let known = olga.get(PARTNER).expect(200).await.json()["standing"].clone();
        assert_eq!((&known["standing"]["real_name"], &known["changed"]), (&json!("ENTERPRISE"), &json!(null)));
        let mut frozen = standing("ENTERPRISE");
        frozen["standing"]["freezes"] = json!(["VIOLATION", "ARREARS", "VIOLATION"]);
        frozen["standing"]["arrears"] = json!({ "minor": 1200, "currency": "CNY" });
        frozen["standing"]["open_resources"] = json!(2);
        let file = olga.post(&at("standing"), &frozen).if_match(0).expect(200).await.json();
        assert_eq!(file["standing"]["standing"]["freezes"], json!(["ARREARS", "VIOLATION"]));
        assert_eq!(
            (&file["partner"]["frozen"], &file["standing"]["changed"]["reason"]),
            (&json!(true), &frozen["reason"])
        );
        let now = join().await;
        for check in ["FROZEN", "ARREARS", "OPEN_RESOURCES"] {
            assert!(now.iter().any(|one| one == check) && !before.iter().any(|one| one == check), "{check}: {now:?}");
        }
        assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", "fact").await.as_deref(), Some("STANDING"));
        let file = olga.post(&at("standing"), &standing("ENTERPRISE")).if_match(1).expect(200).await.json();
        assert_eq!((&file["partner"]["frozen"], join().await), (&json!(false), before));
        let mut wrong = standing("ENTERPRISE");
        wrong["standing"]["arrears"]["minor"] = json!(-1);
        assert_eq!(olga.post(&at("standing"), &wrong).if_match(2).expect(400).await.fields(), ["standing.arrears"]);
        // What the international site asks for besides is asked once the vendor has recorded that the account is there.
        let mut abroad = standing("PERSONAL");
        for fact in ["has_consumed", "bd_reported"] {
            abroad["standing"][fact] = json!(true);
        }
        let strict = ["HAS_CONSUMPTION", "BD_REPORTED", "PERSONAL_REALNAME"];
        for (version, is_abroad) in [(2, false), (3, true)] {
            abroad["standing"]["on_international_site"] = json!(is_abroad);
            olga.post(&at("standing"), &abroad).if_match(version).expect(200).await;
            let now = join().await;
            assert!(strict.iter().all(|check| now.iter().any(|one| one == check) == is_abroad), "{now:?}");
        }
        // Another account has a standing of its own.
        app.tenant("t2").await;
        app.member("t2", "ben", &[PresetRole::Admin]).await;
        assert_eq!(app.number("t2", "SELECT COUNT(*) FROM account_standings WHERE tenant_id = $1").await, 0);
    })
    .await;
}
