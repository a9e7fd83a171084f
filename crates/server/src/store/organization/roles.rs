//! Custom roles.

use crate::store::customers::code;
use crate::store::search::folded;
use crate::store::{Reader, StoreError, Tx};
use domain::api::roles::{CustomRole, NewCustomRole};
use domain::ids::CustomRoleId;
use domain::organization::PresetRole;
use domain::permission::{Permission, PermissionTier};
use sea_orm::FromQueryResult;

const ROLES: &str = "SELECT r.id, r.name, r.description, r.version,
        (SELECT string_agg(p.permission, ',') FROM custom_role_permissions p WHERE p.tenant_id = r.tenant_id AND p.role_id = r.id) AS permissions,
        (SELECT COUNT(*) FROM member_custom_roles m WHERE m.tenant_id = r.tenant_id AND m.role_id = r.id) AS members
     FROM custom_roles r WHERE r.tenant_id = $1";

#[derive(Debug, FromQueryResult)]
struct RoleRow {
    id: String,
    name: String,
    description: String,
    version: i64,
    permissions: Option<String>,
    members: i64,
}

impl RoleRow {
    fn wire(self) -> Result<CustomRole, StoreError> {
        let stored = self.permissions.unwrap_or_default();
        let stored: Vec<Permission> = stored.split(',').filter_map(|code| code.parse().ok()).collect();
        Ok(CustomRole {
            role_id: code(&self.id, "custom_roles.id")?,
            name: self.name,
            description: self.description,
            permissions: Permission::ALL.iter().copied().filter(|one| stored.contains(one)).collect(),
            members: self.members.unsigned_abs(),
            version: self.version,
        })
    }
}

/// All custom roles, by name.
pub(crate) async fn custom_roles(db: &Reader) -> Result<Vec<CustomRole>, StoreError> {
    let rows: Vec<RoleRow> = db.all(db.sql(ROLES).push(" ORDER BY r.name, r.id")).await?;
    rows.into_iter().map(RoleRow::wire).collect()
}

/// One custom role.
pub(crate) async fn custom_role(db: &Reader, id: &CustomRoleId) -> Result<Option<CustomRole>, StoreError> {
    let row: Option<RoleRow> = db.one(db.sql(ROLES).push_bind(" AND r.id = ", id.as_str())).await?;
    row.map(RoleRow::wire).transpose()
}

/// How many custom roles there are besides this one, and how many of those have this name.
pub(crate) async fn custom_role_count(db: &Reader, besides: &str, name: &str) -> Result<(u64, u64), StoreError> {
    #[derive(FromQueryResult)]
    struct Counts {
        others: i64,
        same_name: i64,
    }
    let sql = "SELECT COUNT(*) AS others, CAST(COALESCE(SUM(CASE WHEN name_folded = $3 THEN 1 ELSE 0 END), 0) AS BIGINT) AS same_name
         FROM custom_roles WHERE tenant_id = $1 AND id <> $2";
    let counts: Option<Counts> = db.one(db.sql(sql).bind(besides).bind(folded(name))).await?;
    Ok(counts.map_or((0, 0), |counts| (counts.others.unsigned_abs(), counts.same_name.unsigned_abs())))
}

/// Members that have a preset role.
pub(crate) async fn preset_role_members(db: &Reader, role: PresetRole) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM member_roles WHERE tenant_id = $1 AND role = $2";
    Ok(db.value::<i64>(db.sql(sql).bind(role.as_str())).await?.unwrap_or(0).unsigned_abs())
}

/// Inserts a role (`seen` is none), or changes the one of this version. Default rights are not stored: they come
/// with every role.
pub(crate) async fn save_custom_role(
    tx: &Tx,
    id: &CustomRoleId,
    seen: Option<i64>,
    new: &NewCustomRole,
) -> Result<(), StoreError> {
    let (id, name, description) = (id.as_str(), new.name.trim(), new.description.trim());
    if let Some(seen) = seen {
        let sql = "UPDATE custom_roles SET name = $4, name_folded = $5, description = $6, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3";
        tx.exec_one(tx.sql(sql).bind(id).bind(seen).bind(name).bind(folded(name)).bind(description)).await?;
    } else {
        let sql = "INSERT INTO custom_roles (tenant_id, id, name, name_folded, description, created_at) VALUES";
        let row = vec![id.into(), name.into(), folded(name).into(), description.into(), tx.now_secs().into()];
        tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    }
    let clear = "DELETE FROM custom_role_permissions WHERE tenant_id = $1 AND role_id = $2";
    tx.exec(tx.sql(clear).bind(id)).await?;
    let chosen =
        Permission::ALL.iter().filter(|one| one.tier() == PermissionTier::Grantable && new.permissions.contains(one));
    let rows = chosen.map(|permission| vec![id.into(), permission.as_str().into()]).collect::<Vec<_>>();
    let sql = "INSERT INTO custom_role_permissions (tenant_id, role_id, permission) VALUES";
    tx.exec(tx.sql(sql).push_rows(rows)).await?;
    Ok(())
}

/// Deletes a role that nobody has.
pub(crate) async fn delete_custom_role(tx: &Tx, id: &CustomRoleId) -> Result<(), StoreError> {
    let clear = "DELETE FROM custom_role_permissions WHERE tenant_id = $1 AND role_id = $2";
    tx.exec(tx.sql(clear).bind(id.as_str())).await?;
    tx.exec_one(tx.sql("DELETE FROM custom_roles WHERE tenant_id = $1 AND id = $2").bind(id.as_str())).await
}
