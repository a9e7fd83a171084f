//! The partner accounts, to choose one from.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::{PartnerAccounts, PartnerQuery};

/// Partner accounts by a part of their name; names only.
#[utoipa::path(get, path = "/v2/operator/partners", tag = "operator", params(PartnerQuery),
    responses((status = 200, body = PartnerAccounts), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn partners(
    _operator: Allowed<Operate>,
    State(app): State<App>,
    Query(query): Query<PartnerQuery>,
) -> Result<Reply, ApiError> {
    fields::search(query.search.as_deref())?;
    let partners = app.store().partner_accounts(query.search.as_deref().unwrap_or_default().trim()).await?;
    Reply::ok(&PartnerAccounts { partners })
}
