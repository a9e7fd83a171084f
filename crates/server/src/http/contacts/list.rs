//! The customer contacts.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::StoreError;
use crate::store::organization::{ContactRow, contacts, fallback_contact};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::Contacts;

/// The contacts in the order in which customers see them, and who stands in while there is none.
#[utoipa::path(get, path = "/v2/partners/contacts", tag = "organization",
    responses((status = 200, body = Contacts), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ManageOrganization>, State(app): State<App>) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    let rows = contacts(&db).await?;
    let contacts = rows.into_iter().map(ContactRow::wire).collect::<Result<_, StoreError>>()?;
    let fallback = fallback_contact(&db).await?.map(|person| person.name);
    Reply::ok(&Contacts { contacts, fallback })
}
