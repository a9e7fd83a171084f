//! Shared opportunities of both directions, their progress, and what the vendor says about who receives them.
//!
//! `details` holds all that is said about one; what lists show, sort and sum stands in columns besides. `due_at` is
//! when the time of whoever has to act runs out, under the policy of the day on which it began.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "011_opportunities", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS opportunities (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            number TEXT NOT NULL,
            direction TEXT NOT NULL CHECK (direction IN ('PO', 'HO')),
            state TEXT NOT NULL CHECK (state IN ('DRAFT', 'DISCARDED', 'UNDER_REVIEW', 'VALIDATING', 'ACCEPTED', 'REJECTED', 'DELIVERED', 'CLOSED', 'PENDING_ACCEPTANCE', 'IN_PROGRESS')),
            name TEXT NOT NULL,
            customer_name TEXT NOT NULL,
            search_text TEXT NOT NULL,
            currency TEXT NOT NULL CHECK (currency IN ('CNY', 'USD')),
            value_minor BIGINT NOT NULL CHECK (value_minor >= 0),
            cloud_revenue_minor BIGINT NOT NULL CHECK (cloud_revenue_minor >= 0),
            expected_on TEXT,
            details TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            created_at BIGINT NOT NULL,
            changed_at BIGINT NOT NULL,
            shared_at BIGINT,
            accepted_at BIGINT,
            due_at BIGINT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE UNIQUE INDEX IF NOT EXISTS opportunities_by_number ON opportunities (tenant_id, number)",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS opportunities_by_change ON opportunities (tenant_id, direction, changed_at)",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS opportunities_by_due ON opportunities (tenant_id, due_at) WHERE due_at IS NOT NULL",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS opportunity_progress (
            tenant_id TEXT NOT NULL,
            opportunity_id TEXT NOT NULL,
            position BIGINT NOT NULL,
            at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            event TEXT NOT NULL CHECK (event IN ('UPDATE_PROGRESS', 'DELIVER', 'CLOSE')),
            phase TEXT NOT NULL,
            win_probability BIGINT NOT NULL CHECK (win_probability BETWEEN 0 AND 100),
            note TEXT NOT NULL,
            PRIMARY KEY (tenant_id, opportunity_id, position)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS opportunity_standings (
            tenant_id TEXT NOT NULL,
            vendor_confirmed BOOLEAN NOT NULL DEFAULT FALSE,
            listed_products BIGINT NOT NULL DEFAULT 0 CHECK (listed_products >= 0),
            PRIMARY KEY (tenant_id)
        )",
    ),
];
