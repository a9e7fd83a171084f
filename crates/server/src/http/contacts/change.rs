//! Changing a customer contact.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::contact;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{CustomerContact, NewContact};
use domain::ids::ContactId;

/// Change a contact; customers see it at once.
#[utoipa::path(put, path = "/v2/partners/contacts/{contact_id}", tag = "organization", request_body = NewContact,
    params(("contact_id" = ContactId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomerContact), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<ContactId>,
    Json(new): Json<NewContact>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (id, new) = (&id, &new);
    app.write(&staff, &key, |tx| async move {
        let row = contact(&tx, id).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "contact", id: id.as_str() };
        tx.check_version(object, seen, row.version).await?;
        let sql = "UPDATE customer_contacts SET name = $4, telephone = $5, email = $6, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let query = tx.sql(sql).bind(id.as_str()).bind(seen).bind(new.name.trim());
        tx.exec_one(query.bind(new.telephone.trim()).bind(new.email.trim())).await?;
        tx.audit("contact.change", object, new).await?;
        let changed = contact(&tx, id).await?.ok_or(ApiError::NotFound)?;
        Ok(Reply::ok(&changed.wire()?)?.version(seen + 1))
    })
    .await
}
