//! Everything that the account shows.

use crate::auth::Allowed;
use crate::auth::rights::KeepOwnRecords;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::specialists;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::own_records::OwnRecords;

/// Employment, certificates, trainings and projects of the caller's own account, the partner that sees them, and the
/// invitations that wait for an answer. Each project says whether it can be changed, and why not.
#[utoipa::path(get, path = "/v2/my/records", tag = "my records",
    responses((status = 200, body = OwnRecords), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn read(person: Allowed<KeepOwnRecords>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (db, now) = (app.read(&person), app.now());
    let records = specialists::own_records(app.store(), &db, person.account()?, app.policy(now)?, now).await?;
    Reply::ok(&records.ok_or(ApiError::NotFound)?)
}
