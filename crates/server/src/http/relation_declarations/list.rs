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

/// The declarations of relations, newest first, with the version that the next one is based on. They name persons: who may not declare does not read them.
#[utoipa::path(get, path = "/v2/partners/relation-declarations", tag = "programmes",
    responses((status = 200, body = RelationDeclarations), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ManagePrograms>, State(app): State<App>) -> Result<Reply, ApiError> {
    let all = declarations(&app.read(&staff)).await?;
    Ok(Reply::ok(&all)?.version(all.count))
}
