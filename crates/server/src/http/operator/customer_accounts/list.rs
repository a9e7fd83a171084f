//! Customer accounts, by name, phone number or mail address.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development::register_list::page;
use crate::store::personal_accounts::home;
use axum::extract::State;
use domain::api::customer_accounts::{CustomerAccountList, CustomerAccountQuery};
use domain::api::error::ErrorBody;

/// One page of the register. A `POST`, so that no phone number stands in an address.
#[utoipa::path(post, path = "/v2/operator/customer-accounts/query", tag = "operator", request_body = CustomerAccountQuery,
    responses((status = 200, body = CustomerAccountList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Json(query): Json<CustomerAccountQuery>,
) -> Result<Reply, ApiError> {
    let wanted = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    let there = app.read(&operator).elsewhere(&operator.scope.in_tenant(home()));
    Reply::ok(&page(&there, &query, wanted).await?)
}
