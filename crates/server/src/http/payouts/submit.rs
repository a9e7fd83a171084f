//! Sending a payout application that is still a draft.

use crate::auth::Allowed;
use crate::auth::rights::ManagePayouts;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::payouts::moves;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::payouts;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::payouts::PayoutApplication;
use domain::ids::PayoutId;
use domain::states::payout::PayoutEvent;

/// Send a draft (SM-7): it waits for the vendor's countersign from then on.
#[utoipa::path(post, path = "/v2/partners/payout-applications/{id}/submit", tag = "payouts", params(("id" = PayoutId, Path, description = "the application"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PayoutApplication), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn submit(
    staff: Allowed<ManagePayouts>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PayoutId>,
) -> Result<Reply, ApiError> {
    let policy = app.policy(app.now())?;
    let (id, actor) = (id.as_str(), staff.session.display_name.as_str());
    app.write(&staff, &key, |tx| async move {
        let (found, leads) = moves::begin(&tx, id, seen, PayoutEvent::Submit, policy).await?;
        payouts::advance(&tx, id, seen, leads.to, PayoutEvent::Submit.as_str(), actor).await?;
        tx.audit("payout_application.submit", moves::object(id), &serde_json::json!({ "from": found.state })).await?;
        moves::shown(&tx, id, policy).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::http::payouts::withdraw::tests::payout;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    const SUBMIT: &str = "/v2/partners/payout-applications/p1/submit";

    #[tokio::test]
    async fn a_draft_is_sent_once_and_waits_for_the_vendor() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "DRAFT").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let first = fay.post(SUBMIT, &json!({})).if_match(1).key("send-once").expect(200).await;
            let again = fay.post(SUBMIT, &json!({})).if_match(1).key("send-once").expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
            let sent = first.json();
            assert_eq!((&sent["state"], &sent["turn"]["who"]), (&"AWAITING_COUNTERSIGN".into(), &"VENDOR".into()));
            assert_eq!((&sent["history"][0]["event"], &sent["actions"]), (&"SUBMIT".into(), &json!(["WITHDRAW"])));
            let late = fay.post(SUBMIT, &json!({})).if_match(2).expect(409).await.json();
            assert_eq!(late["state"], "AWAITING_COUNTERSIGN");
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_events WHERE tenant_id = $1").await, 1);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn it_is_refused_when_stale_or_not_allowed() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            payout(&app, "t1", "p1", "DRAFT").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(SUBMIT, &json!({})).expect(428).await;
            fay.post(SUBMIT, &json!({})).if_match(7).expect(412).await;
            app.stranger().post(SUBMIT, &json!({})).if_match(1).expect(401).await;
            let mia = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
            mia.post(SUBMIT, &json!({})).if_match(1).expect(403).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(SUBMIT, &json!({})).if_match(1).expect(404).await;
            assert_eq!(app.number("t1", "SELECT version FROM payout_applications WHERE tenant_id = $1").await, 1);
        })
        .await;
    }
}
