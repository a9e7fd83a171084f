//! One employee.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Reader;
use crate::store::specialists::{self, Asker, account, find, invitation_facts, target_facts};
use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::api::error::ErrorBody;
use domain::api::specialists::{Inviting, SpecialistDetail};
use domain::association::Party;
use domain::ids::SpecialistId;
use domain::rules::policy::Policy;
use domain::rules::specialists::invitation::{invitation_target, specialist_invitation};

/// The link with its history, and while it is bound what the personal account shares (S-8): employment, certificates,
/// trainings, projects. Where nobody is bound, it says what another letter asks.
#[utoipa::path(get, path = "/v2/partners/specialists/{specialist_id}", tag = "specialists", params(("specialist_id" = SpecialistId, Path)),
    responses((status = 200, body = SpecialistDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
) -> Result<Reply, ApiError> {
    let (db, now, by) = (app.read(&staff), app.now(), Asker::of(&staff.session));
    let mut detail = specialists::detail(&db, id.as_str(), now).await?.ok_or(ApiError::NotFound)?;
    detail.inviting = inviting(&db, &detail, by, (app.policy(now)?, now)).await?;
    Ok(Reply::ok(&detail)?.version(detail.specialist.version))
}

/// What another letter asks; nothing while somebody is bound, or where the account is there no more.
async fn inviting(
    db: &Reader,
    detail: &SpecialistDetail,
    by: Asker<'_>,
    (policy, now): (&Policy, DateTime<Utc>),
) -> Result<Option<Box<Inviting>>, ApiError> {
    let link = &detail.specialist;
    if link.state.is_bound() {
        return Ok(None);
    }
    let Some(row) = find(db, link.specialist_id.as_str()).await? else { return Ok(None) };
    let Some(account) = account(db, &row.home_tenant_id, &row.account_id).await? else { return Ok(None) };
    let target = target_facts(db, &account, now.timestamp()).await?;
    let room = specialist_invitation(&invitation_facts(db, by, now).await?, policy, now);
    Ok(Some(Box::new(Inviting { room, target: invitation_target(&target, Party::PartnerAdmin, policy, now) })))
}
