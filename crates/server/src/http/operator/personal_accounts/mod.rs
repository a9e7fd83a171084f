//! Personal accounts of employees, for the vendor's operators.

pub mod certificates;
pub mod change;
pub mod create;
pub mod file;
pub mod import;
#[cfg(test)]
mod import_tests;
pub mod list;
pub mod password;
#[cfg(test)]
mod tests;
pub mod trainings;

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::personal_accounts::{self, OBJECT, home, version};
use crate::store::{Reader, Tx};
use chrono::{DateTime, Utc};
use domain::ids::PersonalAccountId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What the operators do with personal accounts.
pub(in crate::http) fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(create::create))
        .routes(routes!(file::file, change::change))
        .routes(routes!(password::reset_password))
        .routes(routes!(certificates::add))
        .routes(routes!(certificates::withdraw))
        .routes(routes!(trainings::add))
        .routes(routes!(import::import))
        .routes(routes!(import::preview))
}

/// The same transaction where employees sign in, in the operator's name.
fn at_home(tx: &Tx, operator: &Allowed<Operate>) -> Tx {
    tx.within(&operator.scope.in_tenant(home()))
}

/// The same, if the account is as the operator saw it.
async fn at_version(tx: &Tx, operator: &Allowed<Operate>, id: &PersonalAccountId, seen: i64) -> Result<Tx, ApiError> {
    let there = at_home(tx, operator);
    let current = version(&there, id).await?.ok_or(ApiError::NotFound)?;
    there.check_version(Object { kind: OBJECT, id: id.as_str() }, seen, current).await?;
    Ok(there)
}

/// How the account is now.
async fn shown(db: &Reader, id: &PersonalAccountId, now: DateTime<Utc>) -> Result<Reply, ApiError> {
    let file = personal_accounts::file(db, id, now).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&file)?.version(file.version))
}
