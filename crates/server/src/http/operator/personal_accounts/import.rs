//! Personal accounts with their records in one body: the vendor's system of exams pushes them.

use super::at_home;
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::ids::Ids;
use crate::state::App;
use crate::store::personal_accounts::{ensure_home, import as import_one};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::personal_import::{IMPORT_MAX, ImportAnswer, PersonalImport};
use domain::period::business_day;

/// Take over accounts with certificates and trainings. Each is taken as a whole or not at all, and keeps no other from being
/// taken; what is there already is not written again, so that the same body can be sent again. Accounts are told apart by name,
/// certificates by number, trainings by name and day. An account that is new has no password until an operator sets one; its owner
/// can answer an invitation by its letter all the same.
#[utoipa::path(post, path = "/v2/operator/personal-accounts/import", tag = "operator", request_body = PersonalImport, params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ImportAnswer), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn import(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<PersonalImport>,
) -> Result<Reply, ApiError> {
    match new.accounts.len() {
        0 => return Err(ApiError::field("accounts", FieldProblem::Required)),
        1..=IMPORT_MAX => {}
        _ => {
            let most = i64::try_from(IMPORT_MAX).unwrap_or(i64::MAX);
            return Err(ApiError::field_limit("accounts", FieldProblem::TooLong, most));
        }
    }
    // Nobody knows what it is the hash of.
    let hash = app.passwords().hash(Ids::random().token().reveal().clone()).await?;
    let (operator, accounts, hash) = (&operator, &new.accounts, hash.as_str());
    app.write(operator, &key, |tx| async move {
        let there = at_home(&tx, operator);
        ensure_home(&there).await?;
        let mut rows = Vec::new();
        for account in accounts {
            rows.push(import_one(&there, account, hash, business_day(tx.now())).await?);
        }
        Reply::ok(&ImportAnswer { rows })
    })
    .await
}
