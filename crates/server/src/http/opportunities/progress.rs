//! Progress of an opportunity that is being followed up.

use super::{after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities::note;
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldError, FieldProblem};
use domain::api::opportunities::{NewProgress, OpportunityDetail};
use domain::ids::OpportunityId;

/// Report progress: phase, chance of winning and what happened. The update may say that the opportunity is delivered or
/// closed, which ends it.
#[utoipa::path(post, path = "/v2/partners/opportunities/{id}/progress", tag = "opportunities", request_body = NewProgress,
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn progress(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
    Json(new): Json<NewProgress>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(faults(&new))?;
    let (app, id, new) = (&app, &id, &new);
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        note(&tx, &row, new).await?;
        after(app, &tx, id.as_str()).await
    })
    .await
}

fn faults(new: &NewProgress) -> Vec<FieldError> {
    let mut faults = match fields::reason(&new.note) {
        Err(ApiError::Invalid(faults)) => faults,
        _ => Vec::new(),
    };
    for fault in &mut faults {
        "note".clone_into(&mut fault.field);
    }
    if new.win_probability > 100 {
        let field = "win_probability".to_owned();
        faults.push(FieldError { field, problem: FieldProblem::OutOfRange, limit: Some(100) });
    }
    faults
}
