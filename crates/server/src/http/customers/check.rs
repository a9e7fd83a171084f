//! The account check before a change of association (账号检查).

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::{PartnerContext, find};
use crate::store::requests::{partner_check, target_of};
use axum::extract::State;
use domain::api::checks::{CheckReport, NewCheck};
use domain::api::error::ErrorBody;
use domain::ids::CustomerId;

/// Every condition of an unbind or a switch, met and unmet, and what the change would do. Changes nothing.
#[utoipa::path(post, path = "/v2/partners/sub-customers/{customer_id}/association-checks", tag = "customers", request_body = NewCheck,
    params(("customer_id" = String, Path)),
    responses((status = 200, body = CheckReport), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn check(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
    Json(new): Json<NewCheck>,
) -> Result<Reply, ApiError> {
    let target =
        target_of(new.operation, new.target_type).map_err(|problem| ApiError::field("target_type", problem))?;
    let db = app.read(&staff);
    let customer = find(&db, &id).await?.ok_or(ApiError::CustomerNotFound)?;
    let partner = PartnerContext::load(&db).await?;
    let report = partner_check(&customer, &partner, &staff.session, target, app.policy(app.now())?, app.now())?;
    Ok(Reply::ok(&report)?.version(report.version))
}

#[cfg(test)]
mod tests {
    use crate::testing::{NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    const PATH: &str = "/v2/partners/sub-customers/c1/association-checks";

    #[tokio::test]
    async fn all_blockers_stand_in_one_answer_and_it_changes_nothing() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            let obligations = &[("o1", "RESERVED_INSTANCE"), ("o2", "PARTNER_PAY_ORDER"), ("o3", "PARTNER_PAY_ORDER")];
            app.add_customer("t1", NewCustomer { obligations, manager: "max", ..NewCustomer::default() }).await;
            let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
            let report = max.post(PATH, &json!({ "operation": "SWITCH", "target_type": "2" })).expect(200).await.json();
            let unmet: Vec<_> = report["verdict"]["conditions"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|c| c["passed"] == false)
                .map(|c| c["check"].as_str().unwrap())
                .collect();
            assert_eq!(unmet, ["NOT_ADMIN", "PENDING_PARTNER_PAY_ORDER", "VALID_RESERVED_INSTANCE"]);
            assert_eq!(report["facts"]["customer"]["partner_pay_orders"], 2);
            assert_eq!(report["impact"]["to"], "2");
            assert_eq!(max.post(PATH, &json!({ "operation": "SWITCH" })).expect(400).await.fields(), ["target_type"]);
            assert_eq!(
                max.post(PATH, &json!({ "operation": "UNBIND", "target_type": "2" })).expect(400).await.fields(),
                ["target_type"]
            );
            assert_eq!(app.number("t1", "SELECT version FROM customers WHERE tenant_id = $1").await, 1);
        })
        .await;
    }
}
