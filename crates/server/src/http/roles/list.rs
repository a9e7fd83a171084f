//! The roles of the organisation.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::organization::{custom_roles, preset_role_members};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{PresetRoleInfo, Roles};
use domain::organization::PresetRole;

/// Preset and custom roles with what they grant and how many members have them.
#[utoipa::path(get, path = "/v2/partners/roles", tag = "organization",
    responses((status = 200, body = Roles), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ManageOrganization>, State(app): State<App>) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    let mut preset_roles = Vec::new();
    for role in PresetRole::ALL.iter().copied() {
        let members = preset_role_members(&db, role).await?;
        preset_roles.push(PresetRoleInfo { role, permissions: role.permissions(), members });
    }
    Reply::ok(&Roles { preset_roles, custom_roles: custom_roles(&db).await? })
}
