//! One incentive line, explained.

use crate::auth::Allowed;
use crate::auth::rights::ViewIncentives;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::incentives;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::incentives::IncentiveDetail;
use domain::ids::IncentiveId;
use domain::rules::incentive_explanation::explain;

/// One line with its arithmetic and every reason for nothing, for less than nothing and for being frozen.
#[utoipa::path(get, path = "/v2/partners/incentives/{id}", tag = "incentives", params(("id" = IncentiveId, Path, description = "the line")),
    responses((status = 200, body = IncentiveDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewIncentives>,
    State(app): State<App>,
    Path(id): Path<IncentiveId>,
) -> Result<Reply, ApiError> {
    let now = app.now();
    let found = incentives::get(&app.read(&staff), id.as_str(), now.timestamp()).await?;
    let (line, facts) = found.ok_or(ApiError::NotFound)?;
    let explanation =
        explain(facts, app.policies(), now).map_err(|_| ApiError::Internal("incentive facts do not add up"))?;
    Reply::ok(&IncentiveDetail { line, explanation })
}

#[cfg(test)]
pub(in crate::http) mod tests {
    use crate::store::StoreError;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::json;

    /// An incentive line of a test.
    #[derive(Clone, Copy)]
    pub(in crate::http) struct Line {
        pub id: &'static str,
        pub amount: i64,
        pub customer: &'static str,
        pub status: &'static str,
        pub frozen: bool,
        pub payout: &'static str,
        pub policy: &'static str,
    }

    impl Default for Line {
        fn default() -> Self {
            Self { id: "i1", amount: 500, customer: "Acme", status: "ISSUING", frozen: false, payout: "", policy: "0" }
        }
    }

    /// Puts a line into the database.
    pub(in crate::http) async fn line(app: &TestApp, tenant: &str, line: Line) {
        let cny = |minor: i64| json!({ "minor": minor, "currency": "CNY" });
        let facts = json!({
            "amount": cny(line.amount), "consumed": cny(10_000), "base": cny(10_000), "rate": 500,
            "performed_at": "2026-10-10T02:00:00Z", "association_type": "1", "product_policy": line.policy,
            "contract_rate_is_zero": false, "performance_transferred_to": null, "dealer_status_until": "2027-01-31T00:00:00Z",
            "plan_member_from": "2025-01-01T00:00:00Z", "plan_member_until": null, "stored_value_purchase": false,
            "long_tail_moved_at": null, "is_reseller": false, "taken_back": [], "unpaid": cny(0), "paid_up_at": null,
        });
        let sql = "INSERT INTO incentives (tenant_id, id, bill_no, period, plan_name_zh, plan_name_en, customer_id, customer_name, account_name, association_type, order_kind, product_zh, product_en, consumed_minor, amount_minor, status, is_frozen, payout_id, facts) VALUES";
        app.app
            .store()
            .tx::<_, StoreError, _, _>(&app.scope(tenant), |tx| {
                let row: Vec<sea_orm::Value> = vec![
                    line.id.into(),
                    "B1".into(),
                    "2026-10".into(),
                    "计划".into(),
                    "Plan".into(),
                    "c1".into(),
                    line.customer.into(),
                    "acme".into(),
                    "1".into(),
                    "NEW".into(),
                    "云服务器".into(),
                    "Server".into(),
                    10_000_i64.into(),
                    line.amount.into(),
                    line.status.into(),
                    line.frozen.into(),
                    line.payout.into(),
                    facts.to_string().into(),
                ];
                async move { tx.exec_one(tx.sql(sql).push_rows([row])).await }
            })
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn a_line_is_explained_to_the_cent() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            line(&app, "t1", Line::default()).await;
            line(&app, "t1", Line { id: "i2", amount: 0, policy: "2", ..Line::default() }).await;
            let paid = fay.get("/v2/partners/incentives/i1").expect(200).await.json();
            let sum = |detail: &serde_json::Value| {
                detail["explanation"]["steps"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|step| step["amount"]["minor"].as_i64().unwrap())
                    .sum::<i64>()
            };
            assert_eq!(sum(&paid), 500);
            let nothing = fay.get("/v2/partners/incentives/i2").expect(200).await.json();
            assert_eq!(sum(&nothing), 0);
            let conditions = nothing["explanation"]["earning"]["conditions"].as_array().unwrap();
            let unmet: Vec<_> =
                conditions.iter().filter(|c| c["passed"] == false).map(|c| c["check"].as_str().unwrap()).collect();
            assert_eq!(unmet, ["PRODUCT_NOT_ELIGIBLE"]);
        })
        .await;
    }

    #[tokio::test]
    async fn another_tenants_line_does_not_exist() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            line(&app, "t1", Line::default()).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            let refusal = async |id: &str| {
                eve.get(&format!("/v2/partners/incentives/{id}"))
                    .header("x-request-id", "same-for-all")
                    .expect(404)
                    .await
                    .text
            };
            assert_eq!(refusal("i1").await, refusal("nope").await);
            app.stranger().get("/v2/partners/incentives/i1").expect(401).await;
            let manager = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
            manager.get("/v2/partners/incentives/i1").expect(403).await;
        })
        .await;
    }
}
