//! Programmes and development paths of a partner account.
//!
//! One row a programme or path that the account ever had to do with. The standing is what the vendor knows
//! about the account itself; an account without a row has nothing that stands in its way.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "009_programs", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS program_memberships (
            tenant_id TEXT NOT NULL,
            program TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('NOT_JOINED', 'APPLYING', 'REJECTED', 'JOINED', 'EXPIRING', 'EXPIRED', 'EXITED')),
            level TEXT CHECK (level IN ('PREFERRED', 'LEADING', 'CORE')),
            applied_at BIGINT NOT NULL,
            joined_at BIGINT,
            valid_until BIGINT,
            reason TEXT NOT NULL DEFAULT '',
            terms_accepted BOOLEAN NOT NULL DEFAULT FALSE,
            commitments_accepted BOOLEAN NOT NULL DEFAULT FALSE,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, program)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS development_paths (
            tenant_id TEXT NOT NULL,
            path TEXT NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('AVAILABLE', 'SELECTED', 'ROLE_REVIEWING', 'ROLE_CERTIFIED', 'DIFFERENTIATION_REVIEWING', 'DIFFERENTIATED')),
            stage_since BIGINT NOT NULL,
            valid_until BIGINT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, path)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS path_records (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('ROLE_CERTIFICATION', 'DIFFERENTIATION', 'CLOUD_SOLUTION', 'ADVANCED_CLOUD_SOLUTION', 'TEST_COUPON', 'EXAM_VOUCHER', 'DEVELOPMENT_FUND', 'STAFF_FUNDING', 'DELIVERY_SUPPORT')),
            number TEXT NOT NULL,
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS account_standings (
            tenant_id TEXT NOT NULL,
            real_name TEXT NOT NULL CHECK (real_name IN ('NONE', 'PERSONAL', 'ENTERPRISE')),
            in_hcpn BOOLEAN NOT NULL,
            freezes TEXT NOT NULL DEFAULT '[]',
            currency TEXT NOT NULL DEFAULT 'CNY' CHECK (currency IN ('CNY', 'USD')),
            arrears_minor BIGINT NOT NULL DEFAULT 0 CHECK (arrears_minor >= 0),
            enterprise_role TEXT NOT NULL DEFAULT 'STANDALONE' CHECK (enterprise_role IN ('STANDALONE', 'MASTER', 'UNIFIED_MEMBER', 'INDEPENDENT_MEMBER')),
            is_subcustomer BOOLEAN NOT NULL DEFAULT FALSE,
            is_partner_subaccount BOOLEAN NOT NULL DEFAULT FALSE,
            open_resources BIGINT NOT NULL DEFAULT 0 CHECK (open_resources >= 0),
            credit_accounts BIGINT NOT NULL DEFAULT 0 CHECK (credit_accounts >= 0),
            has_consumed BOOLEAN NOT NULL DEFAULT FALSE,
            bd_reported BOOLEAN NOT NULL DEFAULT FALSE,
            sibling_programs TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (tenant_id)
        )",
    ),
];
