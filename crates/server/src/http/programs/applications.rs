//! Every application for programmes so far.

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::programs::applications;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::program_history::ProgramApplications;

/// Every application for a programme, its renewal or a higher level (P-40b), newest first, with what became of it: the next
/// one changes nothing about those before.
#[utoipa::path(get, path = "/v2/partners/program-applications", tag = "programmes",
    responses((status = 200, body = ProgramApplications), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ViewPrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    Reply::ok(&applications(&app.read(&staff)).await?)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Client, HOME, TestApp};
    use chrono::Duration;
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    const PATH: &str = "/v2/partners/program-applications";

    async fn all(client: &Client) -> Vec<Value> {
        let answer = client.get(PATH).expect(200).await.json();
        assert_eq!(answer["count"], answer["applications"].as_array().unwrap().len());
        answer["applications"].as_array().unwrap().clone()
    }

    fn pce() -> Value {
        json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true })
    }

    #[tokio::test]
    async fn a_second_application_leaves_the_first_as_it_was() {
        TestApp::on_both_engines(async |app| {
            let olga = app.operator().await;
            app.tenant("t1").await;
            app.tenant("t2").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            assert_eq!(all(&sal).await, [Value::Null; 0]);
            ann.post(PATH, &pce()).expect(201).await;
            let first = all(&sal).await.remove(0);
            assert_eq!((&first["state"], &first["turn"]["who"]), (&json!("UNDER_REVIEW"), &json!("VENDOR")));
            assert_eq!((&first["decided_at"], &first["reason"]), (&Value::Null, &Value::Null));
            app.clock.advance(Duration::seconds(5));
            assert_eq!(app.ruled(&olga, false, "papers missing").await.status, 200);
            let refused = all(&sal).await.remove(0);
            app.clock.advance(Duration::seconds(5));
            ann.post(PATH, &pce()).expect(201).await;
            let both = all(&sal).await;
            // To the last second and the last word.
            assert_eq!(both[1], refused);
            assert_eq!(
                (&refused["kind"], &refused["program"], &refused["state"], &refused["reason"], &refused["applied_by"]),
                (
                    &json!("PROGRAM_APPLICATION"),
                    &json!("PCE"),
                    &json!("REJECTED"),
                    &json!("papers missing"),
                    &json!("ann")
                )
            );
            assert_ne!(
                (&both[0]["applied_at"], &both[0]["receipt_id"]),
                (&both[1]["applied_at"], &both[1]["receipt_id"])
            );
            assert!(refused["decided_at"].as_str() > refused["applied_at"].as_str());
            // Each has the receipt of its own conditions.
            for one in &both {
                let receipt = format!("/v2/partners/receipts/{}", one["receipt_id"].as_str().unwrap());
                ann.get(&receipt).expect(200).await;
            }
            app.stranger().get(PATH).expect(401).await;
            app.customer(HOME, "c1").await.get(PATH).expect(403).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(all(&eve).await, [Value::Null; 0]);
        })
        .await;
    }

    #[tokio::test]
    async fn levels_and_distributors_stand_with_what_was_applied_for() {
        TestApp::on_both_engines(async |app| {
            let olga = app.operator().await;
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'PREFERRED', 1, 2, 1900000000)").await;
            app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since, valid_until) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1, 1900000000)").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.post("/v2/partners/programs/SOLUTION_PROVIDER/level-upgrades", &json!({})).if_match(1).expect(201).await;
            assert_eq!(app.ruled(&olga, true, "").await.status, 200);
            app.clock.advance(Duration::seconds(1));
            ann.post("/v2/partners/programs/SOLUTION_PROVIDER/level-upgrades", &json!({})).if_match(3).expect(201).await;
            let levels: Vec<Value> = all(&ann).await.iter().map(|one| one["level"].clone()).collect();
            assert_eq!(levels, [json!("CORE"), json!("LEADING")]);
            // A reseller's application is under review until the distributor has answered, too.
            app.tenant("d1").await;
            app.execute("d1", "UPDATE tenants SET partner_type = 'DISTRIBUTOR' WHERE tenant_id = $1").await;
            app.tenant("t3").await;
            app.execute("t3", "UPDATE tenants SET partner_type = NULL WHERE tenant_id = $1").await;
            let cat = app.member("t3", "cat", &[PresetRole::Admin]).await;
            cat.post(PATH, &json!({ "program": "CLOUD_RESELLER", "distributor_id": "d1" })).expect(201).await;
            let queue = olga.get("/v2/operator/reviews?kind=RESELLER_APPLICATION").expect(200).await.json();
            let approve = format!("/v2/operator/reviews/{}/approve", queue["reviews"][0]["review_id"].as_str().unwrap());
            olga.post(&approve, &json!({})).if_match(1).expect(200).await;
            let one = all(&cat).await.remove(0);
            assert_eq!(
                (&one["program"], &one["distributor_en"], &one["state"], &one["turn"]["who"], &one["decided_at"]),
                (&json!("CLOUD_RESELLER"), &json!("Partner d1"), &json!("UNDER_REVIEW"), &json!("DISTRIBUTOR"), &Value::Null)
            );
        })
        .await;
    }
}
