//! Who has a right, and who can give it.

use crate::auth::Allowed;
use crate::auth::rights::UsePartnerCenter;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::organization::{custom_roles_granting, primary_name, role_givers};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{AccessAnswer, AccessQuery};
use domain::rules::organization::{AccessFacts, access};

/// Why one may or may not do something: the roles that grant a right, and the people who can assign them.
#[utoipa::path(get, path = "/v2/partners/access", tag = "organization", params(AccessQuery),
    responses((status = 200, body = AccessAnswer), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn answer(
    staff: Allowed<UsePartnerCenter>,
    State(app): State<App>,
    Query(asked): Query<AccessQuery>,
) -> Result<Reply, ApiError> {
    let (db, permission, now) = (app.read(&staff), asked.permission, app.now());
    let session = &staff.session;
    let kind = session.principal.kind();
    let facts = AccessFacts::of(permission, kind, &session.held, session.must_change_password);
    Reply::ok(&AccessAnswer {
        permission,
        tier: permission.tier(),
        held: session.may(permission),
        verdict: access(facts, app.policy(now)?, now),
        granted_by: permission.granting_roles(),
        granted_by_custom: custom_roles_granting(&db, permission).await?,
        assigned_by: role_givers(&db).await?,
        primary: primary_name(&db).await?,
    })
}
