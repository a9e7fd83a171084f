//! Incentive lines and payout applications.
//!
//! A line keeps the facts it was decided on as JSON, so that it can be explained for ever; the columns
//! beside them are what lists filter, sort and sum. Customer names are those of the time of the line.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "004_incentives", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS incentives (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            bill_no TEXT NOT NULL,
            period TEXT NOT NULL,
            plan_name_zh TEXT NOT NULL,
            plan_name_en TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            customer_name TEXT NOT NULL,
            account_name TEXT NOT NULL,
            association_type TEXT NOT NULL CHECK (association_type IN ('1', '2')),
            order_id TEXT NOT NULL DEFAULT '',
            order_kind TEXT NOT NULL CHECK (order_kind IN ('NEW', 'RENEW', 'CHANGE', 'UNSUBSCRIBE', 'DOWNGRADE', 'USAGE')),
            product_zh TEXT NOT NULL,
            product_en TEXT NOT NULL,
            currency TEXT NOT NULL DEFAULT 'CNY' CHECK (currency IN ('CNY', 'USD')),
            consumed_minor BIGINT NOT NULL,
            amount_minor BIGINT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('ESTIMATED', 'PENDING_CONFIRMATION', 'ISSUING', 'ISSUED')),
            is_frozen BOOLEAN NOT NULL DEFAULT FALSE,
            payout_id TEXT NOT NULL DEFAULT '',
            notice_until BIGINT,
            expires_at BIGINT,
            facts TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS incentives_period ON incentives (tenant_id, period DESC, id DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS incentives_amount ON incentives (tenant_id, amount_minor DESC, id DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS incentives_customer ON incentives (tenant_id, customer_id, period DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS incentives_payout ON incentives (tenant_id, payout_id, id)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS payout_applications (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            payout_no TEXT NOT NULL,
            applied_at BIGINT NOT NULL,
            applicant_name TEXT NOT NULL,
            currency TEXT NOT NULL DEFAULT 'CNY' CHECK (currency IN ('CNY', 'USD')),
            amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
            method TEXT NOT NULL CHECK (method IN ('BANK_TRANSFER', 'TOP_UP', 'COUPON_QUOTA')),
            state TEXT NOT NULL CHECK (state IN ('DRAFT', 'AWAITING_COUNTERSIGN', 'IN_COUNTERSIGN', 'AWAITING_INVOICE', 'INVOICE_UNDER_REVIEW', 'INVOICE_REJECTED', 'PAYING', 'PAYMENT_FAILED', 'COMPLETED', 'WITHDRAWN')),
            state_since BIGINT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            invoice_numbers TEXT NOT NULL DEFAULT '[]',
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS payout_applications_applied ON payout_applications (tenant_id, applied_at DESC, id DESC)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS payout_events (
            tenant_id TEXT NOT NULL,
            payout_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            at BIGINT NOT NULL,
            event TEXT NOT NULL,
            actor_name TEXT NOT NULL,
            party TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (tenant_id, payout_id, seq)
        )",
    ),
];
