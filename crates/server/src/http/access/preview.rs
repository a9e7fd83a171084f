//! What a set of roles would do, before anything is saved.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::members::{assign_roles::proposed, detail};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::count_visible;
use crate::store::organization::{held_roles, member_state};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{AccessPreview, AccessQuestion};
use domain::organization::{PresetRole, PrincipalKind};
use domain::roles::{HeldRoles, access_change, effective_access};
use domain::rules::organization::{MemberFacts, RoleAssignmentFacts, assign_roles, released_customers};

/// The conditions of a role set, the rights gained and lost, and the customers seen before and after. Changes nothing.
#[utoipa::path(post, path = "/v2/partners/access-previews", tag = "organization", request_body = AccessQuestion,
    responses((status = 200, body = AccessPreview), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody)))]
pub async fn preview(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Json(asked): Json<AccessQuestion>,
) -> Result<Reply, ApiError> {
    let (db, id) = (app.read(&staff), asked.member_id.as_ref());
    let known = match id {
        Some(id) => Some(member_state(&db, id, staff.scope.member()).await?.ok_or(ApiError::NotFound)?),
        None => None,
    };
    let (facts, before) = known.as_ref().map_or_else(
        || (MemberFacts::default(), effective_access(PrincipalKind::PartnerMember, &HeldRoles::default())),
        |state| (state.facts.clone(), effective_access(detail::kind(state), &state.held)),
    );
    let held = held_roles(&db, &asked.preset_roles, &asked.custom_roles).await?;
    let released = released_customers(&facts, &asked.preset_roles);
    let proposed = proposed(&asked.preset_roles, &asked.custom_roles, &held, released);
    let access = effective_access(PrincipalKind::PartnerMember, &held);
    let change = access_change(&before, &access);
    let is_director = |roles: &[PresetRole]| roles.contains(&PresetRole::AccountManagerDirector);
    let loses_managers = is_director(&facts.preset) && !is_director(&proposed.preset);
    let now = app.now();
    let facts = RoleAssignmentFacts { member: facts, proposed };
    Reply::ok(&AccessPreview {
        verdict: assign_roles(&facts, app.policy(now)?, now),
        gained: change.gained,
        lost: change.lost,
        visibility_before: before.visibility,
        customers_before: count_visible(&db, before.visibility, id).await?,
        customers_after: count_visible(&db, access.visibility, id).await?,
        released_customers: released,
        unmanaged_managers: known.filter(|_| loses_managers).map_or(0, |state| state.managers),
        access,
    })
}
