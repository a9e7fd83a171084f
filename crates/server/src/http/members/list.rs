//! The members of the organisation.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::organization;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::{MemberQuery, Members};

/// Members that match, the primary account first, then by name.
#[utoipa::path(get, path = "/v2/partners/members", tag = "organization", params(MemberQuery),
    responses((status = 200, body = Members), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Query(wanted): Query<MemberQuery>,
) -> Result<Reply, ApiError> {
    fields::search(wanted.search.as_deref())?;
    let page = fields::page(wanted.offset, wanted.limit)?;
    let db = app.read(&staff);
    let found = organization::members(&db, &wanted, page).await?;
    let primary_account = organization::primary_account(&db).await?;
    Reply::ok(&Members { count: found.count, primary_account, members: found.members })
}
