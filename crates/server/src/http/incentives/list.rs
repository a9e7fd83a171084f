//! The incentive lines of the partner.

use crate::auth::Allowed;
use crate::auth::rights::ViewIncentives;
use crate::http::error::ApiError;
use crate::http::extract::{Query, page_limit};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::incentives;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::incentives::{IncentiveQuery, Incentives};

/// Incentive lines with the sums of all that match, newest cycle first.
#[utoipa::path(get, path = "/v2/partners/incentives", tag = "incentives", params(IncentiveQuery),
    responses((status = 200, body = Incentives), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ViewIncentives>,
    State(app): State<App>,
    Query(query): Query<IncentiveQuery>,
) -> Result<Reply, ApiError> {
    page_limit(query.limit)?;
    let (count, totals, lines) = incentives::list(&app.read(&staff), &query, app.now().timestamp()).await?;
    Reply::ok(&Incentives { count, totals, incentives: lines })
}

#[cfg(test)]
mod tests {
    use crate::http::incentives::detail::tests::{Line, line};
    use crate::testing::TestApp;
    use domain::organization::PresetRole;

    #[tokio::test]
    async fn lines_are_filtered_sorted_and_summed() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            line(&app, "t1", Line { id: "i1", amount: 500, ..Line::default() }).await;
            line(&app, "t1", Line { id: "i2", amount: 0, customer: "李静", ..Line::default() }).await;
            line(&app, "t1", Line { id: "i3", amount: -200, ..Line::default() }).await;
            line(&app, "t1", Line { id: "i4", amount: 70, frozen: true, ..Line::default() }).await;
            line(&app, "t1", Line { id: "i5", amount: 40, payout: "p1", ..Line::default() }).await;
            line(&app, "t1", Line { id: "i6", amount: 30, status: "ESTIMATED", ..Line::default() }).await;
            let get = async |query: &str| fay.get(&format!("/v2/partners/incentives?{query}")).expect(200).await.json();
            let all = get("").await;
            assert_eq!(all["count"], 6);
            assert_eq!(all["totals"]["amount"]["minor"], 440);
            // What the sums say is what the lines say one by one.
            let sum = |member: &str| {
                all["incentives"].as_array().unwrap().iter().map(|l| l[member]["minor"].as_i64().unwrap()).sum::<i64>()
            };
            assert_eq!(all["totals"]["claimable"]["minor"], sum("claimable"));
            assert_eq!(all["totals"]["frozen"]["minor"], sum("frozen"));
            assert_eq!((sum("claimable"), sum("frozen")), (300, 70));
            let ids = async |query: &str| {
                let page = get(query).await;
                page["incentives"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|l| l["incentive_id"].as_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(ids("sign=ZERO").await, ["i2"]);
            assert_eq!(ids("sign=NEGATIVE").await, ["i3"]);
            assert_eq!(ids("frozen=true").await, ["i4"]);
            assert_eq!(ids("search=%E6%9D%8E").await, ["i2"]);
            assert_eq!(ids("search=%25").await, Vec::<String>::new());
            assert_eq!(ids("sort=-amount&limit=2&offset=1").await, ["i4", "i5"]);
        })
        .await;
    }

    #[tokio::test]
    async fn strangers_other_tenants_and_other_roles_see_none() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            line(&app, "t1", Line::default()).await;
            app.stranger().get("/v2/partners/incentives").expect(401).await;
            let manager = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
            let denied = manager.get("/v2/partners/incentives").expect(403).await.json();
            assert_eq!(denied["denied"]["permission"], "partner:incentive:view");
            let other = app.member("t2", "eve", &[PresetRole::Admin]).await;
            assert_eq!(other.get("/v2/partners/incentives").expect(200).await.json()["count"], 0);
            for (query, field) in
                [("limit=0", "limit"), ("limit=101", "limit"), ("sign=x", "sign"), ("colour=red", "colour")]
            {
                assert_eq!(other.get(&format!("/v2/partners/incentives?{query}")).expect(400).await.fields(), [field]);
            }
        })
        .await;
    }
}
