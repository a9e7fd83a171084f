//! The distributors, to choose one from.

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::{PartnerAccounts, PartnerQuery};

/// Distributors that can be named in an application to become a reseller, by a part of their name or code (P-60). Who
/// has been some distributor's reseller finds that one alone.
#[utoipa::path(get, path = "/v2/partners/distributors", tag = "programmes", params(PartnerQuery),
    responses((status = 200, body = PartnerAccounts), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn distributors(
    staff: Allowed<ManagePrograms>,
    State(app): State<App>,
    Query(query): Query<PartnerQuery>,
) -> Result<Reply, ApiError> {
    fields::search(query.search.as_deref())?;
    let search = query.search.as_deref().unwrap_or_default().trim();
    let partners = app.read(&staff).distributors(search, app.now()).await?;
    Reply::ok(&PartnerAccounts { partners })
}
