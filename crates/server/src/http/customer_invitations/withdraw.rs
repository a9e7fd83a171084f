//! Taking a link back.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::CustomerInvitation;
use domain::api::error::ErrorBody;
use domain::ids::CustomerInvitationId;

/// Take a general link back: whoever opens it from now on reads that it does not work any more.
#[utoipa::path(post, path = "/v2/partners/customer-invitations/{invitation_id}/withdraw", tag = "customer development",
    params(("invitation_id" = CustomerInvitationId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerInvitation), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<DevelopCustomers>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomerInvitationId>,
) -> Result<Reply, ApiError> {
    let (app, id) = (&app, &id);
    app.write(&staff, &key, |tx| async move {
        let row = development::withdraw_link(&tx, id.as_str(), seen).await?;
        Ok(Reply::ok(&row.wire(&app.config().public_url, tx.now())?)?.version(row.version))
    })
    .await
}
