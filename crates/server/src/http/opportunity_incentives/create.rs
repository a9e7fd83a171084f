//! Applying for the incentive of a delivered opportunity.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::opportunities;
use crate::store::opportunity_incentives::{application_facts, apply, last_of};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::opportunity_incentives::{NewOpportunityIncentive, OpportunityIncentiveDetail};
use domain::rules::verdict::RuleId;

/// Apply for the incentive of an opportunity that the partner shared and delivered. Refused with every condition of R-77
/// at once; from here on the vendor reviews it.
#[utoipa::path(post, path = "/v2/partners/opportunity-incentives", tag = "opportunities", request_body = NewOpportunityIncentive,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = OpportunityIncentiveDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewOpportunityIncentive>,
) -> Result<Reply, ApiError> {
    let (app, id) = (&app, &new.opportunity_id);
    app.write(&staff, &key, |tx| async move {
        let found = opportunities::find(&tx, id.as_str()).await?;
        let row = found.ok_or_else(|| ApiError::field("opportunity_id", FieldProblem::NotAChoice))?;
        let in_plan = opportunities::in_pce_plan(&tx, tx.now()).await?;
        let facts = application_facts(&row, in_plan, last_of(&tx, &row.id).await?.as_ref())?;
        let about = About { object: Object { kind: "opportunity", id: id.as_str() }, name: &row.name };
        let granted = decide(app, &tx, RuleId::R77, &facts, about).await?;
        let id = apply(&tx, row, &facts, app.policies(), &granted.receipt_id).await?;
        let detail = shown(&tx, &id, app.policies()).await?;
        Ok(Reply::created(&detail)?.version(detail.incentive.version))
    })
    .await
}
