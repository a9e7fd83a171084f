//! Receipts of decisions, and what the vendor reviews.
//!
//! A receipt is in the tenant that asked. A review is in the vendor's own tenant, where its operators work; it
//! names the applicant's, and is the only way from one into the other.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "010_decisions", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS decision_receipts (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            rule TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            subject_id TEXT NOT NULL,
            subject_name TEXT NOT NULL,
            allowed BOOLEAN NOT NULL,
            unmet BIGINT NOT NULL CHECK (unmet >= 0),
            policy_version BIGINT NOT NULL,
            decided_at BIGINT NOT NULL,
            asked_by TEXT NOT NULL,
            asked_by_login TEXT NOT NULL,
            decision TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS decision_receipts_newest ON decision_receipts (tenant_id, decided_at DESC, id)",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS decision_receipts_subject ON decision_receipts (tenant_id, subject_id, decided_at DESC)",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS reviews (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            applicant_tenant_id TEXT NOT NULL,
            applicant_zh TEXT NOT NULL,
            applicant_en TEXT NOT NULL,
            subject_id TEXT NOT NULL,
            title TEXT NOT NULL DEFAULT '',
            submitted_by TEXT NOT NULL,
            submitted_at BIGINT NOT NULL,
            due_at BIGINT,
            receipt_id TEXT,
            state TEXT NOT NULL CHECK (state IN ('UNDER_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
            decided_at BIGINT,
            reason TEXT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS reviews_queue ON reviews (tenant_id, state, submitted_at, id)"),
    // One open review a subject: whatever is submitted twice waits once.
    Sql::Both(
        "CREATE UNIQUE INDEX IF NOT EXISTS reviews_open ON reviews (tenant_id, applicant_tenant_id, kind, subject_id)
            WHERE state = 'UNDER_REVIEW'",
    ),
];
