//! Accounts from another system or a table: what is there already is not written again, and what is wrong keeps out no other.

use super::tests::{ACCOUNTS, IMPORT, LIST, PREVIEW, certificate, new, person};
use crate::testing::{HOME, TestApp};
use serde_json::{Value, json};

#[tokio::test]
async fn an_import_can_be_sent_again_and_refuses_only_what_is_wrong() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let account = |name: &str, certificates: Value| {
            json!({ "account_name": name, "person": person(name), "certificates": certificates,
                "trainings": [{ "name": "Landing zones", "completed_on": "2026-03-01", "hours": 16 }] })
        };
        let body = json!({ "accounts": [
            account("he.lan", json!([certificate("HCCDA", "C-1"), certificate("HCCDP", "C-2")])),
            account("mei", json!([certificate("HCCDA", "C-1")])),
            account("1wrong", json!([certificate("HCCDA", "")])),
        ] });
        let outcomes = async |body: &Value| {
            let rows = olga.post(IMPORT, body).expect(200).await.json()["rows"].clone();
            let told = |row: &Value| {
                let fields = row["errors"]
                    .as_array()
                    .map_or_else(Vec::new, |all| all.iter().map(|one| one["field"].clone()).collect());
                (row["outcome"].as_str().unwrap().to_owned(), Value::Array(fields))
            };
            rows.as_array().unwrap().iter().map(told).collect::<Vec<_>>()
        };
        let refused = |fields: Value| ("REFUSED".to_owned(), fields);
        let wrong =
            [refused(json!(["certificates.0.number"])), refused(json!(["account_name", "certificates.0.number"]))];
        assert_eq!(outcomes(&body).await, [vec![("CREATED".to_owned(), json!([]))], wrong.to_vec()].concat());
        let rows = "SELECT COUNT(*) FROM personal_certificates WHERE tenant_id = $1";
        let audits = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1";
        let before = (app.number(HOME, rows).await, app.number(HOME, audits).await);
        assert_eq!(before.0, 2);
        assert_eq!(outcomes(&body).await, [vec![("UNCHANGED".to_owned(), json!([]))], wrong.to_vec()].concat());
        assert_eq!((app.number(HOME, rows).await, app.number(HOME, audits).await), before);
        // What a certificate says otherwise is taken over, and one more is added.
        let mut later = certificate("HCCDP", "C-2");
        later["valid_until"] = json!("2030-01-04");
        let more = json!({ "accounts": [account("he.lan", json!([later, certificate("HCCDE", "C-3")]))] });
        assert_eq!(outcomes(&more).await, [("UPDATED".to_owned(), json!([]))]);
        assert_eq!(app.number(HOME, rows).await, 3);
        // What an operator withdrew stays withdrawn.
        let list = olga.post(LIST, &json!({ "search": "he.lan" })).expect(200).await.json();
        let path = format!("{ACCOUNTS}/{}", list["accounts"][0]["account_id"].as_str().unwrap());
        let file = olga.get(&path).expect(200).await;
        let held = file.json()["certificates"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["held"]["number"] == "C-3")
            .unwrap()
            .clone();
        let withdraw =
            format!("{path}/certificates/{}/withdraw", held["held"]["certificate"]["certificate_id"].as_str().unwrap());
        let why = json!({ "reason": "Void" });
        olga.post(&withdraw, &why).if_match(file.version().unwrap()).expect(200).await;
        assert_eq!(outcomes(&more).await, [("UNCHANGED".to_owned(), json!([]))]);
        let many: Vec<Value> = (0..101).map(|number| account(&format!("p{number}"), json!([]))).collect();
        for (body, field) in [(json!({ "accounts": [] }), "accounts"), (json!({ "accounts": many }), "accounts")] {
            assert_eq!(olga.post(IMPORT, &body).expect(400).await.fields(), [field]);
        }
        assert!(app.audit_is_whole(HOME).await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_preview_says_what_an_import_would_do_and_writes_nothing() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        olga.post(ACCOUNTS, &new("he.lan")).expect(201).await;
        let account = |name: &str, number: &str| {
            json!({ "account_name": name, "person": person(name), "certificates": [certificate("HCCDA", number)] })
        };
        // The third asks for what the second is to have: rows of one body bear on each other.
        let wrong = json!({ "account_name": "1", "person": person("x"), "certificates": [] });
        let body = json!({ "accounts": [account("he.lan", "C-1"), account("mei", "C-2"), account("ning", "C-2"), wrong] });
        let counts = [
            "SELECT COUNT(*) FROM personal_accounts WHERE tenant_id = $1",
            "SELECT COUNT(*) FROM personal_certificates WHERE tenant_id = $1",
            "SELECT COUNT(*) FROM logins WHERE tenant_id = $1",
            "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1",
        ];
        let mut before = Vec::new();
        for sql in counts {
            before.push(app.number(HOME, sql).await);
        }
        let preview = olga.post(PREVIEW, &body).expect(200).await.json();
        let outcomes: Vec<_> =
            preview["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
        assert_eq!(outcomes, ["UPDATED", "CREATED", "REFUSED", "REFUSED"]);
        assert_eq!(preview["rows"][1]["account_id"], json!(null));
        assert_eq!(preview["rows"][2]["errors"][0]["field"], "certificates.0.number");
        assert_eq!(preview["rows"][3]["errors"][0]["field"], "account_name");
        let mut after = Vec::new();
        for sql in counts {
            after.push(app.number(HOME, sql).await);
        }
        assert_eq!(after, before);
        // The import does what the preview said.
        let done = olga.post(IMPORT, &body).expect(200).await.json();
        let told: Vec<_> = done["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
        assert_eq!(told, outcomes);
        assert_eq!(olga.post(PREVIEW, &json!({ "accounts": [] })).expect(400).await.fields(), ["accounts"]);
        assert!(app.audit_is_whole(HOME).await && app.audit_is_whole("platform").await);
    })
    .await;
}
