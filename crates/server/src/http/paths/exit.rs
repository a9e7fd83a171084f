//! Leaving a development path.

use super::list::load;
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::decision::{About, Granted, decide};
use crate::http::error::{ApiError, transition};
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{move_path, paths};
use crate::store::specialists::release_applications;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::programs::Paths;
use domain::program::DevelopmentPath;
use domain::rules::verdict::RuleId;
use domain::states::machine::Actor;
use domain::states::path_stage::PathEvent;

/// Leave a development path: before certification, and only without any of the ten kinds of record.
#[utoipa::path(post, path = "/v2/partners/paths/{path}/exit", tag = "programmes",
    params(("path" = DevelopmentPath, Path, description = "the path"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Paths), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn exit(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(path): Path<DevelopmentPath>,
) -> Result<Reply, ApiError> {
    let (app, object) = (&app, Object { kind: "development_path", id: path.as_str() });
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let chosen = paths(&tx, tx.now()).await?.into_iter().find(|row| row.path == path).ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, chosen.version).await?;
        let facts = load(&tx, policy, tx.now()).await?.exit_facts;
        let Granted { verdict, .. } = decide(app, &tx, RuleId::R20, &facts, About { object, name: "" }).await?;
        let transition = transition(chosen.stage, PathEvent::Exit, Actor::Partner)?;
        move_path(&tx, path, seen, transition.to).await?;
        release_applications(&tx, path).await?;
        let detail = serde_json::json!({ "from": chosen.stage, "policy_version": verdict.policy_version });
        tx.audit("development_path.exit", object, &detail).await?;
        Ok(Reply::ok(&load(&tx, policy, tx.now()).await?)?.version(seen + 1))
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const EXIT: &str = "/v2/partners/paths/SERVICE/exit";
    const SELECTED: &str = "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1700000000)";
    const VERSION: &str = "SELECT version FROM development_paths WHERE tenant_id = $1";

    #[tokio::test]
    async fn a_path_without_records_is_left_once() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", SELECTED).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let first = ann.post(EXIT, &json!({})).if_match(1).key("leave-it-once").expect(200).await;
            let again = ann.post(EXIT, &json!({})).if_match(1).key("leave-it-once").expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
            assert_eq!(first.json()["paths"][1]["stage"], "AVAILABLE");
            let late = ann.post(EXIT, &json!({})).if_match(2).expect(409).await.json();
            assert_eq!(late["state"], "AVAILABLE");
            assert_eq!(app.number("t1", VERSION).await, 2);
            let audited = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'development_path.exit'";
            assert_eq!(app.number("t1", audited).await, 1);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn every_record_in_the_way_is_named_at_once() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", SELECTED).await;
            // T-12: one exam voucher, and no more.
            app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r1', 'EXAM_VOUCHER', 'EV-1', 1700000000)").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let unmet = async || -> Vec<String> {
                let refusal = ann.post(EXIT, &json!({})).if_match(1).expect(400).await.json();
                let items = refusal["check_items"].as_array().unwrap();
                assert_eq!(items.len(), 10);
                let unmet = items.iter().filter(|item| item["passed"] == false);
                unmet.map(|item| item["check"].as_str().unwrap().to_owned()).collect()
            };
            assert_eq!(unmet().await, ["EXAM_VOUCHER"]);
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'CAPABILITY', 'EXPIRING', 1, 2)").await;
            app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r2', 'STAFF_FUNDING', 'FH-1', 1700000000)").await;
            assert_eq!(unmet().await, ["JOINED_PLAN", "EXAM_VOUCHER", "FH"]);
            assert_eq!(app.number("t1", VERSION).await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn it_is_refused_when_stale_unknown_or_not_allowed() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute("t1", SELECTED).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.post(EXIT, &json!({})).expect(428).await;
            let stale = ann.post(EXIT, &json!({})).if_match(7).expect(412).await.json();
            assert_eq!((&stale["stale"]["expected"], &stale["stale"]["current"]), (&7.into(), &1.into()));
            ann.post("/v2/partners/paths/SOFTWARE/exit", &json!({})).if_match(1).expect(404).await;
            ann.post("/v2/partners/paths/GONE/exit", &json!({})).if_match(1).expect(404).await;
            app.stranger().post(EXIT, &json!({})).if_match(1).expect(401).await;
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            assert_eq!(
                max.post(EXIT, &json!({})).if_match(1).expect(403).await.json()["denied"]["granted_by"],
                json!(["ADMIN"])
            );
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(EXIT, &json!({})).if_match(1).expect(404).await;
            assert_eq!(app.number("t1", VERSION).await, 1);
        })
        .await;
    }
}
