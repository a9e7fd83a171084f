//! What was decided, newest first.

use crate::auth::Allowed;
use crate::auth::rights::ViewRecords;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::receipts;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::receipts::{ReceiptQuery, Receipts};

/// Receipts of the partner's decisions; who sees only own customers sees what was decided for it itself.
#[utoipa::path(get, path = "/v2/partners/receipts", tag = "receipts", params(ReceiptQuery),
    responses((status = 200, body = Receipts), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Query(query): Query<ReceiptQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::plain("subject_id", query.subject_id.as_deref())?;
    let (count, receipts) = receipts::list(&app.read(&staff), |right| staff.session.may(right), &query, page).await?;
    Reply::ok(&Receipts { count, receipts })
}
