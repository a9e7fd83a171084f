//! The payout applications of the partner.

use crate::auth::Allowed;
use crate::auth::rights::ViewIncentives;
use crate::http::error::ApiError;
use crate::http::extract::{Query, page_limit};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::payouts;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::payouts::{PayoutApplicationQuery, PayoutApplications};

/// Payout applications with stage, next stage, state, whose turn it is and what it means; newest first.
#[utoipa::path(get, path = "/v2/partners/payout-applications", tag = "payouts", params(PayoutApplicationQuery),
    responses((status = 200, body = PayoutApplications), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ViewIncentives>,
    State(app): State<App>,
    Query(query): Query<PayoutApplicationQuery>,
) -> Result<Reply, ApiError> {
    page_limit(query.limit)?;
    let (count, payout_applications) = payouts::list(&app.read(&staff), &query, app.policy(app.now())?).await?;
    Reply::ok(&PayoutApplications { count, payout_applications })
}

#[cfg(test)]
mod tests {
    use crate::http::payouts::withdraw::tests::payout;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;

    #[tokio::test]
    async fn every_row_says_where_it_stands_and_whose_turn_it_is() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "PAYING").await;
            payout(&app, "t1", "p2", "INVOICE_REJECTED").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let list = fay.get("/v2/partners/payout-applications?sort=applied_at").expect(200).await.json();
            assert_eq!(list["count"], 2);
            let (paying, rejected) = (&list["payout_applications"][0], &list["payout_applications"][1]);
            assert_eq!((&paying["stage"], &paying["next_stage"]), (&"PAYMENT".into(), &"COMPLETED".into()));
            assert_eq!(paying["turn"]["who"], "VENDOR");
            // Two working days after Sunday 22 November 2026 end with Tuesday.
            assert_eq!(paying["turn"]["due"], "2026-11-24T16:00:00Z");
            assert_eq!(paying["actions"].as_array().unwrap().len(), 0);
            assert_eq!(
                (&rejected["turn"]["who"], &rejected["actions"][0]),
                (&"PARTNER".into(), &"SUBMIT_INVOICE".into())
            );
            let only = fay.get("/v2/partners/payout-applications?state=PAYING").expect(200).await.json();
            assert_eq!((&only["count"], &only["payout_applications"][0]["payout_id"]), (&1.into(), &"p1".into()));
        })
        .await;
    }

    #[tokio::test]
    async fn strangers_other_tenants_and_other_roles_see_none() {
        let app = TestApp::sqlite().await;
        for tenant in ["t1", "t2"] {
            app.tenant(tenant).await;
        }
        payout(&app, "t1", "p1", "PAYING").await;
        app.stranger().get("/v2/partners/payout-applications").expect(401).await;
        app.member("t1", "mia", &[PresetRole::AccountManager])
            .await
            .get("/v2/partners/payout-applications")
            .expect(403)
            .await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        assert_eq!(eve.get("/v2/partners/payout-applications").expect(200).await.json()["count"], 0);
        assert_eq!(eve.get("/v2/partners/payout-applications?state=GONE").expect(400).await.fields(), ["state"]);
    }
}
