//! Deleting a customer contact.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::contact;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::ids::ContactId;

/// Delete a contact. Without any, customers see the administrator.
#[utoipa::path(delete, path = "/v2/partners/contacts/{contact_id}", tag = "organization",
    params(("contact_id" = ContactId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn delete(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<ContactId>,
) -> Result<Reply, ApiError> {
    let id = &id;
    app.write(&staff, &key, |tx| async move {
        let row = contact(&tx, id).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "contact", id: id.as_str() };
        tx.check_version(object, seen, row.version).await?;
        let sql = "DELETE FROM customer_contacts WHERE tenant_id = $1 AND id = $2 AND version = $3";
        tx.exec_one(tx.sql(sql).bind(id.as_str()).bind(seen)).await?;
        tx.audit("contact.delete", object, &serde_json::json!({ "name": row.name })).await?;
        Ok(Reply::no_content())
    })
    .await
}
