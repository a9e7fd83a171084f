//! Taking an application for a programme back.

use super::card::{Account, card};
use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::error::{ApiError, transition};
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::programs::{membership, move_membership};
use crate::store::resellers::{self, Step, advance};
use crate::store::reviews::{self, Closing};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::programs::ProgramCard;
use domain::api::reviews::ReviewKind;
use domain::program::Program;
use domain::rules::policy::Policy;
use domain::states::machine::Actor;
use domain::states::membership::MembershipEvent;
use domain::states::reseller_application::ResellerApplicationEvent;

/// Withdraw an application that is not decided; it leaves the vendor's queue. One to become a reseller can be taken
/// back until the distributor has answered (P-60).
#[utoipa::path(post, path = "/v2/partners/program-applications/{program}/withdraw", tag = "programmes",
    params(("program" = Program, Path, description = "the programme"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ProgramCard), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManagePrograms>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(program): Path<Program>,
) -> Result<Reply, ApiError> {
    let (app, object) = (&app, Object { kind: "program_membership", id: program.as_str() });
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let known = membership(&tx, program, tx.now()).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, known.version).await?;
        let transition = transition(known.state, MembershipEvent::Withdraw, Actor::Partner)?;
        if program == Program::CloudReseller {
            withdraw_from_distributor(&tx, policy).await?;
        } else {
            move_membership(&tx, program, transition.to, None, "").await?;
            reviews::close(&tx, ReviewKind::ProgramApplication, program.as_str(), Closing::Withdrawn).await?;
        }
        tx.audit("program_membership.withdraw", object, &serde_json::json!({ "from": known.state })).await?;
        let wire = card(program, &Account::load(&tx, tx.now()).await?, policy, tx.now());
        let version = wire.version;
        Ok(Reply::ok(&wire)?.version(version))
    })
    .await
}

/// The application leaves the queue that it is in: the vendor's or the distributor's.
async fn withdraw_from_distributor(tx: &Tx, policy: &Policy) -> Result<(), ApiError> {
    let row = resellers::latest(tx).await?.ok_or(ApiError::NotFound)?;
    let step = Step::new(ResellerApplicationEvent::Withdraw, Actor::Requester, None, policy);
    advance(tx, &row, step).await?;
    reviews::close(tx, ReviewKind::ResellerApplication, &row.id, Closing::Withdrawn).await
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const APPLY: &str = "/v2/partners/program-applications";
    const WITHDRAW: &str = "/v2/partners/program-applications/PCE/withdraw";

    #[tokio::test]
    async fn an_application_is_taken_back_once_and_leaves_the_queue() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            ann.post(WITHDRAW, &json!({})).if_match(1).expect(404).await;
            let ticked = json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true });
            let made = ann.post(APPLY, &ticked).expect(201).await.json();
            assert_eq!((&made["version"], &made["actions"]), (&json!(1), &json!(["WITHDRAW"])));
            ann.post(WITHDRAW, &json!({})).if_match(7).expect(412).await;
            let first = ann.post(WITHDRAW, &json!({})).if_match(1).key("take-it-back").expect(200).await;
            let again = ann.post(WITHDRAW, &json!({})).if_match(1).key("take-it-back").expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
            assert_eq!(first.json()["state"], "NOT_JOINED");
            let withdrawn = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'WITHDRAWN'";
            assert_eq!(app.number("platform", withdrawn).await, 1);
            ann.post(WITHDRAW, &json!({})).if_match(2).expect(409).await;
            ann.post(APPLY, &ticked).expect(201).await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_level_that_ran_out_is_kept_through_an_application_that_was_taken_back() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            app.execute("t1", "UPDATE tenants SET partner_type = NULL WHERE tenant_id = $1").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES ($1, 'SOLUTION_PROVIDER', 'EXPIRED', 'CORE', 1, 2, 3)").await;
            let again = json!({ "program": "SOLUTION_PROVIDER" });
            assert_eq!(ann.post(APPLY, &again).expect(201).await.json()["level"], "CORE");
            let withdraw = WITHDRAW.replace("PCE", "SOLUTION_PROVIDER");
            let none = ann.post(&withdraw, &json!({})).if_match(2).expect(200).await.json();
            assert_eq!((&none["state"], &none["level"]), (&json!("NOT_JOINED"), &json!(null)));
            assert_eq!(ann.post(APPLY, &again).expect(201).await.json()["level"], "CORE");
        })
        .await;
    }

    #[tokio::test]
    async fn strangers_other_tenants_and_other_roles_take_nothing_back() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let ticked = json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true });
            ann.post(APPLY, &ticked).expect(201).await;
            app.stranger().post(WITHDRAW, &json!({})).if_match(1).expect(401).await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(WITHDRAW, &json!({})).if_match(1).expect(403).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(WITHDRAW, &json!({})).if_match(1).expect(404).await;
            let open = "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND state = 'APPLYING'";
            assert_eq!(app.number("t1", open).await, 1);
        })
        .await;
    }
}
