//! Taking a link back.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::registration_links;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::registration_links::RegistrationLink;
use domain::ids::RegistrationLinkId;

/// Take a link back that nobody has used: it works no more.
#[utoipa::path(post, path = "/v2/partners/registration-links/{link_id}/withdraw", tag = "organization",
    params(("link_id" = RegistrationLinkId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = RegistrationLink), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<RegistrationLinkId>,
) -> Result<Reply, ApiError> {
    let id = &id;
    app.write(&staff, &key, |tx| async move {
        let row = registration_links::withdraw(&tx, id.as_str(), seen).await?;
        Ok(Reply::ok(&row.wire(tx.now())?)?.version(row.version))
    })
    .await
}
