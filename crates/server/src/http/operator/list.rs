//! The partners of the vendor.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::partners::{PartnerList, PartnerListQuery};

/// One page of the partner accounts, by name and type.
#[utoipa::path(post, path = "/v2/operator/partners/query", tag = "operator", request_body = PartnerListQuery,
    responses((status = 200, body = PartnerList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    _operator: Allowed<Operate>,
    State(app): State<App>,
    Json(query): Json<PartnerListQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    Reply::ok(&app.store().partner_page(&query, page).await?)
}
