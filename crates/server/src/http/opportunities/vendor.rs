//! What the vendor's operators do with shared opportunities. Their decisions about what partners submit are reviews.

use super::{after, at_version, shown};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::operator::at_partner;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::opportunities::{cancel_po, ho_eligibility_facts, share_ho};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldError, FieldProblem};
use domain::api::opportunities::{NewHo, OpportunityDetail};
use domain::api::reviews::VendorCancellation;
use domain::ids::OpportunityId;
use domain::rules::verdict::RuleId;

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
        let there = at_partner(&tx, operator, &new.partner_id).await?;
        let there = there.ok_or_else(|| ApiError::field("partner_id", FieldProblem::NotAChoice))?;
        let policy = app.policy(tx.now())?;
        let facts = ho_eligibility_facts(&there, tx.now()).await?;
        let id = tx.new_id();
        let object = Object { kind: "opportunity", id: &id };
        decide(app, &there, RuleId::R27, &facts, About { object, name: new.opportunity.name.trim() }).await?;
        share_ho(&there, &id, &new.opportunity, policy).await?;
        let detail = shown(&there, &id, (app.policies(), tx.now())).await?;
        Ok(Reply::created(&detail)?.version(detail.opportunity.version))
    })
    .await
}

/// Cancel an opportunity of a partner's after it was accepted, with a reason (SM-9).
#[utoipa::path(post, path = "/v2/operator/opportunities/{id}/cancel", tag = "operator", request_body = VendorCancellation,
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
    Json(asked): Json<VendorCancellation>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&asked.reason)?;
    let (app, operator, id, partner) = (&app, &operator, &id, &asked.partner_id);
    app.write(operator, &key, |tx| async move {
        let there = at_partner(&tx, operator, partner).await?.ok_or(ApiError::NotFound)?;
        let row = at_version(&there, id, seen).await?;
        cancel_po(&there, &row, reason).await?;
        after(app, &there, id.as_str()).await
    })
    .await
}

fn faults(new: &NewHo) -> Vec<FieldError> {
    let inner = new.opportunity.faults().into_iter();
    inner.map(|fault| FieldError { field: format!("opportunity.{}", fault.field), ..fault }).collect()
}
