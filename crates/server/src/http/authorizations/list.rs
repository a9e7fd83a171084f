//! The records of authorisations.

use crate::auth::rights::ViewRecords;
use crate::auth::{Allowed, Session};
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::authorizations::{self, AuthorizationViewer};
use axum::extract::State;
use domain::api::authorizations::{AuthorizationQuery, Authorizations};
use domain::api::error::ErrorBody;
use domain::permission::Permission;
use domain::states::machine::Actor;

/// Authorisations of customers that the login sees, newest first.
#[utoipa::path(get, path = "/v2/partners/authorizations", tag = "authorizations", params(AuthorizationQuery),
    responses((status = 200, body = Authorizations), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Query(query): Query<AuthorizationQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    fields::plain("customer_id", query.customer_id.as_deref())?;
    let found =
        authorizations::list(&app.read(&staff), viewer(&staff.session), &query, page, app.now().timestamp()).await?;
    Reply::ok(&found)
}

/// The partner's staff as a viewer.
pub(super) fn viewer(session: &Session) -> AuthorizationViewer {
    AuthorizationViewer { actor: Actor::Partner, may_act: session.may(Permission::RequestAuthorization) }
}
