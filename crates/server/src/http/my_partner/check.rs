//! The account check before the customer asks to unbind.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::requests::customer_check;
use axum::extract::State;
use domain::api::checks::{CheckReport, NewCheck};
use domain::api::error::{ErrorBody, FieldProblem};
use domain::association::RequestKind;

/// Every condition, met and unmet. A customer can unbind only: it has no direct switch.
#[utoipa::path(post, path = "/v2/customers/association-checks", tag = "my partner", request_body = NewCheck,
    responses((status = 200, body = CheckReport), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn check(
    customer: Allowed<UseMyPartner>,
    State(app): State<App>,
    Json(new): Json<NewCheck>,
) -> Result<Reply, ApiError> {
    if new.operation != RequestKind::Unbind {
        return Err(ApiError::field("operation", FieldProblem::NotAChoice));
    }
    let db = relation::current(&app, &customer).await?.ok_or(ApiError::NotFound)?;
    let row = relation::own_row(&db, &customer).await?;
    let (report, _) = customer_check(&row, app.policy(app.now())?, app.now())?;
    Ok(Reply::ok(&report)?.version(report.version))
}
