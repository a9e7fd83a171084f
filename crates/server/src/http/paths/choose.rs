//! Choosing a development path.

use super::list::load;
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, Granted, decide};
use crate::http::error::{ApiError, transition};
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{choice_facts, choose as put_on, overtake_path, paths};
use crate::store::reviews::{self, Closing};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::programs::Paths;
use domain::api::reviews::ReviewKind;
use domain::program::DevelopmentPath;
use domain::rules::verdict::RuleId;
use domain::states::machine::Actor;
use domain::states::path_stage::{PathEvent, PathStage};

/// Choose a path: once a company, and some only by invitation. The version of a path never chosen is 0.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/choose", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Paths), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn choose(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    let (app, object) = (&app, Object { kind: "development_path", id: path.as_str() });
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let rows = paths(&tx, tx.now()).await?;
        let known = rows.iter().find(|row| row.path == path);
        let version = known.map_or(0, |row| row.version);
        tx.check_version(object, seen, version).await?;
        let facts = choice_facts(&tx, &rows, tx.now()).await?.into_iter().find(|facts| facts.path == path);
        let facts = facts.ok_or(ApiError::NotFound)?;
        let Granted { verdict, .. } = decide(app, &tx, RuleId::R21, &facts, About { object, name: "" }).await?;
        let stage = known.map_or(PathStage::Available, |row| row.stage);
        let transition = transition(stage, PathEvent::Choose, Actor::Partner)?;
        put_on(&tx, path, seen, transition.to).await?;
        // Nobody needs an invitation to what it is on; a path may have become free to choose meanwhile.
        reviews::close(&tx, ReviewKind::PathApplication, path.as_str(), Closing::Dropped).await?;
        overtake_path(&tx, path).await?;
        let detail = serde_json::json!({ "from": stage, "policy_version": verdict.policy_version });
        tx.audit("development_path.choose", object, &detail).await?;
        Ok(Reply::ok(&load(&tx, policy, tx.now()).await?)?.version(seen + 1))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const CHOOSE: &str = "/v2/partners/paths/SERVICE/choose";
    const CHOSEN: &str = "SELECT COUNT(*) FROM development_paths WHERE tenant_id = $1 AND stage = 'SELECTED'";

    #[tokio::test]
    async fn a_path_is_chosen_once_left_and_chosen_again() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let first = ann.post(CHOOSE, &json!({})).if_match(0).key("choose-it-once").expect(200).await;
            let again = ann.post(CHOOSE, &json!({})).if_match(0).key("choose-it-once").expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
            assert_eq!(app.number("t1", CHOSEN).await, 1);
            let refused = ann.post(CHOOSE, &json!({})).if_match(1).expect(400).await.json();
            assert_eq!(refused["check_items"][0]["check"], "PATH_ALREADY_CHOSEN");
            ann.post("/v2/partners/paths/SERVICE/exit", &json!({})).if_match(1).expect(200).await;
            ann.post(CHOOSE, &json!({})).if_match(1).expect(412).await;
            ann.post(CHOOSE, &json!({})).if_match(2).expect(200).await;
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn every_reason_is_named_and_an_invitation_opens_the_path() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute("t2", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'LEARNING', 'ROLE_CERTIFIED', 1)").await;
            app.company(&["t1", "t2"]).await;
            app.execute("t1", "INSERT INTO path_standings (tenant_id, path, invited) VALUES ($1, 'DISTRIBUTOR', TRUE)")
                .await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let refused =
                ann.post("/v2/partners/paths/LEARNING/choose", &json!({})).if_match(0).expect(400).await.json();
            let unmet: Vec<_> = refused["check_items"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|item| item["passed"] == false)
                .map(|item| item["check"].clone())
                .collect();
            assert_eq!(unmet, ["PATH_TAKEN_BY_COMPANY", "PATH_INVITATION_MISSING"]);
            // The list says the same before anybody tries.
            let list = ann.get("/v2/partners/paths").expect(200).await.json();
            let card =
                list["paths"].as_array().unwrap().iter().find(|card| card["path"] == "LEARNING").unwrap().clone();
            assert_eq!(card["choice"]["conditions"], refused["check_items"]);
            ann.post("/v2/partners/paths/DISTRIBUTOR/choose", &json!({})).if_match(0).expect(200).await;
        })
        .await;
    }

    #[tokio::test]
    async fn strangers_other_tenants_and_other_roles_choose_nothing() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(CHOOSE, &json!({})).if_match(0).expect(403).await;
            app.stranger().post(CHOOSE, &json!({})).if_match(0).expect(401).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.post(CHOOSE, &json!({})).expect(428).await;
            ann.post("/v2/partners/paths/GONE/choose", &json!({})).if_match(0).expect(404).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(CHOOSE, &json!({})).if_match(0).expect(200).await;
            assert_eq!((app.number("t1", CHOSEN).await, app.number("t2", CHOSEN).await), (0, 1));
        })
        .await;
    }
}
