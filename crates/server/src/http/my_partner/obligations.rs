//! What the customer has that stands in the way of a change.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::{open_obligations, wire_obligation};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::my_partner::Obligations;

/// Open orders, instances, plans and contracts, newest first; none for an account without partner.
#[utoipa::path(get, path = "/v2/customers/obligations", tag = "my partner",
    responses((status = 200, body = Obligations), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(customer: Allowed<UseMyPartner>, State(app): State<App>) -> Result<Reply, ApiError> {
    let open = match relation::current(&app, &customer).await? {
        Some(db) => open_obligations(&db, customer.customer()?.as_str()).await?,
        None => Vec::new(),
    };
    Reply::ok(&Obligations { obligations: open.into_iter().map(wire_obligation).collect::<Result<_, _>>()? })
}
