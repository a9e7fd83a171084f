//! The links of the partner.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{StoreError, registration_links};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::registration_links::RegistrationLinks;

/// The links that were made, newest first, each with what became of it. Their addresses are not among the answers.
#[utoipa::path(get, path = "/v2/partners/registration-links", tag = "organization",
    responses((status = 200, body = RegistrationLinks), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ManageOrganization>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (now, rows) = (app.now(), registration_links::list(&app.read(&staff)).await?);
    let links = rows.iter().map(|row| row.wire(now)).collect::<Result<_, StoreError>>()?;
    Reply::ok(&RegistrationLinks { links })
}
