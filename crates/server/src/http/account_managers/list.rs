//! The members who can be given customers.

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::StoreError;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::members::{AccountManager, AccountManagers};
use domain::ids::MemberId;
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct Row {
    id: String,
    name: String,
    account: Option<String>,
    director: Option<String>,
    customers: i64,
}

/// Members with the role 客户经理, by name, with the number of their customers.
#[utoipa::path(get, path = "/v2/partners/account-managers", tag = "customers",
    responses((status = 200, body = AccountManagers), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ViewCustomers>, State(app): State<App>) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    let sql = "SELECT m.id, m.name, d.name AS director,
            (SELECT l.account FROM logins l WHERE l.tenant_id = m.tenant_id AND l.subject_id = m.id ORDER BY l.id LIMIT 1) AS account,
            (SELECT COUNT(*) FROM customers c WHERE c.tenant_id = m.tenant_id AND c.account_manager_id = m.id AND c.is_current) AS customers
         FROM members m JOIN member_roles r ON r.tenant_id = m.tenant_id AND r.member_id = m.id AND r.role = 'ACCOUNT_MANAGER'
         LEFT JOIN members d ON d.tenant_id = m.tenant_id AND d.id = m.director_id
         WHERE m.tenant_id = $1 AND NOT m.disabled ORDER BY m.name, m.id";
    let managers = db.all::<Row>(db.sql(sql)).await?.into_iter().map(|row| {
        Ok(AccountManager {
            member_id: MemberId::new(row.id).map_err(|_| StoreError::Corrupt { column: "members.id" })?,
            name: row.name,
            account_name: row.account.unwrap_or_default(),
            director: row.director,
            customers: row.customers.unsigned_abs(),
        })
    });
    Reply::ok(&AccountManagers { account_managers: managers.collect::<Result<_, StoreError>>()? })
}
