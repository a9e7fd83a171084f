//! What was declared until now.

use crate::auth::Allowed;
use crate::auth::rights::ManagePrograms;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::relation_declarations::declarations;
use axum::extract::State;
use domain::api::agreements::RelationDeclarations;
use domain::api::error::ErrorBody;

/// Every declaration of relations, newest first. They name persons: who may not declare does not read them.
#[utoipa::path(get, path = "/v2/partners/relation-declarations", tag = "programmes",
    responses((status = 200, body = RelationDeclarations), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ManagePrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    Reply::ok(&RelationDeclarations { declarations: declarations(&app.read(&staff)).await? })
}
