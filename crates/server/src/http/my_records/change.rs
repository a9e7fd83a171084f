//! Editing a project.

use super::project::{answer, changeable};
use crate::auth::Allowed;
use crate::auth::rights::KeepOwnRecords;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::specialists::update_project;
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::own_records::{NewProject, OwnProject};
use domain::ids::PersonalProjectId;

/// Edit a project that one entered.
#[utoipa::path(put, path = "/v2/my/projects/{project_id}", tag = "my records", request_body = NewProject,
    params(("project_id" = PersonalProjectId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OwnProject), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    person: Allowed<KeepOwnRecords>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PersonalProjectId>,
    Json(new): Json<NewProject>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(app.now()))?;
    let (app, id, new, account) = (&app, &id, &new, person.account()?);
    app.write(&person, &key, |tx| async move {
        let row = changeable(app, &tx, account, id, seen).await?;
        let record = new.record().ok_or_else(|| ApiError::field("started_on", FieldProblem::Required))?;
        update_project(&tx, &row, &record).await?;
        let detail = serde_json::json!({ "from": NewProject::of(&row.record()?), "to": new });
        tx.audit("project.change", row.object(), &detail).await?;
        Ok(Reply::ok(&answer(app, &tx, account, id.as_str()).await?)?.version(seen + 1))
    })
    .await
}
