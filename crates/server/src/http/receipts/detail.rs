//! One receipt, replayed.

use crate::auth::Allowed;
use crate::auth::rights::ViewRecords;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::receipts::{content_hash, get};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::receipts::ReceiptDetail;
use domain::ids::ReceiptId;

/// The decision with its facts, version, verdict and hash; the server checks the hash and decides again.
#[utoipa::path(get, path = "/v2/partners/receipts/{receipt_id}", tag = "receipts", params(("receipt_id" = String, Path)),
    responses((status = 200, body = ReceiptDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Path(id): Path<ReceiptId>,
) -> Result<Reply, ApiError> {
    let (line, receipt) =
        get(&app.read(&staff), |right| staff.session.may(right), &id).await?.ok_or(ApiError::NotFound)?;
    let intact = receipt.is_intact(content_hash).map_err(|_| ApiError::Internal("receipt"))?;
    let replayed_alike = receipt.decision.replay(app.policies()).is_ok_and(|again| again == receipt.decision.verdict);
    Reply::ok(&ReceiptDetail { line, receipt, intact, replayed_alike })
}
