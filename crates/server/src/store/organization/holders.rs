//! Who has a right, and who can give it.

use crate::store::{Reader, StoreError};
use domain::permission::{Permission, PermissionTier};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct NameRow {
    name: String,
}

/// Names of those who can give a role: the root login and the administrators.
pub(crate) async fn role_givers(db: &Reader) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT name FROM members m WHERE m.tenant_id = $1 AND NOT m.disabled AND (m.is_root OR EXISTS
            (SELECT 1 FROM member_roles r WHERE r.tenant_id = $1 AND r.member_id = m.id AND r.role = 'ADMIN'))
         ORDER BY m.is_root DESC, m.name LIMIT 5";
    Ok(db.all::<NameRow>(db.sql(sql)).await?.into_iter().map(|row| row.name).collect())
}

/// Names of the organisation's own roles that grant a right.
pub(crate) async fn custom_roles_granting(db: &Reader, permission: Permission) -> Result<Vec<String>, StoreError> {
    // The other tiers come from no custom role, whatever is stored.
    if permission.tier() != PermissionTier::Grantable {
        return Ok(Vec::new());
    }
    let sql = "SELECT r.name FROM custom_roles r JOIN custom_role_permissions p ON p.tenant_id = r.tenant_id AND p.role_id = r.id
         WHERE r.tenant_id = $1 AND p.permission = $2 ORDER BY r.name, r.id";
    Ok(db.all::<NameRow>(db.sql(sql).bind(permission.as_str())).await?.into_iter().map(|row| row.name).collect())
}

/// Who owns the partner account, by name.
pub(crate) async fn primary_name(db: &Reader) -> Result<Option<String>, StoreError> {
    db.value(db.sql("SELECT name FROM members WHERE tenant_id = $1 AND is_root ORDER BY id LIMIT 1")).await
}

/// The account name that starts those of new members: the primary account's, or the tenant's id without one.
pub(crate) async fn primary_account(db: &Reader) -> Result<String, StoreError> {
    let sql = "SELECT COALESCE((SELECT account FROM logins WHERE tenant_id = $1 AND kind = 'PARTNER_ROOT' ORDER BY id LIMIT 1), $1)";
    Ok(db.value(db.sql(sql)).await?.unwrap_or_default())
}

/// A person as customers see it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) telephone: String,
    pub(crate) email: String,
}

/// Whom customers see while there is no contact: an administrator, else the primary account.
pub(crate) async fn fallback_contact(db: &Reader) -> Result<Option<Person>, StoreError> {
    let sql = "SELECT m.name, m.phone AS telephone, m.email FROM members m WHERE m.tenant_id = $1 AND NOT m.disabled AND (m.is_root OR EXISTS
            (SELECT 1 FROM member_roles r WHERE r.tenant_id = $1 AND r.member_id = m.id AND r.role = 'ADMIN'))
         ORDER BY m.is_root, m.created_at, m.id LIMIT 1";
    db.one(db.sql(sql)).await
}
