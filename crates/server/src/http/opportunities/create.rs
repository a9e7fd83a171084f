//! A new draft.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities::open;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::OpportunityDetail;
use domain::opportunity::OpportunityDraft;

/// Open a draft. It needs a name and a customer; nobody but the partner sees it before it is submitted.
#[utoipa::path(post, path = "/v2/partners/opportunities", tag = "opportunities", request_body = OpportunityDraft,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<OpportunityDraft>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, new) = (&app, &new);
    app.write(&staff, &key, |tx| async move {
        let id = open(&tx, new).await?;
        let detail = shown(&tx, &id, (app.policies(), tx.now())).await?;
        Ok(Reply::created(&detail)?.version(detail.opportunity.version))
    })
    .await
}
