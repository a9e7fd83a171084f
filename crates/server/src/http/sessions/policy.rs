//! The rule policy in force.

use crate::auth::SignedIn;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::rules::policy::Policy;

/// The numbers of the rules in force now, with their version: what the browser checks with.
#[utoipa::path(get, path = "/v2/policy", tag = "sessions", responses((status = 200, body = Policy), (status = 401, body = ErrorBody)))]
pub async fn policy(_: SignedIn, State(app): State<App>) -> Result<Reply, ApiError> {
    Reply::ok(app.policy(app.now())?)
}
