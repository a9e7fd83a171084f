//! A narrow index that counts: a fifth of the bytes of `customers_list`, for the counts that need no text.
//!
//! Measured at 80,000 customers on SQLite: all of them 8 to 12 ms instead of 30 ms, those of a type 14 ms instead of
//! 39 ms. It orders by arrears as the index that it replaces did.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "006_customer_count", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS customers_count ON customers (tenant_id, reseller_tenant_id, arrears DESC, id DESC, is_current,
            association_type, freeze_state, pending_request_id) WHERE is_current",
    ),
    Sql::Both("DROP INDEX IF EXISTS customers_by_arrears"),
];
