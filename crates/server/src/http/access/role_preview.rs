//! What the rights of a custom role would do to those who have it, before anything is saved.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Reader;
use crate::store::customers::count_visible;
use crate::store::organization::{RoleHolder, custom_roles, holders_of};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{AccessEffect, CustomRole, ROLE_HOLDERS_MAX, RoleHolderEffect, RolePreview, RoleQuestion};
use domain::ids::{CustomRoleId, MemberId};
use domain::organization::PrincipalKind;
use domain::permission::{CustomerVisibility, Permission};
use domain::roles::{CustomGrants, EffectiveAccess, HeldRoles, access_change, effective_access};
use domain::rules::organization::{CustomRoleFacts, CustomRoleQuestion, custom_role};

/// The conditions of a role's rights, and for each who has the role what opens and what closes. Changes nothing.
#[utoipa::path(post, path = "/v2/partners/role-previews", tag = "organization", request_body = RoleQuestion,
    responses((status = 200, body = RolePreview), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody)))]
pub async fn role_preview(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Json(asked): Json<RoleQuestion>,
) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    let roles = custom_roles(&db).await?;
    let known = match &asked.role_id {
        Some(id) => Some(roles.iter().find(|role| role.role_id == *id).ok_or(ApiError::NotFound)?),
        None => None,
    };
    let others = roles.len().saturating_sub(usize::from(known.is_some())) as u64;
    let facts = CustomRoleFacts { permissions: asked.permissions.clone(), others };
    let now = app.now();
    let verdict = custom_role(&CustomRoleQuestion::Keep(facts), app.policy(now)?, now);
    let all = count_visible(&db, CustomerVisibility::All, None).await?;
    let mut holders = Vec::new();
    if let Some(role) = known {
        for holder in holders_of(&db, &role.role_id, ROLE_HOLDERS_MAX).await? {
            holders.push(of_holder(&db, all, &roles, (&role.role_id, &asked.permissions), holder).await?);
        }
    }
    let added = |gain: fn(&AccessEffect) -> u64| {
        holders.iter().map(|holder| gain(&holder.effect)).fold(0_u64, u64::saturating_add)
    };
    Reply::ok(&RolePreview {
        verdict,
        alone: alone(all, &asked.permissions)?,
        opens: added(|effect| effect.customers_after.saturating_sub(effect.customers_before)),
        closes: added(|effect| effect.customers_before.saturating_sub(effect.customers_after)),
        count: known.map_or(0, |role| role.members),
        holders,
    })
}

fn effect(before: &EffectiveAccess, after: &EffectiveAccess, (was, becomes): (u64, u64)) -> AccessEffect {
    let change = access_change(before, after);
    AccessEffect {
        gained: change.gained,
        lost: change.lost,
        visibility_before: before.visibility,
        visibility_after: after.visibility,
        customers_before: was,
        customers_after: becomes,
    }
}

fn access(held: &HeldRoles) -> EffectiveAccess {
    effective_access(PrincipalKind::PartnerMember, held)
}

/// Somebody who had no role and gets this one.
fn alone(all: u64, permissions: &[Permission]) -> Result<AccessEffect, ApiError> {
    let role_id = CustomRoleId::new("proposed").map_err(|_| ApiError::Internal("role id"))?;
    let held = HeldRoles { preset: vec![], custom: vec![CustomGrants { role_id, permissions: permissions.to_vec() }] };
    let after = access(&held);
    let sees = if after.visibility == CustomerVisibility::All { all } else { 0 };
    Ok(effect(&access(&HeldRoles::default()), &after, (0, sees)))
}

/// Somebody who has the role beside others; what those grant stays.
async fn of_holder(
    db: &Reader,
    all: u64,
    roles: &[CustomRole],
    (role, permissions): (&CustomRoleId, &[Permission]),
    holder: RoleHolder,
) -> Result<RoleHolderEffect, ApiError> {
    let held = |changed: bool| {
        let held = roles.iter().filter(|known| holder.custom.contains(&known.role_id)).map(|known| CustomGrants {
            role_id: known.role_id.clone(),
            permissions: if changed && known.role_id == *role { permissions } else { &known.permissions }.to_vec(),
        });
        HeldRoles { preset: holder.facts.preset.clone(), custom: held.collect() }
    };
    let (before, after) = (access(&held(false)), access(&held(true)));
    let member_id = MemberId::new(holder.id).map_err(|_| ApiError::Internal("member id"))?;
    let mut sees = [0; 2];
    for (seen, visibility) in sees.iter_mut().zip([before.visibility, after.visibility]) {
        *seen = match visibility {
            CustomerVisibility::All => all,
            CustomerVisibility::Nothing => 0,
            other => count_visible(db, other, Some(&member_id)).await?,
        };
    }
    let [was, becomes] = sees;
    Ok(RoleHolderEffect { member_id, name: holder.name, effect: effect(&before, &after, (was, becomes)) })
}
