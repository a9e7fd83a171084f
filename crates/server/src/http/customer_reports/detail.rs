//! One report.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::CustomerReport;
use domain::api::error::ErrorBody;
use domain::ids::CustomerReportId;

/// One report with all that is known about it. An account manager's is not found by another.
#[utoipa::path(get, path = "/v2/partners/customer-reports/{report_id}", tag = "customer development",
    params(("report_id" = CustomerReportId, Path)),
    responses((status = 200, body = CustomerReport), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<DevelopCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerReportId>,
) -> Result<Reply, ApiError> {
    let row = development::find_report(&app.read(&staff), id.as_str()).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&row.wire(app.now())?)?.version(row.version))
}
