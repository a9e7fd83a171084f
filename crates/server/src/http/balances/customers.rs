//! Balances of resale customers, many at once.

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::auth::scope::AsScope;
use crate::http::customers::query::require_reseller;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::StoreError;
use crate::store::customers::{code, visible};
use axum::extract::State;
use domain::api::accounts::{CustomerBalance, CustomerBalances, CustomerBalancesQuery};
use domain::api::error::{ErrorBody, FieldProblem};
use domain::ids::CustomerId;
use domain::money::{Currency, Money};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct Row {
    id: String,
    allocated: i64,
    arrears: i64,
    currency: String,
}

/// 1: yuan.
const MEASURE: i32 = 1;
/// Customers of one query.
const MOST: usize = 100;

/// Customers that are not resale customers, or not the login's to see, are left out without a word.
#[utoipa::path(post, path = "/v2/accounts/customer-accounts/balances/batch-query", tag = "balances", request_body = CustomerBalancesQuery,
    responses((status = 200, body = CustomerBalances), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn batch_query(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Json(query): Json<CustomerBalancesQuery>,
) -> Result<Reply, ApiError> {
    match query.customer_infos.len() {
        0 => return Err(ApiError::field("customer_infos", FieldProblem::Required)),
        1..=MOST => {}
        _ => return Err(ApiError::field_limit("customer_infos", FieldProblem::TooLong, 100)),
    }
    let db = app.read(&staff);
    let reseller = query.indirect_partner_id.as_deref();
    require_reseller(&db, reseller).await?;
    let sql = "SELECT c.id, c.allocated, c.arrears, c.currency FROM customers c WHERE c.tenant_id = $1 AND c.is_current AND c.association_type = '2'";
    let sql = db.sql(sql).push_list(" AND c.id IN ", query.customer_infos.iter().map(|info| info.customer_id.as_str()));
    let sql = sql.push_bind(" AND c.reseller_tenant_id = ", reseller.unwrap_or_default());
    let rows: Vec<Row> = db.all(visible(sql, db.scope()).push(" ORDER BY c.id")).await?;
    let balances = rows.into_iter().map(balance).collect::<Result<_, _>>()?;
    Reply::ok(&CustomerBalances { customer_balances: balances })
}

fn balance(row: Row) -> Result<CustomerBalance, StoreError> {
    let currency: Currency = code(&row.currency, "customers.currency")?;
    Ok(CustomerBalance {
        customer_id: CustomerId::new(row.id).map_err(|_| StoreError::Corrupt { column: "customers.id" })?,
        amount: Money::new(row.allocated, currency).to_decimal(),
        debt_amount: Money::new(row.arrears, currency).to_decimal(),
        currency: currency.to_string(),
        measure_id: MEASURE,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{NewCustomer, TestApp};
    use domain::organization::PresetRole;
    use serde_json::json;

    #[tokio::test]
    async fn customers_that_are_not_resale_or_not_seen_are_left_out() {
        TestApp::on_both_engines(async |app| {
            app.partner("t1").await;
            app.partner("t2").await;
            let base = NewCustomer { resale: true, allocated: 12_345, arrears: 5, ..NewCustomer::default() };
            app.add_customers("t1", &[base.clone(), NewCustomer { id: "c2", resale: false, allocated: 0, ..base.clone() }]).await;
            app.add_customer("t2", NewCustomer { id: "c3", ..base }).await;
            let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
            let path = "/v2/accounts/customer-accounts/balances/batch-query";
            let infos: Vec<_> = ["c1", "c2", "c3", "nobody"].iter().map(|id| json!({ "customer_id": id })).collect();
            let answer = ann.post(path, &json!({ "customer_infos": infos })).expect(200).await.json();
            let expect = json!([{ "customer_id": "c1", "amount": "123.45", "debt_amount": "0.05", "currency": "CNY", "measure_id": 1 }]);
            assert_eq!(answer["customer_balances"], expect);
            let many: Vec<_> = (0..101).map(|n| json!({ "customer_id": format!("c{n}") })).collect();
            assert_eq!(ann.post(path, &json!({ "customer_infos": many })).expect(400).await.fields(), ["customer_infos"]);
            app.stranger().post(path, &json!({ "customer_infos": infos })).expect(401).await;
            let own = ann.get("/v2/accounts/partner-accounts/balances").expect(200).await.json();
            assert_eq!((own["account_balances"][0]["amount"].as_str(), own["account_balances"][0]["account_type"].as_i64()), (Some("1000.00"), Some(1)));
        })
        .await;
    }
}
