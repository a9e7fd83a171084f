//! One employee.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::specialists;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;

/// The link with its history, and while it is bound what the personal account shares (S-8): employment, certificates,
/// trainings, projects.
#[utoipa::path(get, path = "/v2/partners/specialists/{specialist_id}", tag = "specialists", params(("specialist_id" = SpecialistId, Path)),
    responses((status = 200, body = SpecialistDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
) -> Result<Reply, ApiError> {
    let detail = specialists::detail(&app.read(&staff), id.as_str(), app.now()).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&detail)?.version(detail.specialist.version))
}
