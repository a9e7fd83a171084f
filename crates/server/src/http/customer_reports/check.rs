//! What would become of a report.

use super::{preregistration, to_report};
use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::customer_development::{CustomerReportCheck, NewCustomerReportCheck};
use domain::api::error::ErrorBody;

/// May this account be reported, and what would become of it? Writes nothing. What other partners do is not told.
#[utoipa::path(post, path = "/v2/partners/customer-report-checks", tag = "customer development", request_body = NewCustomerReportCheck,
    responses((status = 200, body = CustomerReportCheck), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn check(
    staff: Allowed<DevelopCustomers>,
    State(app): State<App>,
    Json(asked): Json<NewCustomerReportCheck>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(asked.faults())?;
    let (db, now) = (app.read(&staff), app.now());
    let account = to_report(&db, &asked.account_name, now).await?;
    let (_, report) = preregistration(&app, &db, (&account, None), now).await?;
    let outcome = report.outcome();
    Reply::ok(&CustomerReportCheck { outcome, review_reasons: report.review, verdict: report.verdict })
}
