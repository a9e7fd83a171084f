//! What the vendor knows of a customer account.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::development::register_list::{self, OBJECT};
use crate::store::personal_accounts::home;
use axum::extract::State;
use domain::api::customer_accounts::{CustomerAccountFacts, CustomerAccountFile};
use domain::api::error::ErrorBody;
use domain::ids::CustomerId;

/// Say what is so from now on: the next association, report or invitation is asked with it; what was decided stays. What a
/// partner's list says of its customer is changed by what happens there.
#[utoipa::path(put, path = "/v2/operator/customer-accounts/{account_id}", tag = "operator", request_body = CustomerAccountFacts,
    params(("account_id" = CustomerId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
    Json(new): Json<CustomerAccountFacts>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (operator, id, new) = (&operator, &id, &new);
    app.write(operator, &key, |tx| async move {
        let there = tx.within(&operator.scope.in_tenant(home()));
        let current = register_list::version(&there, id).await?.ok_or(ApiError::NotFound)?;
        there.check_version(Object { kind: OBJECT, id: id.as_str() }, seen, current).await?;
        register_list::change(&there, id, new).await?;
        shown(&there, id, tx.now()).await
    })
    .await
}
