//! Personal accounts as the vendor keeps them, on both engines.

use crate::http::specialists::fixtures::NewPerson;
use crate::testing::{HOME, PASSWORD, TestApp};
use serde_json::{Value, json};

pub(super) const ACCOUNTS: &str = "/v2/operator/personal-accounts";
pub(super) const LIST: &str = "/v2/operator/personal-accounts/query";
pub(super) const PREVIEW: &str = "/v2/operator/personal-accounts/import-previews";
pub(super) const IMPORT: &str = "/v2/operator/personal-accounts/import";

pub(super) fn person(name: &str) -> Value {
    json!({ "name": name, "telephone": "199 0000 0001", "email": format!("{name}@example.com"), "real_name": "PERSONAL",
        "is_partner": false, "position": "Architect", "cloud_since": "2020-05-01" })
}

pub(super) fn new(account: &str) -> Value {
    json!({ "account_name": account, "person": person(account), "initial_password": PASSWORD })
}

pub(super) fn certificate(code: &str, number: &str) -> Value {
    json!({ "code": code, "number": number, "earned_with": "PERSONAL", "earned_on": "2026-01-05", "valid_until": "2028-01-04" })
}

#[tokio::test]
async fn an_account_is_made_found_changed_and_signs_in() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let first = olga.post(ACCOUNTS, &new("he.lan")).key("make-it-once").expect(201).await;
        let again = olga.post(ACCOUNTS, &new("he.lan")).key("make-it-once").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let id = first.json()["account"]["account_id"].as_str().unwrap().to_owned();
        assert_eq!(first.json()["account"]["person"]["cloud_since"], "2020-05-01");
        assert_eq!(olga.post(ACCOUNTS, &new("HE.Lan")).expect(400).await.fields(), ["account_name"]);
        olga.post(ACCOUNTS, &new("mei")).expect(201).await;
        let found = async |query: Value| {
            let list = olga.post(LIST, &query).expect(200).await.json();
            let names =
                list["accounts"].as_array().unwrap().iter().map(|one| one["account_name"].as_str().unwrap().to_owned());
            (list["count"].as_u64().unwrap(), names.collect::<Vec<_>>())
        };
        assert_eq!(found(json!({})).await, (2, vec!["he.lan".to_owned(), "mei".to_owned()]));
        assert_eq!(found(json!({ "offset": 1, "limit": 1 })).await, (2, vec!["mei".to_owned()]));
        for search in ["E.LA", "he.lan@exam"] {
            assert_eq!(found(json!({ "search": search })).await, (1, vec!["he.lan".to_owned()]), "{search}");
        }
        assert_eq!(found(json!({ "search": "0000 0001" })).await.0, 2);
        assert_eq!(found(json!({ "real_name": "ENTERPRISE" })).await, (0, vec![]));
        // The partner finds it by what was typed here, however it types it.
        let ann = app.inviting("t1").await;
        let candidates = async |contact: &str| {
            let body = json!({ "contact": contact });
            let answer = ann.post("/v2/partners/specialists/candidates", &body).expect(200).await.json();
            answer["candidates"].as_array().unwrap().len()
        };
        assert_eq!((candidates("19900000001").await, candidates("HE.LAN@example.com").await), (2, 1));
        // Changed: at the version that was seen, and found by the new contact alone.
        let path = format!("{ACCOUNTS}/{id}");
        let mut other = person("he.lan");
        other["telephone"] = json!("19900000009");
        other["real_name"] = json!("ENTERPRISE");
        olga.put(&path, &other).expect(428).await;
        olga.put(&path, &other).if_match(0).expect(412).await;
        let changed = olga.put(&path, &other).if_match(1).expect(200).await;
        assert_eq!(
            (changed.version(), &changed.json()["account"]["person"]["real_name"]),
            (Some(2), &json!("ENTERPRISE"))
        );
        assert_eq!((candidates("19900000001").await, candidates("19900000009").await), (1, 1));
        // It signs in with a password of its own.
        let sign_in = |password: &str| json!({ "account": "he.lan", "password": password });
        let session = app.stranger().post("/v2/sessions", &sign_in(PASSWORD)).expect(201).await;
        assert_eq!(session.json()["must_change_password"], true);
        let reset = json!({ "initial_password": "Anderes-Pferd-8" });
        olga.put(&format!("{path}/password"), &reset).if_match(1).expect(412).await;
        olga.put(&format!("{path}/password"), &reset).if_match(2).expect(200).await;
        app.stranger().post("/v2/sessions", &sign_in(PASSWORD)).expect(401).await;
        app.stranger().post("/v2/sessions", &sign_in("Anderes-Pferd-8")).expect(201).await;
        assert!(app.audit_is_whole(HOME).await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn certificates_count_for_the_partner_until_they_are_withdrawn_and_the_owner_reads_why() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = (app.operator().await, app.inviting("t1").await);
        let specialist = app.bound(&ann, NewPerson::default()).await;
        let counts = async || {
            let detail = ann.get(&format!("/v2/partners/specialists/{specialist}")).expect(200).await.json();
            detail["records"]["certificates"].as_array().unwrap().len()
        };
        let path = format!("{ACCOUNTS}/lan");
        let known = olga.get(&path).expect(200).await;
        assert_eq!((known.version(), &known.json()["account"]["partner"]["partner_id"]), (Some(1), &json!("t1")));
        let (add, one) = (format!("{path}/certificates"), certificate("HCCDP", "C-77"));
        olga.post(&add, &one).expect(428).await;
        olga.post(&add, &one).if_match(0).expect(412).await;
        let first = olga.post(&add, &one).if_match(1).key("add-it-once").expect(200).await;
        let again = olga.post(&add, &one).if_match(1).key("add-it-once").expect(200).await;
        assert_eq!(first.text, again.text);
        let held = &first.json()["certificates"][0]["held"];
        assert_eq!(
            (&held["discounts"], &held["certificate"]["valid_until"]),
            (&json!([]), &json!("2028-01-04T15:59:59Z"))
        );
        assert_eq!(counts().await, 1);
        assert_eq!(olga.post(&add, &one).if_match(2).expect(400).await.fields(), ["number"]);
        let training = json!({ "name": "Landing zones", "completed_on": "2026-03-01", "hours": 16 });
        let trained = olga.post(&format!("{path}/trainings"), &training).if_match(2).expect(200).await.json();
        assert_eq!(trained["trainings"][0]["hours"], 16);
        let twice = olga.post(&format!("{path}/trainings"), &training).if_match(3).expect(409).await;
        assert_eq!(twice.json()["state"], "RECORDED");
        let id = held["certificate"]["certificate_id"].as_str().unwrap();
        let (withdraw, why) = (format!("{add}/{id}/withdraw"), json!({ "reason": "The exam was void" }));
        assert_eq!(olga.post(&withdraw, &json!({ "reason": "" })).if_match(3).expect(400).await.fields(), ["reason"]);
        olga.post(&format!("{ACCOUNTS}/gone/certificates/{id}/withdraw"), &why).if_match(1).expect(404).await;
        olga.post(&format!("{add}/gone/withdraw"), &why).if_match(3).expect(404).await;
        let file = olga.post(&withdraw, &why).if_match(3).expect(200).await.json();
        assert_eq!(file["certificates"][0]["withdrawn_because"], "The exam was void");
        assert_eq!((counts().await, &file["account"]["certificates"]), (0, &json!(0)));
        let lan = app.person_again("lan").await;
        assert_eq!(app.message(&lan, "CERTIFICATE_WITHDRAWN", "reason").await.as_deref(), Some("The exam was void"));
        assert_eq!(lan.get("/v2/me/records").send().await.json()["certificates"].as_array().map_or(0, Vec::len), 0);
        assert_eq!(olga.post(&withdraw, &why).if_match(4).expect(409).await.json()["state"], "WITHDRAWN");
        // Its number can be given again, by hand.
        olga.post(&add, &one).if_match(4).expect(200).await;
        assert_eq!(counts().await, 1);
        assert!(app.audit_is_whole(HOME).await);
    })
    .await;
}

#[tokio::test]
async fn bad_input_and_everybody_else_record_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = (app.operator().await, app.inviting("t1").await);
        let lan = app.person(NewPerson::default()).await;
        let own = |path: &str| format!("{ACCOUNTS}/lan{path}");
        let writes = [
            (own("/certificates"), certificate("HCCDA", "C-1")),
            (own("/certificates/lan-0/withdraw"), json!({ "reason": "x" })),
            (own("/trainings"), json!({ "name": "T", "completed_on": "2026-03-01", "hours": 1 })),
            (ACCOUNTS.to_owned(), new("mei")),
            (IMPORT.to_owned(), json!({ "accounts": [] })),
            (PREVIEW.to_owned(), json!({ "accounts": [] })),
            (LIST.to_owned(), json!({})),
        ];
        for (path, body) in &writes {
            for nobody in [&ann, &lan] {
                nobody.post(path, body).if_match(1).expect(403).await;
            }
            app.stranger().post(path, body).if_match(1).expect(401).await;
        }
        for nobody in [&ann, &lan] {
            nobody.get(&own("")).expect(403).await;
            nobody.put(&own(""), &person("x")).if_match(1).expect(403).await;
            nobody.put(&own("/password"), &json!({ "initial_password": PASSWORD })).if_match(1).expect(403).await;
        }
        olga.get(&format!("{ACCOUNTS}/gone")).expect(404).await;
        olga.put(&format!("{ACCOUNTS}/gone"), &person("x")).if_match(1).expect(404).await;
        let with = |mut body: Value, field: &str, value: Value| {
            body[field] = value;
            body
        };
        for (path, body, field) in [
            (ACCOUNTS.to_owned(), with(new("mei"), "account_name", json!("1")), "account_name"),
            (ACCOUNTS.to_owned(), with(new("mei"), "initial_password", json!("short")), "initial_password"),
            (ACCOUNTS.to_owned(), with(new("mei"), "person", with(person("mei"), "email", json!("x"))), "person.email"),
            (own("/certificates"), with(certificate("HCCDA", "C-1"), "earned_on", json!("2026-12-01")), "earned_on"),
            (
                own("/certificates"),
                with(certificate("HCCDA", "C-1"), "valid_until", json!("2020-01-01")),
                "valid_until",
            ),
            (own("/certificates"), with(certificate("HCCDA", "C-1"), "code", json!("GONE")), "code"),
            (own("/trainings"), json!({ "name": "", "completed_on": "2026-03-01", "hours": 1 }), "name"),
            (LIST.to_owned(), json!({ "limit": 101 }), "limit"),
        ] {
            assert_eq!(olga.post(&path, &body).if_match(1).expect(400).await.fields(), [field], "{path} {body}");
        }
        assert_eq!(olga.get(&own("")).expect(200).await.version(), Some(1));
    })
    .await;
}
