//! Making a link.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::{CustomerInvitation, NewCustomerInvitation};
use domain::api::error::ErrorBody;

/// Make a general invitation link in one's own name. It works for many customers, for as many days as the policy says
/// whom it brings belongs to who made it, where that is an account manager.
#[utoipa::path(post, path = "/v2/partners/customer-invitations", tag = "customer development", request_body = NewCustomerInvitation,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = CustomerInvitation), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<DevelopCustomers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewCustomerInvitation>,
) -> Result<Reply, ApiError> {
    let (app, account) = (&app, staff.session.account.as_str());
    app.write(&staff, &key, |tx| async move {
        let id = development::make_link(&tx, new.association_type, account, app.policy(tx.now())?).await?;
        let row = development::find_invitation(&tx, &id).await?.ok_or(ApiError::NotFound)?;
        Ok(Reply::created(&row.wire(&app.config().public_url, tx.now())?)?.version(row.version))
    })
    .await
}
