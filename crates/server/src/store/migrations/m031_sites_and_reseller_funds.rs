//! Which accounts belong to the vendor's international site, where joining asks for more; and the money that a distributor
//! allocates to its resellers: what each has of it, and the records of both sides.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "031_sites_and_reseller_funds",
    statements: &[
        Sql::Both("ALTER TABLE account_standings ADD COLUMN on_international_site BOOLEAN NOT NULL DEFAULT FALSE"),
        Sql::Both("ALTER TABLE resellers ADD COLUMN allocated BIGINT NOT NULL DEFAULT 0 CHECK (allocated >= 0)"),
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS reseller_adjustments (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                distributor_id TEXT NOT NULL,
                reseller_id TEXT NOT NULL,
                operation_type TEXT NOT NULL CHECK (operation_type IN ('SOURCE_OPERATION_BEADJUST', 'SOURCE_OPERATION_BERETRIEVE', 'SOURCE_OPERATION_BEUNBIND')),
                amount BIGINT NOT NULL CHECK (amount > 0),
                currency TEXT NOT NULL CHECK (currency IN ('CNY', 'USD')),
                operator TEXT NOT NULL,
                receipt_id TEXT,
                at BIGINT NOT NULL,
                PRIMARY KEY (tenant_id, id))",
        ),
        Sql::Both("CREATE INDEX IF NOT EXISTS reseller_adjustments_by_time ON reseller_adjustments (tenant_id, at DESC, id DESC)"),
    ],
};
