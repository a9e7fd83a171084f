//! Ending something that stands in the way: cancelling an order, unsubscribing an instance or a plan.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::{code, end_obligation, obligation};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::association::ObligationKind;
use domain::ids::ObligationId;

/// The customer's counter falls with it, so that the next account check sees it.
#[utoipa::path(post, path = "/v2/customers/obligations/{obligation_id}/end", tag = "my partner",
    params(("obligation_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn end(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<ObligationId>,
) -> Result<Reply, ApiError> {
    let (customer, id) = (&customer, id.as_str());
    app.write(customer, &key, |home| async move {
        let tx = relation::within(&home, customer).await?;
        let own = relation::own_row(&tx, customer).await?;
        let row = obligation(&tx, &own.id, id).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "obligation", id };
        if row.version != seen {
            return Err(tx.stale(object, seen, row.version).await?);
        }
        let kind: ObligationKind = code(&row.kind, "obligations.kind")?;
        if !kind.customer_can_end() {
            return Err(ApiError::State { state: kind.to_string() });
        }
        end_obligation(&tx, &own, &row, kind).await?;
        tx.audit("obligation.end", object, &serde_json::json!({ "kind": kind, "customer_id": own.id })).await?;
        Ok(Reply::no_content())
    })
    .await
}
