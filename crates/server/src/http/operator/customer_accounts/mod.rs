//! The register of customer accounts, for the vendor's operators: what is known of accounts that are nobody's customers yet.

pub mod change;
pub mod file;
#[cfg(test)]
mod former_tests;
pub mod list;
#[cfg(test)]
mod tests;

use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Reader;
use crate::store::development::register_list;
use chrono::{DateTime, Utc};
use domain::ids::CustomerId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What the operators do with the register.
pub(in crate::http) fn operations() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(file::file, change::change))
}

/// How the account is now.
async fn shown(db: &Reader, id: &CustomerId, now: DateTime<Utc>) -> Result<Reply, ApiError> {
    let file = register_list::file(db, id, now).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&file)?.version(file.version))
}
