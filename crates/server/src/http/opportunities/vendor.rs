//! What the vendor's operators do with shared opportunities. Their decisions about what partners submit are reviews.

use super::{after, at_version, shown};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::opportunities::{cancel_po, share_ho};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldError, FieldProblem};
use domain::api::opportunities::{NewHo, OpportunityCancellation, OpportunityDetail};
use domain::ids::{OpportunityId, TenantId};

/// Share an opportunity with a partner. The partner has three working days to answer.
#[utoipa::path(post, path = "/v2/operator/opportunities", tag = "operator", request_body = NewHo,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn share(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewHo>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(faults(&new))?;
    let (app, operator, new) = (&app, &operator, &new);
    app.write(operator, &key, |tx| async move {
        let there = at_partner(&tx, operator, &new.partner).await?;
        let there = there.ok_or_else(|| ApiError::field("partner", FieldProblem::NotAChoice))?;
        let policy = app.policy(tx.now())?;
        let id = share_ho(&there, &new.opportunity, policy).await?;
        let detail = shown(&there, &id, policy, tx.now()).await?;
        Ok(Reply::created(&detail)?.version(detail.opportunity.version))
    })
    .await
}

/// Cancel an opportunity of a partner's after it was accepted, with a reason (SM-9).
#[utoipa::path(post, path = "/v2/operator/opportunities/{id}/cancel", tag = "operator", request_body = OpportunityCancellation,
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn cancel(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
    Json(asked): Json<OpportunityCancellation>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&asked.reason)?;
    let (app, operator, id, partner) = (&app, &operator, &id, &asked.partner);
    app.write(operator, &key, |tx| async move {
        let there = at_partner(&tx, operator, partner).await?.ok_or(ApiError::NotFound)?;
        let row = at_version(&there, id, seen).await?;
        cancel_po(&there, &row, reason).await?;
        after(&there, id.as_str(), app.policy(tx.now())?).await
    })
    .await
}

/// The same transaction in the partner's tenant, in the operator's name; `None` when there is no such partner.
async fn at_partner(tx: &Tx, operator: &Allowed<Operate>, partner: &TenantId) -> Result<Option<Tx>, ApiError> {
    let there = tx.within(&operator.scope.in_tenant(partner.clone()));
    let sql = "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND kind = 'PARTNER'";
    let found: i64 = there.value(there.sql(sql)).await?.unwrap_or(0);
    Ok((found == 1).then_some(there))
}

fn faults(new: &NewHo) -> Vec<FieldError> {
    let inner = new.opportunity.faults().into_iter();
    inner.map(|fault| FieldError { field: format!("opportunity.{}", fault.field), ..fault }).collect()
}
