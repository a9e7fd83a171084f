//! The links of the partner.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{StoreError, development};
use axum::extract::State;
use domain::api::customer_development::CustomerInvitations;
use domain::api::error::ErrorBody;

/// General invitation links, newest first, each with what became of it and how many customers came through it. Account
/// managers see their own.
#[utoipa::path(get, path = "/v2/partners/customer-invitations", tag = "customer development",
    responses((status = 200, body = CustomerInvitations), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<DevelopCustomers>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (now, url) = (app.now(), app.config().public_url.as_str());
    let rows = development::links(&app.read(&staff), None, app.now()).await?;
    let invitations = rows.iter().map(|row| row.wire(url, now)).collect::<Result<_, StoreError>>()?;
    Reply::ok(&CustomerInvitations { invitations })
}
