//! The two lists of P-52.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::specialists::{self, Asker, chosen_paths, invitation_facts};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialists::{SpecialistQuery, Specialists};
use domain::rules::specialists::invitation::specialist_invitation;

/// Links to employees that match, and every condition of inviting one more.
#[utoipa::path(get, path = "/v2/partners/specialists", tag = "specialists", params(SpecialistQuery),
    responses((status = 200, body = Specialists), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Query(wanted): Query<SpecialistQuery>,
) -> Result<Reply, ApiError> {
    fields::search(wanted.search.as_deref())?;
    let page = fields::page(wanted.offset, wanted.limit)?;
    let (db, now) = (app.read(&staff), app.now());
    let (count, specialists) = specialists::list(&db, &wanted, page, now).await?;
    let facts = invitation_facts(&db, Asker::of(&staff.session), now).await?;
    let invitation = specialist_invitation(&facts, app.policy(now)?, now);
    Reply::ok(&Specialists { count, specialists, paths: chosen_paths(&db, now).await?, invitation })
}
