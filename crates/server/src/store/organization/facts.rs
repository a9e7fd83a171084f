//! What decides about roles: who has which, and what the custom ones grant.

use crate::store::customers::code;
use crate::store::{Reader, StoreError};
use domain::ids::{CustomRoleId, MemberId};
use domain::organization::PresetRole;
use domain::permission::Permission;
use domain::roles::{CustomGrants, HeldRoles};
use domain::rules::organization::MemberFacts;
use sea_orm::FromQueryResult;

/// Preset roles out of a list of codes, in the order of the specification.
pub(crate) fn preset_roles(codes: Option<&str>) -> Vec<PresetRole> {
    let codes: Vec<&str> = codes.unwrap_or_default().split(',').collect();
    PresetRole::ALL.iter().copied().filter(|role| codes.contains(&role.as_str())).collect()
}

/// Custom roles out of `role=permission,role=permission`. A right that the product no longer has grants nothing.
pub(crate) fn custom_grants(pairs: &str) -> Result<Vec<CustomGrants>, StoreError> {
    let mut all: Vec<CustomGrants> = Vec::new();
    for (role, permission) in pairs.split(',').filter_map(|pair| pair.split_once('=')) {
        let permission = permission.parse::<Permission>().ok();
        match all.iter_mut().find(|known| known.role_id.as_str() == role) {
            Some(known) => known.permissions.extend(permission),
            None => all.push(CustomGrants {
                role_id: code(role, "custom_roles.id")?,
                permissions: permission.into_iter().collect(),
            }),
        }
    }
    all.sort_by(|one, other| one.role_id.cmp(&other.role_id));
    Ok(all)
}

#[derive(Debug, FromQueryResult)]
struct GrantRow {
    id: String,
    permissions: Option<String>,
}

/// Roles as they would be held; custom ones that the organisation does not have are left out.
pub(crate) async fn held_roles(
    db: &Reader,
    preset: &[PresetRole],
    custom: &[CustomRoleId],
) -> Result<HeldRoles, StoreError> {
    let sql = "SELECT r.id, (SELECT string_agg(p.permission, ',') FROM custom_role_permissions p WHERE p.tenant_id = r.tenant_id
            AND p.role_id = r.id) AS permissions FROM custom_roles r WHERE r.tenant_id = $1";
    let query = db.sql(sql).push_list(" AND r.id IN ", custom.iter().map(CustomRoleId::as_str)).push(" ORDER BY r.id");
    let grants = db.all::<GrantRow>(query).await?.into_iter().map(|row| {
        let permissions = row.permissions.unwrap_or_default();
        Ok(CustomGrants {
            role_id: code(&row.id, "custom_roles.id")?,
            permissions: permissions.split(',').filter_map(|code| code.parse().ok()).collect(),
        })
    });
    let preset = PresetRole::ALL.iter().copied().filter(|role| preset.contains(role)).collect();
    Ok(HeldRoles { preset, custom: grants.collect::<Result<_, StoreError>>()? })
}

/// A member as the rules see it.
#[derive(Clone, Debug)]
pub(crate) struct MemberState {
    pub(crate) facts: MemberFacts,
    pub(crate) held: HeldRoles,
    pub(crate) name: String,
    pub(crate) account: String,
    pub(crate) disabled: bool,
    /// Account managers that report to it.
    pub(crate) managers: u64,
    pub(crate) version: i64,
}

#[derive(Debug, FromQueryResult)]
struct StateRow {
    name: String,
    is_root: bool,
    disabled: bool,
    version: i64,
    account: Option<String>,
    preset: Option<String>,
    under_review: Option<String>,
    customers: i64,
    managers: i64,
}

#[derive(Debug, FromQueryResult)]
struct IdRow {
    role_id: String,
}

/// The member as it is now; `asker` is whoever wants to change it.
pub(crate) async fn member_state(
    db: &Reader,
    id: &MemberId,
    asker: Option<&MemberId>,
) -> Result<Option<MemberState>, StoreError> {
    let sql = "SELECT m.name, m.is_root, m.disabled, m.version,
            (SELECT l.account FROM logins l WHERE l.tenant_id = m.tenant_id AND l.subject_id = m.id ORDER BY l.id LIMIT 1) AS account,
            (SELECT string_agg(r.role, ',') FROM member_roles r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id) AS preset,
            (SELECT string_agg(v.role, ',') FROM role_reviews v WHERE v.tenant_id = m.tenant_id AND v.member_id = m.id) AS under_review,
            (SELECT COUNT(*) FROM customers c WHERE c.tenant_id = m.tenant_id AND c.account_manager_id = m.id AND c.is_current) AS customers,
            (SELECT COUNT(*) FROM members r WHERE r.tenant_id = m.tenant_id AND r.director_id = m.id) AS managers
         FROM members m WHERE m.tenant_id = $1 AND m.id = $2";
    let Some(row) = db.one::<StateRow>(db.sql(sql).bind(id.as_str())).await? else { return Ok(None) };
    let held = "SELECT role_id FROM member_custom_roles WHERE tenant_id = $1 AND member_id = $2";
    let custom = db.all::<IdRow>(db.sql(held).bind(id.as_str())).await?;
    let custom: Vec<CustomRoleId> =
        custom.iter().map(|row| code(&row.role_id, "custom_roles.id")).collect::<Result<_, _>>()?;
    let preset = preset_roles(row.preset.as_deref());
    let held = held_roles(db, &preset, &custom).await?;
    Ok(Some(MemberState {
        facts: MemberFacts {
            is_primary: row.is_root,
            is_self: asker == Some(id),
            preset,
            under_review: preset_roles(row.under_review.as_deref()),
            customers: row.customers.unsigned_abs(),
        },
        held,
        name: row.name,
        account: row.account.unwrap_or_default(),
        disabled: row.disabled,
        managers: row.managers.unsigned_abs(),
        version: row.version,
    }))
}

/// A member that could be given its roles once more.
pub(crate) struct RoleHolder {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) facts: MemberFacts,
    pub(crate) custom: Vec<CustomRoleId>,
}

#[derive(Debug, FromQueryResult)]
struct HolderRow {
    id: String,
    name: String,
    preset: Option<String>,
    under_review: Option<String>,
    custom: Option<String>,
    customers: i64,
}

/// The members besides the primary account, which has no roles to be given: the first so many, in the order of their ids.
pub(crate) async fn role_holders(db: &Reader, most: u32) -> Result<Vec<RoleHolder>, StoreError> {
    let query = db.sql(HOLDERS).push(" ORDER BY m.id").push_bind(" LIMIT ", i64::from(most));
    let rows: Vec<HolderRow> = db.all(query).await?;
    rows.into_iter().map(HolderRow::holder).collect()
}

/// The members that have this custom role: the first so many by name.
pub(crate) async fn holders_of(db: &Reader, role: &CustomRoleId, most: u32) -> Result<Vec<RoleHolder>, StoreError> {
    let has = " AND m.id IN (SELECT k.member_id FROM member_custom_roles k WHERE k.tenant_id = $1 AND k.role_id = ";
    let query = db.sql(HOLDERS).push_bind(has, role.as_str()).push(") ORDER BY m.name, m.id");
    let rows: Vec<HolderRow> = db.all(query.push_bind(" LIMIT ", i64::from(most))).await?;
    rows.into_iter().map(HolderRow::holder).collect()
}

const HOLDERS: &str = "SELECT m.id, m.name,
            (SELECT string_agg(r.role, ',') FROM member_roles r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id) AS preset,
            (SELECT string_agg(v.role, ',') FROM role_reviews v WHERE v.tenant_id = m.tenant_id AND v.member_id = m.id) AS under_review,
            (SELECT string_agg(h.role_id, ',') FROM member_custom_roles h JOIN custom_roles o ON o.tenant_id = h.tenant_id
                AND o.id = h.role_id WHERE h.tenant_id = m.tenant_id AND h.member_id = m.id) AS custom,
            COALESCE(c.customers, 0) AS customers
         FROM members m LEFT JOIN (SELECT account_manager_id, COUNT(*) AS customers FROM customers
                WHERE tenant_id = $1 AND is_current GROUP BY account_manager_id) c ON c.account_manager_id = m.id
         WHERE m.tenant_id = $1 AND NOT m.is_root";

impl HolderRow {
    fn holder(self) -> Result<RoleHolder, StoreError> {
        let custom = self.custom.unwrap_or_default();
        let custom = custom.split(',').filter(|id| !id.is_empty()).map(|id| code(id, "custom_roles.id"));
        let mut custom: Vec<CustomRoleId> = custom.collect::<Result<_, _>>()?;
        custom.sort_unstable();
        let facts = MemberFacts {
            is_primary: false,
            is_self: false,
            preset: preset_roles(self.preset.as_deref()),
            under_review: preset_roles(self.under_review.as_deref()),
            customers: self.customers.unsigned_abs(),
        };
        Ok(RoleHolder { id: self.id, name: self.name, facts, custom })
    }
}

#[derive(Debug, FromQueryResult)]
struct NameRow {
    name: String,
}

/// Names of the custom roles that are held.
pub(crate) async fn role_names(db: &Reader, held: &HeldRoles) -> Result<Vec<String>, StoreError> {
    if held.custom.is_empty() {
        return Ok(Vec::new());
    }
    let query = db
        .sql("SELECT name FROM custom_roles WHERE tenant_id = $1")
        .push_list(" AND id IN ", held.custom.iter().map(|role| role.role_id.as_str()))
        .push(" ORDER BY name, id");
    Ok(db.all::<NameRow>(query).await?.into_iter().map(|row| row.name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_out_of_their_list() {
        assert_eq!(preset_roles(Some("FINANCE,ACCOUNT_MANAGER")), [PresetRole::AccountManager, PresetRole::Finance]);
        assert_eq!(preset_roles(None), []);
        let grants =
            custom_grants("b=partner:customer:view,a=partner:incentive:view,b=partner:record:view,b=gone").unwrap();
        assert_eq!(grants.iter().map(|role| role.role_id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(grants[1].permissions, [Permission::ViewCustomers, Permission::ViewRecords]);
        assert_eq!(custom_grants("").unwrap(), []);
    }
}
