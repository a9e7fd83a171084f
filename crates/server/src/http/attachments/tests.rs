//! Files: what is taken, who may read them, and what becomes of those that belong to nothing.

use crate::http::specialists::fixtures::{NewPerson, PATH, PROOF};
use crate::testing::{Call, Client, TestApp};
use axum::http::Method;
use chrono::Duration;
use domain::attachment::FILE_MAX;
use domain::organization::PresetRole;
use serde_json::json;

const FILES: &str = "/v2/partners/attachments";
const KEPT: &str = "SELECT COUNT(*) FROM attachments WHERE tenant_id = $1";

fn upload(who: &Client, name: &str, bytes: &[u8]) -> Call {
    who.call(Method::POST, &format!("{FILES}?file_name={name}")).raw("application/octet-stream", bytes)
}

#[tokio::test]
async fn a_file_is_kept_once_and_comes_back_as_it_was() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        let png = b"\x89PNG\r\n\x1a\n\0\xff\0";
        // The bytes say what it is, whatever it is called.
        let name = "%E5%9C%A8%E8%81%8C%20a.pdf";
        let first = upload(&ann, name, png).key("one").expect(201).await;
        assert_eq!(upload(&ann, name, png).key("one").expect(201).await.text, first.text);
        upload(&ann, "other.png", png).key("one").expect(422).await;
        upload(&ann, name, b"%PDF-1").key("one").expect(422).await;
        assert_eq!(app.number("t1", KEPT).await, 1);
        let kept = first.json();
        assert_eq!((&kept["media_type"], &kept["size"]), (&json!("image/png"), &json!(png.len())));
        assert_eq!(kept["file_name"], "\u{5728}\u{804c} a.pdf.png");
        let path = format!("{FILES}/{}", kept["attachment_id"].as_str().unwrap());
        let back = ann.get(&path).expect(200).await;
        assert_eq!(back.text, String::from_utf8_lossy(png));
        assert_eq!(back.headers["content-type"], "image/png");
        assert_eq!(back.headers["x-content-type-options"], "nosniff");
        assert_eq!(back.headers["cache-control"], "no-store");
        assert_eq!(
            back.headers["content-disposition"],
            "attachment; filename=\"___a.pdf.png\"; filename*=UTF-8''%E5%9C%A8%E8%81%8C%20a.pdf.png"
        );
        eve.get(&path).expect(404).await;
        app.stranger().get(&path).expect(401).await;
        let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
        sal.get(&path).expect(403).await;
        upload(&sal, "a.pdf", PROOF.as_bytes()).expect(403).await;
        upload(&app.stranger(), "a.pdf", PROOF.as_bytes()).expect(401).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_file_of_ours_is_refused_by_its_field() {
    TestApp::on_both_engines(async |app| {
        let ann = app.inviting("t1").await;
        let refused = async |call: Call| {
            let body = call.expect(400).await.json();
            let field = &body["field_errors"][0];
            format!("{} {} {}", field["field"].as_str().unwrap(), field["problem"].as_str().unwrap(), field["limit"])
        };
        assert_eq!(refused(upload(&ann, "a.pdf", b"")).await, "file REQUIRED null");
        assert_eq!(refused(upload(&ann, "a.pdf", b"<html>")).await, "file WRONG_KIND null");
        let mut large = PROOF.as_bytes().to_vec();
        large.resize(FILE_MAX + 1, b' ');
        assert_eq!(refused(upload(&ann, "a.pdf", &large)).await, "file TOO_LARGE 5242880");
        large.truncate(FILE_MAX);
        upload(&ann, "a.pdf", &large).expect(201).await;
        assert_eq!(refused(upload(&ann, "..%2Fa.pdf", PROOF.as_bytes())).await, "file_name MALFORMED null");
        assert_eq!(
            refused(ann.call(Method::POST, FILES).raw("application/pdf", PROOF)).await,
            "file_name REQUIRED null"
        );
        let keyless = upload(&ann, "a.pdf", PROOF.as_bytes()).header("idempotency-key", "");
        assert_eq!(refused(keyless).await, "Idempotency-Key REQUIRED null");
        // What forms of foreign pages can send without asking.
        for kind in ["multipart/form-data", "text/plain", ""] {
            let form = upload(&ann, "a.pdf", PROOF.as_bytes()).header("content-type", kind);
            assert_eq!(refused(form).await, "content-type NOT_A_CHOICE null", "{kind:?}");
        }
        upload(&ann, "a.pdf", PROOF.as_bytes()).header("sec-fetch-site", "cross-site").expect(403).await;
        assert_eq!(app.number("t1", KEPT).await, 1);
    })
    .await;
}

#[tokio::test]
async fn so_many_files_wait_and_only_for_a_day() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.inviting("t1").await, app.inviting("t2").await);
        let id = app.bound(&ann, NewPerson::default()).await;
        let used = app.proof(&ann).await;
        let application = json!({ "path": "SERVICE", "attachment_id": used });
        ann.post(&format!("{PATH}/{id}/apply"), &application).if_match(2).expect(200).await;
        for _ in 0..50 {
            app.proof(&ann).await;
        }
        let full = upload(&ann, "a.pdf", PROOF.as_bytes()).expect(400).await.json();
        assert_eq!(full["field_errors"][0], json!({ "field": "file", "problem": "TOO_MANY", "limit": 50 }));
        app.proof(&eve).await;
        app.clock.advance(Duration::days(1));
        app.run_jobs().await;
        assert_eq!(app.number("t1", KEPT).await, 51);
        app.clock.advance(Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!((app.number("t1", KEPT).await, app.number("t2", KEPT).await), (1, 0));
        let late = app.again("t1").await;
        late.get(&format!("{FILES}/{used}")).expect(200).await;
        app.proof(&late).await;
    })
    .await;
}

#[tokio::test]
async fn a_file_proves_one_thing_and_the_vendor_reads_it_with_the_submission() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve, olga) = (app.inviting("t1").await, app.inviting("t2").await, app.operator().await);
        let lan = app.bound(&ann, NewPerson::default()).await;
        let mei = app.bound(&ann, NewPerson { id: "mei", ..NewPerson::default() }).await;
        let (proof, foreign) = (app.proof(&ann).await, app.proof(&eve).await);
        let apply = async |id: &str, version: i64, file: &str| {
            let body = json!({ "path": "SERVICE", "attachment_id": file });
            ann.post(&format!("{PATH}/{id}/apply"), &body).if_match(version).send().await
        };
        let fault = |answer: &crate::testing::Answer| answer.json()["field_errors"][0]["problem"].clone();
        for unknown in [foreign.as_str(), "nothing"] {
            assert_eq!(fault(&apply(&lan, 2, unknown).await), "GONE");
        }
        let applied = apply(&lan, 2, &proof).await.json();
        assert_eq!(applied["application"]["attachment"]["size"], json!(PROOF.len()));
        assert_eq!(fault(&apply(&mei, 2, &proof).await), "TAKEN");
        let nothing = ann.get(&format!("{PATH}/{mei}")).expect(200).await.json();
        assert_eq!((&nothing["specialist"]["state"], &nothing["application"]), (&json!("BOUND"), &json!(null)));
        let waiting = app.proof(&ann).await;
        let review = olga.get("/v2/operator/reviews").expect(200).await.json()["reviews"][0]["review_id"].clone();
        let path = |file: &str| format!("/v2/operator/reviews/{}/attachments/{file}", review.as_str().unwrap());
        assert_eq!(olga.get(&path(&proof)).expect(200).await.text, PROOF);
        for other in [waiting.as_str(), foreign.as_str(), "nothing"] {
            olga.get(&path(other)).expect(404).await;
        }
        olga.get(&format!("/v2/operator/reviews/nothing/attachments/{proof}")).expect(404).await;
        olga.get(&format!("{FILES}/{proof}")).expect(403).await;
        ann.get(&path(&proof)).expect(403).await;
        app.stranger().get(&path(&proof)).expect(401).await;
    })
    .await;
}
