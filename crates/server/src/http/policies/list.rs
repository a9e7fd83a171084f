//! All versions of the rule policy.

use crate::auth::SignedIn;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::policies::Policies;

/// Every version of the numbers of the rules, past and to come, and which one is in force now.
#[utoipa::path(get, path = "/v2/policies", tag = "policies",
    responses((status = 200, body = Policies), (status = 401, body = ErrorBody)))]
pub async fn list(_: SignedIn, State(app): State<App>) -> Result<Reply, ApiError> {
    let in_force = app.policy(app.now())?.version;
    Reply::ok(&Policies { in_force, versions: app.policies().versions().to_vec() })
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::api::policies::Policies;
    use domain::organization::PresetRole;
    use domain::rules::policy::{Policy, PolicyHistory};
    use serde_json::json;

    #[tokio::test]
    async fn everybody_who_is_signed_in_reads_all_versions_and_nobody_else() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let readers = [
                app.member("t1", "ann", &[PresetRole::Admin]).await,
                app.member("t1", "fay", &[PresetRole::Finance]).await,
                app.member("t2", "bob", &[PresetRole::AccountManager]).await,
                app.customer("t1", "c1").await,
            ];
            let all = PolicyHistory::built_in().unwrap();
            for reader in readers {
                let answer = reader.get("/v2/policies").expect(200).await;
                assert_eq!(answer.read::<Policies>().versions, all.versions());
            }
            app.stranger().get("/v2/policies").expect(401).await;
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_changes_a_version() {
        let app = TestApp::sqlite().await;
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        ann.post("/v2/policies", &json!({})).key("k1").expect(405).await;
        ann.put("/v2/policies", &json!([])).key("k2").expect(405).await;
        ann.delete("/v2/policies").key("k3").expect(405).await;
    }

    #[tokio::test]
    async fn the_day_before_a_change_and_the_day_itself_give_each_version() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let all = PolicyHistory::built_in().unwrap();
            for (before, next) in all.versions().iter().zip(all.versions().iter().skip(1)) {
                for (at, expected) in
                    [(next.effective_from - chrono::Duration::seconds(1), before), (next.effective_from, next)]
                {
                    app.clock.set(at);
                    let client = app.member("t1", &format!("m{}", at.timestamp()), &[PresetRole::Admin]).await;
                    let listed: Policies = client.get("/v2/policies").expect(200).await.read();
                    assert_eq!(listed.in_force, expected.version, "{at}");
                    let applied: Policy = client.get("/v2/policy").expect(200).await.read();
                    assert_eq!(&applied, expected, "{at}");
                }
            }
        })
        .await;
    }
}
