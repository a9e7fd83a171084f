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
use crate::store::{StoreError, Tx};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::personal_import::{
    IMPORT_MAX, ImportAnswer, ImportOutcome, ImportRow, ImportedAccount, PersonalImport,
};
use domain::period::business_day;
use std::convert::Infallible;

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
    few_enough(&new)?;
    let hash = nobodys_password(&app).await?;
    let (operator, accounts, hash) = (&operator, &new.accounts, hash.as_str());
    app.write(operator, &key, |tx| async move {
        let rows = take_over(&at_home(&tx, operator), accounts, hash).await?;
        Reply::ok(&ImportAnswer { rows })
    })
    .await
}

/// What an import of the same body would do now, with every field that it would refuse. Nothing is written: accounts that would
/// be new have no number yet.
#[utoipa::path(post, path = "/v2/operator/personal-accounts/import-previews", tag = "operator", request_body = PersonalImport,
    responses((status = 200, body = ImportAnswer), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn preview(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Json(new): Json<PersonalImport>,
) -> Result<Reply, ApiError> {
    few_enough(&new)?;
    let (operator, accounts) = (&operator, &new.accounts);
    // The import itself, in a transaction that is never committed: accounts of one body bear on each other.
    let rehearsal = app.store().tx::<Infallible, Rehearsal, _, _>(operator, |tx| async move {
        Err(Rehearsal::Over(take_over(&at_home(&tx, operator), accounts, "").await?))
    });
    match rehearsal.await {
        Ok(never) => match never {},
        Err(Rehearsal::Failed(error)) => Err(error),
        Err(Rehearsal::Over(mut rows)) => {
            for row in rows.iter_mut().filter(|row| row.outcome == ImportOutcome::Created) {
                row.account_id = None;
            }
            Reply::ok(&ImportAnswer { rows })
        }
    }
}

/// How a transaction ends that writes nothing.
enum Rehearsal {
    Over(Vec<ImportRow>),
    Failed(ApiError),
}

impl From<StoreError> for Rehearsal {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<ApiError> for Rehearsal {
    fn from(error: ApiError) -> Self {
        Self::Failed(error)
    }
}

fn few_enough(new: &PersonalImport) -> Result<(), ApiError> {
    match new.accounts.len() {
        0 => Err(ApiError::field("accounts", FieldProblem::Required)),
        1..=IMPORT_MAX => Ok(()),
        _ => {
            let most = i64::try_from(IMPORT_MAX).unwrap_or(i64::MAX);
            Err(ApiError::field_limit("accounts", FieldProblem::TooLong, most))
        }
    }
}

/// Nobody knows what it is the hash of.
async fn nobodys_password(app: &App) -> Result<String, ApiError> {
    app.passwords().hash(Ids::random().token().reveal().clone()).await
}

async fn take_over(there: &Tx, accounts: &[ImportedAccount], hash: &str) -> Result<Vec<ImportRow>, ApiError> {
    ensure_home(there).await?;
    let mut rows = Vec::new();
    for account in accounts {
        rows.push(import_one(there, account, hash, business_day(there.now())).await?);
    }
    Ok(rows)
}
