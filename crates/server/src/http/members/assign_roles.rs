//! Giving a member its roles.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::members::detail::written;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{bump, held_roles, member_state, release_customers, set_roles, unmanage_managers};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::{MemberDetail, RoleAssignment};
use domain::ids::{CustomRoleId, MemberId};
use domain::organization::PresetRole;
use domain::roles::HeldRoles;
use domain::rules::organization::{ProposedRoles, RoleAssignmentFacts};
use domain::rules::verdict::RuleId;

/// Leave the member exactly these roles. Its sessions have the new rights at once; account managers of a director
/// and customers of an account manager who is none any more are nobody's afterwards.
#[utoipa::path(put, path = "/v2/partners/members/{member_id}/roles", tag = "organization", request_body = RoleAssignment,
    params(("member_id" = MemberId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MemberDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn assign_roles(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<MemberId>,
    Json(new): Json<RoleAssignment>,
) -> Result<Reply, ApiError> {
    let (app, id, new, asker) = (&app, &id, &new, staff.scope.member());
    app.write(&staff, &key, |tx| async move {
        let state = member_state(&tx, id, asker).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "member", id: id.as_str() };
        tx.check_version(object, seen, state.version).await?;
        let held = held_roles(&tx, &new.preset_roles, &new.custom_roles).await?;
        let proposed = proposed(&new.preset_roles, &new.custom_roles, &held, new.released_customers);
        let facts = RoleAssignmentFacts { member: state.facts.clone(), proposed: proposed.clone() };
        decide(app, &tx, RuleId::R61, &facts, About { object, name: &state.name }).await?;
        set_roles(&tx, id, &proposed.preset, &proposed.custom).await?;
        let keeps = |role: PresetRole| !state.facts.preset.contains(&role) || proposed.preset.contains(&role);
        if !keeps(PresetRole::AccountManager) {
            release_customers(&tx, id).await?;
        }
        if !keeps(PresetRole::AccountManagerDirector) {
            unmanage_managers(&tx, id).await?;
        }
        bump(&tx, id, seen).await?;
        let detail = serde_json::json!({
            "from": { "preset_roles": state.facts.preset, "custom_roles": ids(&state.held) },
            "to": { "preset_roles": proposed.preset, "custom_roles": proposed.custom },
            "released_customers": new.released_customers,
        });
        tx.audit("member.assign_roles", object, &detail).await?;
        written(&tx, id).await
    })
    .await
}

fn ids(held: &HeldRoles) -> Vec<&CustomRoleId> {
    held.custom.iter().map(|role| &role.role_id).collect()
}

/// The wanted roles as the rule asks for them; `held` are those of them that exist.
pub(in crate::http) fn proposed(
    preset: &[PresetRole],
    custom: &[CustomRoleId],
    held: &HeldRoles,
    released_customers: u64,
) -> ProposedRoles {
    let mut custom = custom.to_vec();
    custom.sort_unstable();
    custom.dedup();
    let known = |id: &&CustomRoleId| held.custom.iter().any(|role| role.role_id == **id);
    let unknown = (custom.len() - custom.iter().filter(known).count()) as u64;
    let preset = PresetRole::ALL.iter().copied().filter(|role| preset.contains(role)).collect();
    ProposedRoles { preset, custom, unknown, released_customers }
}
