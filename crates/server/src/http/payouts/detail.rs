//! One payout application.

use crate::auth::Allowed;
use crate::auth::rights::ViewIncentives;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::payouts;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::payouts::PayoutApplication;
use domain::ids::PayoutId;

/// One application with the lines it takes in and what happened to it.
#[utoipa::path(get, path = "/v2/partners/payout-applications/{id}", tag = "payouts", params(("id" = PayoutId, Path, description = "the application")),
    responses((status = 200, body = PayoutApplication), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewIncentives>,
    State(app): State<App>,
    Path(id): Path<PayoutId>,
) -> Result<Reply, ApiError> {
    let now = app.now();
    let found = payouts::get(&app.read(&staff), id.as_str(), now, app.policy(now)?).await?;
    let application = found.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&application)?.version(application.version))
}

#[cfg(test)]
mod tests {
    use crate::http::payouts::withdraw::tests::payout;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;

    #[tokio::test]
    async fn an_application_is_its_own_tenants_only() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            payout(&app, "t1", "p1", "PAYING").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let found = fay.get("/v2/partners/payout-applications/p1").expect(200).await;
            assert_eq!((found.version(), &found.json()["payout_no"]), (Some(1), &"P-p1".into()));
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let refusal = async |id: &str| {
                eve.get(&format!("/v2/partners/payout-applications/{id}"))
                    .header("x-request-id", "same-for-all")
                    .expect(404)
                    .await
                    .text
            };
            assert_eq!(refusal("p1").await, refusal("p9").await);
            app.stranger().get("/v2/partners/payout-applications/p1").expect(401).await;
        })
        .await;
    }
}
