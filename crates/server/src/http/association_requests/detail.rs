//! One association request.

use crate::auth::rights::ViewRecords;
use crate::auth::{Allowed, Session};
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::requests::{Viewer, one};
use axum::extract::State;
use domain::api::associations::AssociationRequest;
use domain::api::error::ErrorBody;
use domain::association::Party;
use domain::ids::AssociationRequestId;
use domain::permission::Permission;

/// A request about a customer that the login sees, with its history.
#[utoipa::path(get, path = "/v2/partners/association-requests/{request_id}", tag = "association requests", params(("request_id" = String, Path)),
    responses((status = 200, body = AssociationRequest), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
) -> Result<Reply, ApiError> {
    let wire = one(&app.read(&staff), viewer(&staff.session), id.as_str(), app.now().timestamp()).await?;
    Ok(Reply::ok(&wire)?.version(wire.version))
}

/// The partner's staff as a viewer: only those with the right have actions.
pub(super) fn viewer(session: &Session) -> Viewer {
    Viewer { side: Party::Partner, may_act: session.may(Permission::ChangeAssociation) }
}
