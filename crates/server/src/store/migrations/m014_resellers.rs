//! Resellers of a distributor, and the applications to become one (P-60).

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "014_resellers", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    // The rows are the applicant's; a distributor reads those that name it and that the vendor has passed on.
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS reseller_applications (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            distributor_id TEXT NOT NULL,
            distributor_zh TEXT NOT NULL,
            distributor_en TEXT NOT NULL,
            applicant_zh TEXT NOT NULL,
            applicant_en TEXT NOT NULL,
            account_name TEXT NOT NULL,
            mobile_phone TEXT NOT NULL DEFAULT '',
            email TEXT NOT NULL DEFAULT '',
            submitted_at BIGINT NOT NULL,
            reached_at BIGINT,
            decided_at BIGINT,
            state TEXT NOT NULL CHECK (state IN ('VENDOR_REVIEW', 'DISTRIBUTOR_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
            reason TEXT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS reseller_applications_by_distributor ON reseller_applications (distributor_id, state, submitted_at, id)",
    ),
    // One distributor at a time: whatever is sent twice waits once.
    Sql::Both(
        "CREATE UNIQUE INDEX IF NOT EXISTS reseller_applications_open ON reseller_applications (tenant_id)
            WHERE state IN ('VENDOR_REVIEW', 'DISTRIBUTOR_REVIEW')",
    ),
    // What a distributor keeps of the reseller with this id; that it is one stands in `tenants.parent_tenant_id`.
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS resellers (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            account_name TEXT NOT NULL DEFAULT '',
            mobile_phone TEXT NOT NULL DEFAULT '',
            email TEXT NOT NULL DEFAULT '',
            associated_on BIGINT NOT NULL,
            application_id TEXT,
            account_manager_id TEXT NOT NULL DEFAULT '',
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS resellers_by_associated_on ON resellers (tenant_id, associated_on, id)"),
    // Relations from before applications existed.
    Sql::Both(
        "INSERT INTO resellers (tenant_id, id, account_name, mobile_phone, email, associated_on)
            SELECT t.parent_tenant_id, t.tenant_id, COALESCE(l.account, ''), COALESCE(l.phone, ''), COALESCE(l.email, ''), t.created_at
            FROM tenants t LEFT JOIN logins l ON l.tenant_id = t.tenant_id AND l.kind = 'PARTNER_ROOT'
                AND l.id = (SELECT MIN(r.id) FROM logins r WHERE r.tenant_id = t.tenant_id AND r.kind = 'PARTNER_ROOT')
            WHERE t.parent_tenant_id IS NOT NULL AND t.partner_type = 'CLOUD_RESELLER'
            ON CONFLICT (tenant_id, id) DO NOTHING",
    ),
];
