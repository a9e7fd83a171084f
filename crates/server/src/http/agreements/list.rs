//! What the account signed.

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::agreements::signed;
use axum::extract::State;
use domain::api::agreements::Agreements;
use domain::api::error::ErrorBody;

/// The terms and commitments that were ticked in applications for programmes, newest first.
#[utoipa::path(get, path = "/v2/partners/agreements", tag = "programmes",
    responses((status = 200, body = Agreements), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ViewPrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    Reply::ok(&signed(&app.read(&staff)).await?)
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, TestApp};
    use chrono::Duration;
    use domain::api::time::to_text;
    use domain::organization::{PresetRole, PrincipalKind};
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/agreements";
    const QUEUE: &str = "/v2/operator/reviews";
    const APPLY: &str = "/v2/partners/program-applications";

    fn ticked() -> Value {
        json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true })
    }

    /// The vendor refuses what waits in its queue.
    async fn refuse(app: &TestApp) {
        app.tenant("platform").await;
        let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
        let olga = app.client(&login).await;
        let review = olga.get(QUEUE).expect(200).await.json()["reviews"][0]["review_id"].clone();
        let path = format!("{QUEUE}/{}/reject", review.as_str().unwrap());
        olga.post(&path, &json!({ "reason": "papers are missing" })).if_match(1).expect(200).await;
    }

    #[tokio::test]
    async fn what_is_ticked_is_signed_and_signed_again_after_a_refusal() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "count": 0, "agreements": [] }));
            // What is refused is not signed.
            let half = json!({ "program": "PCE", "terms_accepted": true });
            ann.post(APPLY, &half).expect(400).await;
            // Nor is what the programme does not ask for.
            ann.post(APPLY, &json!({ "program": "CAPABILITY", "terms_accepted": true })).expect(201).await;
            assert_eq!(ann.get(PATH).expect(200).await.json(), json!({ "count": 0, "agreements": [] }));
            ann.post(APPLY, &ticked()).key("join-it-once").expect(201).await;
            ann.post(APPLY, &ticked()).key("join-it-once").expect(201).await;
            let first = to_text(app.app.now());
            let known = ann.get(PATH).expect(200).await.json()["agreements"].as_array().unwrap().clone();
            assert_eq!(known.len(), 2);
            let mut kinds: Vec<&str> = known.iter().map(|one| one["kind"].as_str().unwrap()).collect();
            kinds.sort_unstable();
            assert_eq!(kinds, ["COMMITMENTS", "TERMS"]);
            for one in &known {
                assert_eq!((&one["program"], &one["text_version"]), (&json!("PCE"), &json!(1)));
                assert_eq!((&one["signed_at"], &one["signed_by"]), (&json!(first), &json!("ann")));
            }
            refuse(&app).await;
            app.clock.advance(Duration::hours(1));
            let ann = app.client(&app.login_of("t1", "ann")).await;
            ann.post(APPLY, &ticked()).expect(201).await;
            let both = ann.get(PATH).expect(200).await.json()["agreements"].as_array().unwrap().clone();
            assert_eq!(both.len(), 4);
            assert_eq!(both[0]["signed_at"], json!(to_text(app.app.now())));
            assert_eq!(both[2..], known);
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(eve.get(PATH).expect(200).await.json(), json!({ "count": 0, "agreements": [] }));
        })
        .await;
    }

    #[tokio::test]
    async fn every_member_reads_them_and_nobody_else() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.get(PATH).expect(200).await;
            app.stranger().get(PATH).expect(401).await;
            app.customer(HOME, "c1").await.get(PATH).expect(403).await;
        })
        .await;
    }
}
