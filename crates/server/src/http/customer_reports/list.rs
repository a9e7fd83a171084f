//! The reports of the partner.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::{CustomerReportQuery, CustomerReports};
use domain::api::error::ErrorBody;

/// Reports of customers, newest first, each with its state, whose turn it is until when, and how many count against the cap
/// of R-05. Account managers see their own.
#[utoipa::path(get, path = "/v2/partners/customer-reports", tag = "customer development", params(CustomerReportQuery),
    responses((status = 200, body = CustomerReports), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<DevelopCustomers>,
    State(app): State<App>,
    Query(query): Query<CustomerReportQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    let (db, now) = (app.read(&staff), app.now());
    let (count, reports) = development::reports(&db, &query, page, now).await?;
    let counting = development::counting(&db, now).await?;
    let cap = app.policy(now)?.association.preregistration_cap;
    Reply::ok(&CustomerReports { count, reports, counting, cap })
}
