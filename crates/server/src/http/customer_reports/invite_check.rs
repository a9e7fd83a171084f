//! May the reported customer be invited?

use super::{associable, resale};
use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::NewReportInvitation;
use domain::api::error::ErrorBody;
use domain::association::AssociationType;
use domain::ids::CustomerReportId;
use domain::rules::associable;
use domain::rules::resale::resale_conditions;
use domain::rules::verdict::{RuleId, Verdict};

/// Every condition of associating as this type (R-02 and, for resale, R-03), as the customer would meet it now. Writes nothing.
#[utoipa::path(post, path = "/v2/partners/customer-reports/{report_id}/invitation-checks", tag = "customer development",
    request_body = NewReportInvitation, params(("report_id" = CustomerReportId, Path)),
    responses((status = 200, body = Verdict), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn check(
    staff: Allowed<DevelopCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerReportId>,
    Json(asked): Json<NewReportInvitation>,
) -> Result<Reply, ApiError> {
    let (db, now) = (app.read(&staff), app.now());
    let row = development::find_report(&db, id.as_str()).await?.ok_or(ApiError::NotFound)?;
    let account = development::account_of(&db, &row.home_tenant_id, &row.account_id).await?;
    let account = account.ok_or(ApiError::NotFound)?;
    let question = associable(&account, &development::partner(&db).await?, now)?;
    let policy = app.policy(now)?;
    let mut conditions = associable::associable(&question.facts, question.viewer, policy, now).conditions;
    if asked.association_type == AssociationType::Resale {
        let facts = resale(&db, &account, &staff.session).await?;
        conditions.extend(resale_conditions(&facts.customer, &facts.partner));
    }
    Reply::ok(&Verdict::new(RuleId::R02, policy, now, conditions))
}
