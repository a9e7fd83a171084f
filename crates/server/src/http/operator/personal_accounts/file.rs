//! One personal account with its records.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts::home;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::personal_accounts::PersonalAccountFile;
use domain::ids::PersonalAccountId;

/// Whose the account is, its certificates with every reason why one does not count, and its trainings.
#[utoipa::path(get, path = "/v2/operator/personal-accounts/{account_id}", tag = "operator", params(("account_id" = PersonalAccountId, Path)),
    responses((status = 200, body = PersonalAccountFile), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn file(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Path(id): Path<PersonalAccountId>,
) -> Result<Reply, ApiError> {
    let there = app.read(&operator).elsewhere(&operator.scope.in_tenant(home()));
    shown(&there, &id, app.now()).await
}
