//! Making a link.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::IdempotencyKey;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::registration_links;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::registration_links::NewRegistrationLink;
use domain::registration::link_works_until;

/// Make a link with which another account of the company is registered, once, with another phone number. Only this answer,
/// and a message to whoever asks, hold its address; it works for as many hours as the policy says (P-40).
#[utoipa::path(post, path = "/v2/partners/registration-links", tag = "organization", params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = NewRegistrationLink), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    State(app): State<App>,
) -> Result<Reply, ApiError> {
    let (app, login) = (&app, staff.session.login.as_str());
    app.write(&staff, &key, |tx| async move {
        let until = link_works_until(tx.now(), app.policy(tx.now())?);
        let (id, url) = registration_links::make(&tx, (login, app.config().public_url.as_str()), until).await?;
        let row = registration_links::find(&tx, &id).await?.ok_or(ApiError::NotFound)?;
        let made = NewRegistrationLink { link: row.wire(tx.now())?, url: url.reveal().clone() };
        Ok(Reply::created(&made)?.version(row.version))
    })
    .await
}
