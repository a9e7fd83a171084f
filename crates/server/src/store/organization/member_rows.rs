//! Members as rows, with what a list shows of each.

use super::facts::preset_roles;
use crate::store::StoreError;
use crate::store::customers::{code, moment};
use domain::api::organization::{Member, MemberName, RoleName};
use sea_orm::FromQueryResult;

/// What is selected of a member; the statement goes on with `WHERE m.tenant_id = $1 …`.
pub(super) const COLUMNS: &str = "SELECT m.id, m.name, m.email, m.phone, m.is_root, m.disabled, m.created_at, m.version,
        l.account, l.must_change_password, d.id AS director_id, d.name AS director_name,
        (SELECT string_agg(r.role, ',') FROM member_roles r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id) AS preset,
        (SELECT string_agg(v.role, ',') FROM role_reviews v WHERE v.tenant_id = m.tenant_id AND v.member_id = m.id) AS under_review,
        (SELECT COUNT(*) FROM customers c WHERE c.tenant_id = m.tenant_id AND c.account_manager_id = m.id AND c.is_current) AS customers,
        (SELECT COUNT(*) FROM members s WHERE s.tenant_id = m.tenant_id AND s.director_id = m.id) AS managers
     FROM members m
     LEFT JOIN logins l ON l.tenant_id = m.tenant_id AND l.subject_id = m.id AND l.kind IN ('PARTNER_ROOT', 'PARTNER_MEMBER')
     LEFT JOIN members d ON d.tenant_id = m.tenant_id AND d.id = m.director_id
     WHERE m.tenant_id = $1";

#[derive(Debug, FromQueryResult)]
pub(super) struct MemberRow {
    pub(super) id: String,
    name: String,
    email: String,
    phone: String,
    is_root: bool,
    disabled: bool,
    created_at: i64,
    version: i64,
    account: Option<String>,
    must_change_password: Option<bool>,
    director_id: Option<String>,
    director_name: Option<String>,
    preset: Option<String>,
    under_review: Option<String>,
    customers: i64,
    managers: i64,
}

/// A custom role of a member.
#[derive(Debug, FromQueryResult)]
pub(super) struct RoleRow {
    pub(super) member_id: String,
    id: String,
    name: String,
}

impl MemberRow {
    /// As it goes over the wire; `roles` may hold those of others too.
    pub(super) fn wire(self, roles: &[RoleRow]) -> Result<Member, StoreError> {
        let own = roles.iter().filter(|role| role.member_id == self.id);
        let name =
            |role: &RoleRow| Ok(RoleName { role_id: code(&role.id, "custom_roles.id")?, name: role.name.clone() });
        let director = match (self.director_id, self.director_name) {
            (Some(id), Some(name)) => Some(MemberName { member_id: code(&id, "members.director_id")?, name }),
            _ => None,
        };
        Ok(Member {
            member_id: code(&self.id, "members.id")?,
            account_name: self.account.unwrap_or_default(),
            name: self.name,
            email: self.email,
            telephone: self.phone,
            is_primary: self.is_root,
            disabled: self.disabled,
            must_change_password: self.must_change_password.unwrap_or_default(),
            preset_roles: preset_roles(self.preset.as_deref()),
            under_review: preset_roles(self.under_review.as_deref()),
            custom_roles: own.map(name).collect::<Result<_, StoreError>>()?,
            director,
            customers: self.customers.unsigned_abs(),
            account_managers: self.managers.unsigned_abs(),
            created_at: moment(self.created_at)?,
            version: self.version,
        })
    }
}
