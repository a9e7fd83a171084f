//! Employees and project specialists of a partner, and the personal accounts behind them.
//!
//! What belongs to the person (certificates, trainings, projects) is kept once, in the tenant of the person's own login.
//! A partner's tenant keeps the link alone and reads the records while it is bound: when it ends, so does the sharing
//! . `linked_tenant_id` changes by one conditional update, so that two partners cannot bind one account.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "012_specialists", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS personal_accounts (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name_hash TEXT NOT NULL,
            mobile_hash TEXT NOT NULL DEFAULT '',
            email_hash TEXT NOT NULL DEFAULT '',
            real_name TEXT NOT NULL CHECK (real_name IN ('NONE', 'PERSONAL', 'ENTERPRISE')),
            is_partner BOOLEAN NOT NULL DEFAULT FALSE,
            position TEXT NOT NULL DEFAULT '',
            cloud_since BIGINT,
            linked_tenant_id TEXT,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS personal_accounts_by_name ON personal_accounts (name_hash)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS personal_accounts_by_mobile ON personal_accounts (mobile_hash)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS personal_accounts_by_email ON personal_accounts (email_hash)"),
    // One row for each partner that the account was ever bound to.
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS personal_links (
            tenant_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            partner_tenant_id TEXT NOT NULL,
            linked_at BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, account_id, partner_tenant_id))",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS personal_certificates (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            code TEXT NOT NULL CHECK (code IN ('HCCDA', 'HCCDP', 'HCCDE', 'HCIE_CLOUD_SERVICE_SOLUTIONS_ARCHITECT', 'HCIA', 'HCIP', 'HCIE')),
            number TEXT NOT NULL,
            earned_with TEXT NOT NULL CHECK (earned_with IN ('PERSONAL', 'ENTERPRISE')),
            earned_at BIGINT NOT NULL,
            valid_until BIGINT,
            sync_state TEXT NOT NULL DEFAULT 'SYNCED' CHECK (sync_state IN ('SYNCED', 'PENDING', 'FAILED')),
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS personal_certificates_by_account ON personal_certificates (tenant_id, account_id, id)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS personal_trainings (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            name TEXT NOT NULL,
            completed_at BIGINT NOT NULL,
            hours BIGINT NOT NULL CHECK (hours >= 0),
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS personal_trainings_by_account ON personal_trainings (tenant_id, account_id, completed_at DESC)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS personal_projects (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            name TEXT NOT NULL,
            duty TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            ended_at BIGINT,
            by_vendor BOOLEAN NOT NULL,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS personal_projects_by_account ON personal_projects (tenant_id, account_id, started_at DESC)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS specialists (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            home_tenant_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            account_name TEXT NOT NULL,
            name TEXT NOT NULL,
            search_text TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('INVITED', 'EXPIRED', 'BOUND', 'UNBOUND', 'APPLY_REVIEWING', 'APPLY_REJECTED', 'SPECIALIST',
                'CANCEL_REVIEWING', 'CANCEL_APPROVED', 'CANCELLED_BY_VENDOR')),
            state_since BIGINT NOT NULL,
            path TEXT CHECK (path IN ('SOFTWARE', 'SERVICE', 'LEARNING', 'SYSTEM_INTEGRATION', 'DISTRIBUTOR')),
            invited_at BIGINT NOT NULL,
            invited_until BIGINT NOT NULL,
            apply_document TEXT NOT NULL DEFAULT '',
            apply_note TEXT NOT NULL DEFAULT '',
            cancel_document TEXT NOT NULL DEFAULT '',
            cancel_reason TEXT NOT NULL DEFAULT '',
            answer TEXT NOT NULL DEFAULT '',
            token_hash TEXT NOT NULL DEFAULT '',
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE UNIQUE INDEX IF NOT EXISTS specialists_by_account ON specialists (tenant_id, home_tenant_id, account_id)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS specialists_list ON specialists (tenant_id, state_since DESC, id DESC, state)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS specialists_due ON specialists (tenant_id, state, invited_until)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS specialist_invitations (
            token_hash TEXT NOT NULL,
            tenant_id TEXT NOT NULL,
            specialist_id TEXT NOT NULL,
            invited_by TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (token_hash))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS specialist_invitations_by_inviter ON specialist_invitations (tenant_id, invited_by, created_at)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS specialist_events (
            tenant_id TEXT NOT NULL,
            specialist_id TEXT NOT NULL,
            position BIGINT NOT NULL,
            at BIGINT NOT NULL,
            event TEXT NOT NULL,
            actor TEXT NOT NULL,
            party TEXT NOT NULL CHECK (party IN ('PARTNER', 'EMPLOYEE', 'VENDOR', 'CLOCK')),
            reason TEXT,
            PRIMARY KEY (tenant_id, specialist_id, position))",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS competency_tags (
            tenant_id TEXT NOT NULL,
            tag TEXT NOT NULL,
            held_since BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, tag))",
    ),
];
