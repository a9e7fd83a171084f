//! All development paths, and what stands in the way of leaving one.

use crate::auth::Allowed;
use crate::auth::rights::ViewPrograms;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::programs::{PathRow, choice_facts, exit_facts, path_applications, paths, records};
use crate::store::{Reader, StoreError};
use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::api::error::ErrorBody;
use domain::api::path_applications::{PathApplication, PathInvitation};
use domain::api::programs::{AnnualReviewWindow, PathCard, PathCertificate, Paths};
use domain::program::CertificationKind;
use domain::rules::policy::Policy;
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf, certificate_download};
use domain::rules::programs::path_application::{PathApplicationFacts, path_application};
use domain::rules::programs::path_choice::{PathChoiceFacts, path_choice};
use domain::rules::programs::path_exit::path_exit;
use domain::rules::programs::term::annual_review_opens;
use domain::states::machine::{Actor, Machine};
use domain::states::path_stage::{PathEvent, PathStage};
use domain::states::review::ReviewState;
use domain::turn::Turn;

/// Every path with its stage and certificates; every condition of leaving one with the records behind it.
#[utoipa::path(get, path = "/v2/partners/paths", tag = "programmes",
    responses((status = 200, body = Paths), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ViewPrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    let now = app.now();
    Reply::ok(&load(&app.read(&staff), app.policy(now)?, now).await?)
}

/// All paths of the account, read afresh.
pub(super) async fn load(db: &Reader, policy: &Policy, now: DateTime<Utc>) -> Result<Paths, StoreError> {
    let (chosen, records) = (paths(db, now).await?, records(db).await?);
    let exit_facts = exit_facts(db, &records, now).await?;
    let (choices, applications) = (choice_facts(db, &chosen, now).await?, path_applications(db).await?);
    let card = |facts: PathChoiceFacts| {
        let last = applications.iter().find(|application| application.path == facts.path);
        let row = chosen.iter().find(|row| row.path == facts.path);
        PathCard { invitation: invitation(facts, last, policy, now), ..card(facts, row, policy, now) }
    };
    Ok(Paths {
        paths: choices.into_iter().map(card).collect(),
        exit: path_exit(&exit_facts, policy, now),
        exit_facts,
        records,
    })
}

fn card(choice_facts: PathChoiceFacts, row: Option<&PathRow>, policy: &Policy, now: DateTime<Utc>) -> PathCard {
    let path = choice_facts.path;
    let stage = row.map_or(PathStage::Available, |row| row.stage);
    let valid_until = row.and_then(|row| row.valid_until);
    let under_review = row.is_some_and(|row| row.under_review);
    let certificate = |certification: &CertificationKind| {
        let of = CertificateOf::Path { path, certification: *certification, stage };
        let verdict = certificate_download(&CertificateDownloadFacts { of, valid_until }, policy, now);
        PathCertificate { certification: *certification, verdict }
    };
    PathCard {
        path,
        stage,
        stage_since: row.map(|row| row.stage_since),
        valid_until,
        annual_review: valid_until
            .filter(|_| stage.is_certified())
            .map(|until| AnnualReviewWindow { opens_at: annual_review_opens(until, policy), under_review }),
        // What is certified waits for nobody but its annual review.
        turn: if under_review && stage.turn() == Turn::NOBODY { ReviewState::UnderReview.turn() } else { stage.turn() },
        // What has an operation of its own.
        actions: stage
            .events_for(Actor::Partner)
            .into_iter()
            .filter(|event| matches!(event, PathEvent::Choose | PathEvent::Exit))
            .collect(),
        choice: path_choice(choice_facts, policy, now),
        choice_facts,
        invitation: None,
        certificates: CertificationKind::ALL.iter().map(certificate).collect(),
        version: row.map_or(0, |row| row.version),
    }
}

/// Applying for the invitation, while there is something to be invited to.
fn invitation(
    choice: PathChoiceFacts,
    last: Option<&PathApplication>,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Option<Box<PathInvitation>> {
    if choice.on_path || !policy.program.invited_paths.contains(&choice.path) {
        return None;
    }
    let under_review = last.is_some_and(|application| application.review.state.is_open());
    let verdict = path_application(PathApplicationFacts { choice, under_review }, policy, now);
    Some(Box::new(PathInvitation { verdict, application: last.cloned() }))
}

#[cfg(test)]
mod tests {
    use crate::store::StoreError;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;

    const PATH: &str = "/v2/partners/paths";

    #[tokio::test]
    async fn every_path_says_how_far_the_account_is_and_what_keeps_it_there() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since, valid_until, version) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1700000000, 1900000000, 4)").await;
            app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r1', 'ROLE_CERTIFICATION', 'RC-1', 1700000000)").await;
            app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r2', 'DEVELOPMENT_FUND', 'MDF-7', 1700000500)").await;
            let sal = app.member("t1", "sal", &[PresetRole::SaSpecialist]).await;
            let answer = sal.get(PATH).expect(200).await.json();
            assert_eq!(answer["paths"].as_array().unwrap().len(), 5);
            let service = answer["paths"].as_array().unwrap().iter().find(|card| card["path"] == "SERVICE").unwrap();
            assert_eq!((&service["stage"], &service["version"]), (&"ROLE_CERTIFIED".into(), &4.into()));
            let certified: Vec<_> = service["certificates"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line["verdict"]["conditions"][0]["passed"].as_bool())
                .collect();
            assert_eq!(certified, [Some(true), Some(false)]);
            let conditions = answer["exit"]["conditions"].as_array().unwrap();
            assert_eq!(conditions.len(), 10);
            let unmet: Vec<_> = conditions.iter().filter(|it| it["passed"] == false).map(|it| &it["check"]).collect();
            assert_eq!(unmet, ["ROLE_CERTIFIED", "MDF"]);
            assert_eq!(
                (&answer["records"][0]["number"], &answer["records"][1]["kind"]),
                (&"MDF-7".into(), &"ROLE_CERTIFICATION".into())
            );
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let other = eve.get(PATH).expect(200).await.json();
            assert_eq!((&other["records"], &other["paths"][1]["stage"]), (&serde_json::json!([]), &"AVAILABLE".into()));
            app.stranger().get(PATH).expect(401).await;
            app.customer(crate::testing::HOME, "c1").await.get(PATH).expect(403).await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_certification_lapses_once_even_before_the_job_has_run() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let end = app.app.now().timestamp() + 60;
            app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1700000000)").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let scope = app.scope("t1");
            let set = "UPDATE development_paths SET valid_until = $2 WHERE tenant_id = $1";
            let ends = app.app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move { tx.exec_one(tx.sql(set).bind(end)).await });
            ends.await.unwrap();
            let stage = async || ann.get(PATH).expect(200).await.json()["paths"][1]["stage"].clone();
            // Its end is announced once, and nothing else changes.
            assert_eq!((app.run_jobs().await, app.run_jobs().await), (1, 0));
            assert_eq!(stage().await, "ROLE_CERTIFIED");
            app.clock.advance(chrono::Duration::seconds(60));
            assert_eq!(stage().await, "SELECTED");
            app.run_jobs().await;
            app.run_jobs().await;
            assert_eq!(app.text("t1", "SELECT stage FROM development_paths WHERE tenant_id = $1").await, "SELECTED");
            assert_eq!(app.number("t1", "SELECT version FROM development_paths WHERE tenant_id = $1").await, 2);
            assert_eq!(app.message(&ann, "CERTIFICATION_LAPSED", "path").await.as_deref(), Some("SERVICE"));
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }
}
