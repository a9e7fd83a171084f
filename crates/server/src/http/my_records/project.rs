//! What the operations on one project have in common: whose it is, version, rule, answer.

use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use crate::store::specialists::{ProjectRow, project};
use domain::api::own_records::OwnProject;
use domain::ids::PersonalProjectId;
use domain::rules::verdict::RuleId;

/// The account's project in the version that was seen, when R-37 lets its owner change it. Somebody else's is not found.
pub(super) async fn changeable(
    app: &App,
    tx: &Tx,
    account: &str,
    id: &PersonalProjectId,
    seen: i64,
) -> Result<ProjectRow, ApiError> {
    let row = project(tx, account, id.as_str()).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(row.object(), seen, row.version).await?;
    let name = row.record()?.name;
    decide(app, tx, RuleId::R37, &row.facts(), About { object: row.object(), name: &name }).await?;
    Ok(row)
}

/// The project as it is now.
pub(super) async fn answer(app: &App, tx: &Tx, account: &str, id: &str) -> Result<OwnProject, ApiError> {
    let row = project(tx, account, id).await?.ok_or(ApiError::NotFound)?;
    Ok(row.own(app.policy(tx.now())?, tx.now())?)
}
