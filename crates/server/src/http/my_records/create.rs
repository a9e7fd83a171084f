//! Entering a project.

use super::project::answer;
use crate::auth::Allowed;
use crate::auth::rights::KeepOwnRecords;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::specialists::{PROJECT, insert_project, project_count};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::own_records::{NewProject, OwnProject, PROJECTS_MAX};

/// Enter a project of one's own, at most 100 in all; the partner that the account is bound to sees it at once.
#[utoipa::path(post, path = "/v2/my/projects", tag = "my records", request_body = NewProject, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = OwnProject), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 422, body = ErrorBody)))]
pub async fn create(
    person: Allowed<KeepOwnRecords>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewProject>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(app.now()))?;
    let (app, new, account) = (&app, &new, person.account()?);
    app.write(&person, &key, |tx| async move {
        if project_count(&tx, account).await? >= PROJECTS_MAX {
            return Err(ApiError::field_limit("projects", FieldProblem::OutOfRange, PROJECTS_MAX.into()));
        }
        let record = new.record().ok_or_else(|| ApiError::field("started_on", FieldProblem::Required))?;
        let id = insert_project(&tx, account, &record).await?;
        tx.audit("project.create", Object { kind: PROJECT, id: &id }, new).await?;
        Ok(Reply::created(&answer(app, &tx, account, &id).await?)?.version(1))
    })
    .await
}
