//! Taking a payout application back before it is paid.

use crate::auth::Allowed;
use crate::auth::rights::ManagePayouts;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::payouts::moves;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{payout_invoices, payouts};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::payouts::PayoutApplication;
use domain::ids::PayoutId;
use domain::states::payout::{PayoutEffect, PayoutEvent};

/// Withdraw an application (R-50: any state before payment). Its incentives can be applied for again, and its invoices handed in for
/// another one.
#[utoipa::path(post, path = "/v2/partners/payout-applications/{id}/withdraw", tag = "payouts", params(("id" = PayoutId, Path, description = "the application"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PayoutApplication), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManagePayouts>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PayoutId>,
) -> Result<Reply, ApiError> {
    let policy = app.policy(app.now())?;
    let (id, actor) = (id.as_str(), staff.session.display_name.as_str());
    app.write(&staff, &key, |tx| async move {
        let (found, leads) = moves::begin(&tx, id, seen, PayoutEvent::Withdraw, policy).await?;
        payouts::advance(&tx, id, seen, leads.to, PayoutEvent::Withdraw.as_str(), actor).await?;
        let mut released = 0;
        if leads.effects.contains(&PayoutEffect::ReleaseIncentives) {
            released = payouts::release_incentives(&tx, id).await?;
            payout_invoices::release(&tx, id).await?;
        }
        tx.audit(
            "payout_application.withdraw",
            moves::object(id),
            &serde_json::json!({ "from": found.state, "released": released }),
        )
        .await?;
        moves::shown(&tx, id, policy).await
    })
    .await
}

#[cfg(test)]
pub(in crate::http) mod tests {
    use crate::http::incentives::detail::tests::{Line, line};
    use crate::store::StoreError;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const WITHDRAW: &str = "/v2/partners/payout-applications/p1/withdraw";

    /// Puts an application into the database.
    pub(in crate::http) async fn payout(app: &TestApp, tenant: &str, id: &str, state: &str) {
        let sql = "INSERT INTO payout_applications (tenant_id, id, payout_no, applied_at, applicant_name, amount_minor, method, state, state_since) VALUES";
        app.app
            .store()
            .tx::<_, StoreError, _, _>(&app.scope(tenant), |tx| {
                let now = tx.now_secs();
                let row: Vec<sea_orm::Value> = vec![
                    id.into(),
                    format!("P-{id}").into(),
                    now.into(),
                    "Fay".into(),
                    500_i64.into(),
                    "BANK_TRANSFER".into(),
                    state.into(),
                    now.into(),
                ];
                async move { tx.exec_one(tx.sql(sql).push_rows([row])).await }
            })
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn it_is_withdrawn_once_and_its_incentives_are_free_again() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "AWAITING_INVOICE").await;
            line(&app, "t1", Line { payout: "p1", ..Line::default() }).await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let first = fay.post(WITHDRAW, &json!({})).if_match(1).key("withdraw-once").expect(200).await;
            let again = fay.post(WITHDRAW, &json!({})).if_match(1).key("withdraw-once").expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
            assert_eq!(
                (&first.json()["state"], &first.json()["history"][0]["event"]),
                (&"WITHDRAWN".into(), &"WITHDRAW".into())
            );
            assert_eq!(
                fay.get("/v2/partners/incentives/i1").expect(200).await.json()["line"]["claimable"]["minor"],
                500
            );
            let late = fay.post(WITHDRAW, &json!({})).if_match(2).expect(409).await.json();
            assert_eq!(late["state"], "WITHDRAWN");
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_events WHERE tenant_id = $1").await, 1);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn it_is_refused_when_paid_stale_or_not_allowed() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            payout(&app, "t1", "p1", "PAYING").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(WITHDRAW, &json!({})).expect(428).await;
            let stale = fay.post(WITHDRAW, &json!({})).if_match(7).expect(412).await.json();
            assert_eq!((&stale["stale"]["expected"], &stale["stale"]["current"]), (&7.into(), &1.into()));
            assert_eq!(fay.post(WITHDRAW, &json!({})).if_match(1).expect(409).await.json()["state"], "PAYING");
            app.stranger().post(WITHDRAW, &json!({})).if_match(1).expect(401).await;
            app.member("t1", "mia", &[PresetRole::AccountManager])
                .await
                .post(WITHDRAW, &json!({}))
                .if_match(1)
                .expect(403)
                .await;
            app.member("t2", "eve", &[PresetRole::Admin])
                .await
                .post(WITHDRAW, &json!({}))
                .if_match(1)
                .expect(404)
                .await;
            assert_eq!(app.number("t1", "SELECT version FROM payout_applications WHERE tenant_id = $1").await, 1);
        })
        .await;
    }
}
