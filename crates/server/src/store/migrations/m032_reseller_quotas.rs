//! What each side's balance was after money moved between a distributor and a reseller (records from before have none); and quotas
//! of coupons: a partner's own, what a distributor issued of them to its resellers, and the records of that.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "032_reseller_quotas",
    statements: &[
        Sql::Both("ALTER TABLE reseller_adjustments ADD COLUMN balance_after BIGINT"),
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS coupon_quotas (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                quota_type TEXT NOT NULL DEFAULT '0' CHECK (quota_type IN ('0', '1')),
                quota_value BIGINT NOT NULL CHECK (quota_value > 0),
                balance BIGINT NOT NULL CHECK (balance >= 0 AND balance <= quota_value),
                currency TEXT NOT NULL DEFAULT 'CNY' CHECK (currency IN ('CNY', 'USD')),
                created_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                effective_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                distributor_id TEXT,
                is_reclaimed BOOLEAN NOT NULL DEFAULT FALSE,
                PRIMARY KEY (tenant_id, id))",
        ),
        Sql::Both(
            "CREATE INDEX IF NOT EXISTS coupon_quotas_by_time ON coupon_quotas (tenant_id, created_at DESC, id DESC)",
        ),
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS reseller_quotas (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                reseller_id TEXT NOT NULL,
                parent_quota_id TEXT NOT NULL,
                issued_at BIGINT NOT NULL,
                PRIMARY KEY (tenant_id, id))",
        ),
        Sql::Both(
            "CREATE INDEX IF NOT EXISTS reseller_quotas_by_time ON reseller_quotas (tenant_id, issued_at DESC, id DESC)",
        ),
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS reseller_quota_records (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                reseller_id TEXT NOT NULL,
                quota_id TEXT NOT NULL,
                parent_quota_id TEXT NOT NULL,
                operation_type TEXT NOT NULL CHECK (operation_type IN ('10', '11', '12')),
                amount BIGINT NOT NULL CHECK (amount > 0),
                currency TEXT NOT NULL CHECK (currency IN ('CNY', 'USD')),
                operator TEXT NOT NULL,
                remark TEXT NOT NULL DEFAULT '',
                receipt_id TEXT,
                at BIGINT NOT NULL,
                PRIMARY KEY (tenant_id, id))",
        ),
        Sql::Both(
            "CREATE INDEX IF NOT EXISTS reseller_quota_records_by_time ON reseller_quota_records (tenant_id, at DESC, id DESC)",
        ),
    ],
};
