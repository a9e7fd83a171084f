//! One member with its effective access.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::count_visible;
use crate::store::organization::{MemberState, member, member_state};
use crate::store::{Reader, StoreError};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::MemberDetail;
use domain::ids::MemberId;
use domain::organization::PrincipalKind;
use domain::roles::effective_access;

/// The member, what it may do through which role, and how many customers it sees.
#[utoipa::path(get, path = "/v2/partners/members/{member_id}", tag = "organization", params(("member_id" = MemberId, Path)),
    responses((status = 200, body = MemberDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Path(id): Path<MemberId>,
) -> Result<Reply, ApiError> {
    reply(&app.read(&staff), &id).await?.ok_or(ApiError::NotFound)
}

/// What every operation on a member answers: the member as it is now.
pub(super) async fn reply(db: &Reader, id: &MemberId) -> Result<Option<Reply>, ApiError> {
    let (Some(member), Some(state)) = (member(db, id).await?, member_state(db, id, None).await?) else {
        return Ok(None);
    };
    let access = effective_access(kind(&state), &state.held);
    let visible_customers = count_visible(db, access.visibility, Some(id)).await?;
    let version = member.version;
    Ok(Some(Reply::ok(&MemberDetail { member, access, visible_customers })?.version(version)))
}

/// The same where the member is there for sure: it was just written.
pub(super) async fn written(db: &Reader, id: &MemberId) -> Result<Reply, ApiError> {
    reply(db, id).await?.ok_or(ApiError::Store(StoreError::NotOneRow(0)))
}

pub(in crate::http) const fn kind(state: &MemberState) -> PrincipalKind {
    if state.facts.is_primary { PrincipalKind::PartnerRoot } else { PrincipalKind::PartnerMember }
}
