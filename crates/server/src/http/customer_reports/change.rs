//! Where invitations go.

use super::{after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::{CustomerReport, CustomerReportChange};
use domain::api::error::ErrorBody;
use domain::ids::CustomerReportId;

/// Have invitations go to another address from now on.
#[utoipa::path(put, path = "/v2/partners/customer-reports/{report_id}", tag = "customer development", request_body = CustomerReportChange,
    params(("report_id" = CustomerReportId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerReport), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    staff: Allowed<DevelopCustomers>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomerReportId>,
    Json(new): Json<CustomerReportChange>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (id, new) = (id.as_str(), &new);
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        development::change_address(&tx, &row, new.contact_email.trim()).await?;
        after(&tx, id).await
    })
    .await
}
