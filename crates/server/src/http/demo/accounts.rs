//! The accounts of the demo data.

use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::platform::platform_tenant;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::session::{DemoAccount, DemoAccounts};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct Row {
    account: String,
    password: String,
    kind: String,
    roles: String,
    tenant_name_zh: String,
    tenant_name_en: String,
    partner_type: Option<String>,
    hint_zh: String,
    hint_en: String,
}

/// The demo accounts with their passwords. Exists only where demo data is loaded.
#[utoipa::path(get, path = "/v2/demo/accounts", tag = "demo",
    responses((status = 200, body = DemoAccounts), (status = 404, body = ErrorBody)))]
pub async fn accounts(State(app): State<App>) -> Result<Reply, ApiError> {
    let reader = app.read(&system_scope(platform_tenant(), "demo"));
    let sql = "SELECT account, password, kind, roles, tenant_name_zh, tenant_name_en, partner_type, hint_zh, hint_en FROM demo_accounts WHERE tenant_id = $1 ORDER BY position";
    let rows: Vec<Row> = reader.all(reader.sql(sql)).await?;
    let accounts: Vec<DemoAccount> = rows.into_iter().map(account).collect::<Result<_, _>>()?;
    if accounts.is_empty() { Err(ApiError::NotFound) } else { Reply::ok(&DemoAccounts { accounts }) }
}

fn account(row: Row) -> Result<DemoAccount, ApiError> {
    Ok(DemoAccount {
        account: row.account,
        password: row.password,
        kind: row.kind.parse().map_err(|_| ApiError::Internal("demo account"))?,
        roles: row.roles.split(',').filter_map(|role| role.parse().ok()).collect(),
        tenant_name_zh: row.tenant_name_zh,
        tenant_name_en: row.tenant_name_en,
        partner_type: row.partner_type.and_then(|code| code.parse().ok()),
        hint_zh: row.hint_zh,
        hint_en: row.hint_en,
    })
}
