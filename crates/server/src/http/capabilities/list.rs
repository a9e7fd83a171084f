//! The tags that the account holds, and how many it needs.

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::programs::held_tags;
use axum::extract::State;
use domain::api::capabilities::Capabilities;
use domain::api::error::ErrorBody;

/// The competency tags of the account, and how many of them differentiation asks for.
#[utoipa::path(get, path = "/v2/partners/capabilities", tag = "programmes",
    responses((status = 200, body = Capabilities), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ViewPrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    let needed = app.policy(app.now())?.program.differentiation_tags;
    Reply::ok(&Capabilities { tags: held_tags(&app.read(&staff)).await?, needed })
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const PATH: &str = "/v2/partners/capabilities";

    #[tokio::test]
    async fn the_tags_of_the_own_account_are_listed_with_what_is_needed() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute(
                "t1",
                "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'SAP', 1700000000)",
            )
            .await;
            app.execute(
                "t1",
                "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'DATABASE', 1700000500)",
            )
            .await;
            app.execute("t2", "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'BIG_DATA', 1)")
                .await;
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            let answer = sal.get(PATH).expect(200).await.json();
            assert_eq!(
                answer,
                json!({
                    "tags": [
                        { "tag": "DATABASE", "held_since": "2023-11-14T22:21:40Z", "valid_until": null, "contains": [] },
                        { "tag": "SAP", "held_since": "2023-11-14T22:13:20Z", "valid_until": null, "contains": [] }
                    ],
                    "needed": 1
                })
            );
            // What certification counts is the same.
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let path = ann.get("/v2/partners/paths/SERVICE/certification").expect(200).await.json();
            assert_eq!(path["facts"]["competency_tags"], json!(["DATABASE", "SAP"]));
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(eve.get(PATH).expect(200).await.json()["tags"][0]["tag"], "BIG_DATA");
            app.stranger().get(PATH).expect(401).await;
            app.customer(crate::testing::HOME, "c1").await.get(PATH).expect(403).await;
        })
        .await;
    }
}
