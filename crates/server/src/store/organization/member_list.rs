//! The list of members, and one of them.

use super::member_rows::{COLUMNS, MemberRow, RoleRow};
use crate::store::{Query, Reader, StoreError};
use domain::api::organization::{Member, MemberQuery};
use domain::ids::{CustomRoleId, MemberId};

/// One page of members.
#[derive(Debug)]
pub(crate) struct MemberPage {
    pub(crate) count: u64,
    pub(crate) members: Vec<Member>,
}

/// Members that match, the primary account first, then by name.
pub(crate) async fn members(
    db: &Reader,
    wanted: &MemberQuery,
    (offset, limit): (u32, u32),
) -> Result<MemberPage, StoreError> {
    let count = "SELECT COUNT(*) FROM members m LEFT JOIN logins l ON l.tenant_id = m.tenant_id AND l.subject_id = m.id
         AND l.kind IN ('PARTNER_ROOT', 'PARTNER_MEMBER') WHERE m.tenant_id = $1";
    let count: i64 = db.value(matching(db.sql(count), wanted)).await?.unwrap_or(0);
    let query = matching(db.sql(COLUMNS), wanted)
        .push(" ORDER BY m.is_root DESC, m.name, m.id")
        .push_bind(" LIMIT ", i64::from(limit))
        .push_bind(" OFFSET ", i64::from(offset));
    Ok(MemberPage { count: count.unsigned_abs(), members: with_roles(db, db.all(query).await?).await? })
}

/// One member.
pub(crate) async fn member(db: &Reader, id: &MemberId) -> Result<Option<Member>, StoreError> {
    let rows = db.all(db.sql(COLUMNS).push_bind(" AND m.id = ", id.as_str())).await?;
    Ok(with_roles(db, rows).await?.pop())
}

async fn with_roles(db: &Reader, rows: Vec<MemberRow>) -> Result<Vec<Member>, StoreError> {
    let sql = "SELECT mc.member_id, r.id, r.name FROM member_custom_roles mc
         JOIN custom_roles r ON r.tenant_id = mc.tenant_id AND r.id = mc.role_id WHERE mc.tenant_id = $1";
    let query = db.sql(sql).push_list(" AND mc.member_id IN ", rows.iter().map(|row| row.id.as_str()));
    let roles: Vec<RoleRow> = db.all(query.push(" ORDER BY r.name, r.id")).await?;
    rows.into_iter().map(|row| row.wire(&roles)).collect()
}

fn matching(mut query: Query, wanted: &MemberQuery) -> Query {
    query = query.push_contains(&["m.name", "l.account", "m.email", "m.phone"], wanted.search.as_deref());
    if let Some(role) = wanted.preset_role {
        let has = " AND m.id IN (SELECT r.member_id FROM member_roles r WHERE r.tenant_id = $1 AND r.role = ";
        query = query.push_bind(has, role.as_str()).push(")");
    }
    if let Some(role) = wanted.custom_role.as_ref().map(CustomRoleId::as_str) {
        let has = " AND m.id IN (SELECT r.member_id FROM member_custom_roles r WHERE r.tenant_id = $1 AND r.role_id = ";
        query = query.push_bind(has, role).push(")");
    }
    match wanted.disabled {
        Some(disabled) => query.push_bind(" AND m.disabled = ", disabled),
        None => query,
    }
}
