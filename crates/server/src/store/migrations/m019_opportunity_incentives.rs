//! Applications for the incentive of delivered opportunities (P-51).
//!
//! What the amount is computed from is kept as it was when it was applied for; `amount_minor` is what came out, and
//! `settled_minor` what an objection was settled with. `due_at` is when the time to check the published amount runs out.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "019_opportunity_incentives", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS opportunity_incentives (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            number TEXT NOT NULL,
            opportunity_id TEXT NOT NULL,
            opportunity_no TEXT NOT NULL,
            opportunity_name TEXT NOT NULL,
            customer_name TEXT NOT NULL,
            search_text TEXT NOT NULL,
            currency TEXT NOT NULL CHECK (currency IN ('CNY', 'USD')),
            cloud_revenue_minor BIGINT NOT NULL CHECK (cloud_revenue_minor >= 0),
            policy_version BIGINT NOT NULL,
            amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
            settled_minor BIGINT CHECK (settled_minor >= 0),
            state TEXT NOT NULL CHECK (state IN ('UNDER_REVIEW', 'REJECTED', 'AWAITING_CONFIRMATION', 'OBJECTED', 'CONFIRMED')),
            objection TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '',
            delivered_at BIGINT NOT NULL,
            applied_at BIGINT NOT NULL,
            published_at BIGINT,
            due_at BIGINT,
            changed_at BIGINT NOT NULL,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE UNIQUE INDEX IF NOT EXISTS opportunity_incentives_by_number ON opportunity_incentives (tenant_id, number)",
    ),
    // One application for an opportunity, until it is rejected: whatever is sent twice is there once.
    Sql::Both(
        "CREATE UNIQUE INDEX IF NOT EXISTS opportunity_incentives_open ON opportunity_incentives (tenant_id, opportunity_id)
            WHERE state <> 'REJECTED'",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS opportunity_incentives_by_change ON opportunity_incentives (tenant_id, changed_at DESC, id DESC)",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS opportunity_incentives_of ON opportunity_incentives (tenant_id, opportunity_id)",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS opportunity_incentives_by_due ON opportunity_incentives (tenant_id, due_at) WHERE due_at IS NOT NULL",
    ),
];
