//! Custom roles, reviews that lock a role, and customer contacts that can be changed one by one.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "010_organization", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS custom_roles (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            name_folded TEXT NOT NULL,
            description TEXT NOT NULL DEFAULT '',
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE UNIQUE INDEX IF NOT EXISTS custom_roles_by_name ON custom_roles (tenant_id, name_folded)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS custom_role_permissions (
            tenant_id TEXT NOT NULL,
            role_id TEXT NOT NULL,
            permission TEXT NOT NULL,
            PRIMARY KEY (tenant_id, role_id, permission),
            FOREIGN KEY (tenant_id, role_id) REFERENCES custom_roles (tenant_id, id))",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS member_custom_roles (
            tenant_id TEXT NOT NULL,
            member_id TEXT NOT NULL,
            role_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, member_id, role_id),
            FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id),
            FOREIGN KEY (tenant_id, role_id) REFERENCES custom_roles (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS member_custom_roles_by_role ON member_custom_roles (tenant_id, role_id, member_id)"),
    // A row stands while the qualification behind the role is under review.
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS role_reviews (
            tenant_id TEXT NOT NULL,
            member_id TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('ADMIN', 'ACCOUNT_MANAGER', 'ACCOUNT_MANAGER_DIRECTOR', 'FINANCE', 'SA_SPECIALIST')),
            since_at BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, member_id, role),
            FOREIGN KEY (tenant_id, member_id, role) REFERENCES member_roles (tenant_id, member_id, role))",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS customer_contacts (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            position BIGINT NOT NULL CHECK (position > 0),
            name TEXT NOT NULL,
            telephone TEXT NOT NULL DEFAULT '',
            email TEXT NOT NULL DEFAULT '',
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both(
        "INSERT INTO customer_contacts (tenant_id, id, position, name, telephone, email)
            SELECT tenant_id, id, position, name, telephone, email FROM partner_contacts WHERE true
            ON CONFLICT (tenant_id, id) DO NOTHING",
    ),
    Sql::Both("DROP TABLE IF EXISTS partner_contacts"),
    Sql::Both("CREATE INDEX IF NOT EXISTS member_roles_by_role ON member_roles (tenant_id, role, member_id)"),
];
