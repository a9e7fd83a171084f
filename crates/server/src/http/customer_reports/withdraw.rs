//! Taking a report back.

use super::{after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use crate::store::reviews::Closing;
use axum::extract::State;
use domain::api::customer_development::CustomerReport;
use domain::api::error::ErrorBody;
use domain::ids::CustomerReportId;

/// Take a report back: nobody is kept from reporting the customer any more, and its letters lead nowhere.
#[utoipa::path(post, path = "/v2/partners/customer-reports/{report_id}/withdraw", tag = "customer development",
    params(("report_id" = CustomerReportId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerReport), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<DevelopCustomers>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomerReportId>,
) -> Result<Reply, ApiError> {
    let id = id.as_str();
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        development::withdraw_report(&tx, &row, Closing::Withdrawn).await?;
        after(&tx, id).await
    })
    .await
}
