//! One customer with everything that the console shows of it.

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::{PartnerContext, find, open_obligations, wire_obligation};
use axum::extract::State;
use domain::api::customers::CustomerDetail;
use domain::api::error::ErrorBody;
use domain::ids::CustomerId;

/// A customer that the login sees.
#[utoipa::path(get, path = "/v2/partners/sub-customers/{customer_id}", tag = "customers", params(("customer_id" = String, Path)),
    responses((status = 200, body = CustomerDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    let customer = find(&db, &id).await?.ok_or(ApiError::CustomerNotFound)?;
    let partner = PartnerContext::load(&db).await?.standing()?;
    let open = open_obligations(&db, id.as_str()).await?;
    let obligations = open.into_iter().map(wire_obligation).collect::<Result<_, _>>()?;
    Ok(Reply::ok(&customer.detail(&partner, &staff.session, obligations)?)?.version(customer.version))
}
