//! Deleting a project.

use super::project::changeable;
use crate::auth::Allowed;
use crate::auth::rights::KeepOwnRecords;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::specialists::delete_project;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::own_records::NewProject;
use domain::ids::PersonalProjectId;

/// Delete a project that one entered; the partner does not see it any more.
#[utoipa::path(delete, path = "/v2/my/projects/{project_id}", tag = "my records",
    params(("project_id" = PersonalProjectId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn delete(
    person: Allowed<KeepOwnRecords>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PersonalProjectId>,
) -> Result<Reply, ApiError> {
    let (app, id, account) = (&app, &id, person.account()?);
    app.write(&person, &key, |tx| async move {
        let row = changeable(app, &tx, account, id, seen).await?;
        delete_project(&tx, &row).await?;
        tx.audit("project.delete", row.object(), &NewProject::of(&row.record()?)).await?;
        Ok(Reply::no_content())
    })
    .await
}
