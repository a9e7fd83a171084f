//! One index that holds all that the customer list filters and counts by.
//!
//! Measured at 100,000 customers on SQLite: a count with a filter 24 ms instead of 160 ms, a count by a part of a
//! text 38 ms instead of 160 ms. `is_current` stands in it although it is always true there: without it SQLite
//! fetches each row to look.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "005_customer_list", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS customers_list ON customers (tenant_id, reseller_tenant_id, associated_on DESC, id DESC, is_current,
            association_type, account_manager_id, freeze_state, arrears, pending_request_id, month_consumption, search_text) WHERE is_current",
    ),
    Sql::Both("DROP INDEX IF EXISTS customers_by_associated_on"),
];
