//! Ending something that stands in the way: cancelling an order, unsubscribing an instance or a plan.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::{code, end_obligation, obligation};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::association::ObligationKind;
use domain::ids::ObligationId;

/// The customer's counter falls with it, so that the next account check sees it.
#[utoipa::path(post, path = "/v2/customers/obligations/{obligation_id}/end", tag = "my partner",
    params(("obligation_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn end(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<ObligationId>,
) -> Result<Reply, ApiError> {
    let (customer, id) = (&customer, id.as_str());
    app.write(customer, &key, |home| async move {
        let tx = relation::within(&home, customer).await?;
        let own = relation::own_row(&tx, customer).await?;
        let row = obligation(&tx, &own.id, id).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "obligation", id };
        tx.check_version(object, seen, row.version).await?;
        let kind: ObligationKind = code(&row.kind, "obligations.kind")?;
        if !kind.customer_can_end() {
            return Err(ApiError::State { state: kind.to_string() });
        }
        end_obligation(&tx, &own, &row, kind).await?;
        tx.audit("obligation.end", object, &serde_json::json!({ "kind": kind, "customer_id": own.id })).await?;
        Ok(Reply::no_content())
    })
    .await
}

#[cfg(test)]
mod tests {
    use crate::testing::{HOME, NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn ending_an_order_turns_its_condition_green() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            let obligations = &[("o1", "PARTNER_PAY_ORDER"), ("o2", "SPECIAL_CONTRACT")];
            app.add_customer("t1", NewCustomer { obligations, ..NewCustomer::default() }).await;
            app.add_customer("t1", NewCustomer { id: "c2", ..NewCustomer::default() }).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let (customer, other) = (app.customer(HOME, "c1").await, app.customer(HOME, "c2").await);
            let unbind = json!({ "operation": "UNBIND" });
            let order_is_open = async || {
                let report = customer.post("/v2/customers/association-checks", &unbind).expect(200).await.json();
                assert!(report.get("facts").is_none());
                report["verdict"]["conditions"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|c| c["check"] == "PENDING_PARTNER_PAY_ORDER" && c["passed"] == false)
            };
            assert!(order_is_open().await);
            let refused = customer
                .post("/v2/customers/association-requests", &json!({ "reason": "x", "notice_accepted": true }))
                .expect(400)
                .await;
            assert_eq!(refused.code(), "CBC.99007004");
            assert_eq!(
                customer.get("/v2/customers/obligations").expect(200).await.json()["obligations"]
                    .as_array()
                    .unwrap()
                    .len(),
                2
            );
            let path = "/v2/customers/obligations/o1/end";
            customer.post(path, &json!({})).expect(428).await;
            customer.post(path, &json!({})).if_match(9).expect(412).await;
            other.post(path, &json!({})).if_match(1).expect(404).await;
            ann.post(path, &json!({})).if_match(1).expect(403).await;
            customer.post(path, &json!({})).if_match(1).key("end-it-now").expect(204).await;
            customer.post(path, &json!({})).if_match(1).key("end-it-now").expect(204).await;
            customer.post(path, &json!({})).if_match(1).expect(404).await;
            assert!(!order_is_open().await);
            assert_eq!(
                app.number("t1", "SELECT partner_pay_orders FROM customers WHERE tenant_id = $1 AND id = 'c1'").await,
                0
            );
            // What only others can end stays.
            customer.post("/v2/customers/obligations/o2/end", &json!({})).if_match(1).expect(409).await;
        })
        .await;
    }
}
