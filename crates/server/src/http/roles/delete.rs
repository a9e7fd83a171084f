//! Deleting a role.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{custom_role, delete_custom_role, preset_role_members};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::ids::CustomRoleId;
use domain::organization::PresetRole;
use domain::rules::organization::CustomRoleQuestion;
use domain::rules::verdict::RuleId;

/// Delete a custom role that no member has. Preset roles can only be viewed.
#[utoipa::path(delete, path = "/v2/partners/roles/{role_id}", tag = "organization",
    params(("role_id" = CustomRoleId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn delete(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomRoleId>,
) -> Result<Reply, ApiError> {
    let (app, id) = (&app, &id);
    app.write(&staff, &key, |tx| async move {
        let object = Object { kind: "role", id: id.as_str() };
        if let Ok(preset) = id.as_str().parse::<PresetRole>() {
            let members = preset_role_members(&tx, preset).await?;
            let asked = CustomRoleQuestion::Delete { is_preset: true, members };
            decide(app, &tx, RuleId::R63, &asked, About { object, name: "" }).await?;
        }
        let role = custom_role(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, role.version).await?;
        let asked = CustomRoleQuestion::Delete { is_preset: false, members: role.members };
        decide(app, &tx, RuleId::R63, &asked, About { object, name: &role.name }).await?;
        delete_custom_role(&tx, id).await?;
        tx.audit("role.delete", object, &serde_json::json!({ "name": role.name })).await?;
        Ok(Reply::no_content())
    })
    .await
}
