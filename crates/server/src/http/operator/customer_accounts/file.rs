//! One customer account of the register.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts::home;
use axum::extract::State;
use domain::api::customer_accounts::CustomerAccountFile;
use domain::api::error::ErrorBody;
use domain::ids::CustomerId;

/// Whose customer the account is, whose report of it holds, and what the rules of associating look at.
#[utoipa::path(get, path = "/v2/operator/customer-accounts/{account_id}", tag = "operator", params(("account_id" = CustomerId, Path)),
    responses((status = 200, body = CustomerAccountFile), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn file(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
) -> Result<Reply, ApiError> {
    let there = app.read(&operator).elsewhere(&operator.scope.in_tenant(home()));
    shown(&there, &id, app.now()).await
}
