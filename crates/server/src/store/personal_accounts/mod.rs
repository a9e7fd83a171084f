//! Personal accounts of employees as the vendor keeps them: whose each is, its certificates and trainings. Runs in the tenant in which
//! these people sign in, in the operator's name.

mod change;
mod file;
mod import;
mod records;

pub(crate) use change::{NewLogin, change, create, ensure_home, reset_password};
pub(crate) use file::{file, find, page};
pub(crate) use import::import;
pub(crate) use records::{add_certificate, add_training, withdraw_certificate};

use crate::http::error::ApiError;
use crate::store::{Reader, StoreError, Tx};
use domain::ids::{PersonalAccountId, TenantId};
use std::sync::LazyLock;

/// The tenant in which customers and employees sign in.
pub(crate) fn home() -> TenantId {
    HOME.clone()
}

static HOME: LazyLock<TenantId> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant; the tests read it")]
    TenantId::new("customers").expect("a valid id")
});

/// The kind in the audit log.
pub(crate) const OBJECT: &str = "personal_account";

/// The version of an account with its records; `None` when there is no such account.
pub(crate) async fn version(db: &Reader, id: &PersonalAccountId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT version FROM personal_accounts WHERE tenant_id = $1 AND id = $2";
    db.value(db.sql(sql).bind(id.as_str())).await
}

/// Counts the version up.
pub(crate) async fn count_up(tx: &Tx, id: &PersonalAccountId) -> Result<(), ApiError> {
    let sql = "UPDATE personal_accounts SET version = version + 1 WHERE tenant_id = $1 AND id = $2";
    Ok(tx.exec_one(tx.sql(sql).bind(id.as_str())).await?)
}
