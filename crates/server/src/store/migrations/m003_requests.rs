//! Requests to change an association, authorisations to act for a customer, their history, and the links
//! with which a customer answers without signing in.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "003_requests", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS association_requests (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            operation TEXT NOT NULL CHECK (operation IN ('UNBIND', 'SWITCH')),
            requested_by TEXT NOT NULL CHECK (requested_by IN ('CUSTOMER', 'PARTNER')),
            requester_login_id TEXT NOT NULL DEFAULT '',
            requester_name TEXT NOT NULL,
            current_type TEXT NOT NULL CHECK (current_type IN ('1', '2')),
            target_type TEXT CHECK (target_type IN ('1', '2')),
            reason TEXT NOT NULL,
            answer_reason TEXT,
            state TEXT NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'CANCELLED', 'EXPIRED')),
            due_at BIGINT NOT NULL,
            policy_version BIGINT NOT NULL,
            facts TEXT NOT NULL,
            verdict TEXT NOT NULL,
            impact TEXT NOT NULL,
            requested_at BIGINT NOT NULL,
            answered_at BIGINT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS association_requests_by_time ON association_requests (tenant_id, requested_at DESC, id DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS association_requests_by_customer ON association_requests (tenant_id, customer_id, requested_at DESC, id DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS association_requests_by_state ON association_requests (tenant_id, state, due_at, id)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS authorizations (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            requester_login_id TEXT NOT NULL DEFAULT '',
            requester_name TEXT NOT NULL,
            letter_version TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('PENDING', 'AUTHORIZED', 'REJECTED', 'REVOKED', 'WITHDRAWN', 'EXPIRED')),
            answer_reason TEXT,
            due_at BIGINT NOT NULL,
            policy_version BIGINT NOT NULL,
            requested_at BIGINT NOT NULL,
            answered_at BIGINT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS authorizations_by_time ON authorizations (tenant_id, requested_at DESC, id DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS authorizations_by_customer ON authorizations (tenant_id, customer_id, requested_at DESC, id DESC)"),
    Sql::Both("CREATE INDEX IF NOT EXISTS authorizations_by_state ON authorizations (tenant_id, state, due_at, id)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS record_events (
            tenant_id TEXT NOT NULL,
            record_id TEXT NOT NULL,
            position BIGINT NOT NULL,
            at BIGINT NOT NULL,
            event TEXT NOT NULL,
            actor TEXT NOT NULL,
            party TEXT NOT NULL CHECK (party IN ('CUSTOMER', 'PARTNER', 'PARTNER_ADMIN', 'DISTRIBUTOR', 'VENDOR', 'CLOCK')),
            reason TEXT,
            PRIMARY KEY (tenant_id, record_id, position))",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS relation_history (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            event TEXT NOT NULL CHECK (event IN ('ASSOCIATED', 'SWITCHED', 'ENDED')),
            from_type TEXT,
            to_type TEXT,
            cause_id TEXT NOT NULL DEFAULT '',
            at BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS relation_history_by_customer ON relation_history (tenant_id, customer_id, at DESC, id DESC)"),
    // Looked up by the token alone, which names no tenant; like session tokens it is stored as a hash.
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS confirmation_links (
            token_hash TEXT NOT NULL,
            tenant_id TEXT NOT NULL,
            request_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('DECIDE', 'SHARE')),
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            used_at BIGINT,
            PRIMARY KEY (token_hash))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS confirmation_links_by_request ON confirmation_links (tenant_id, request_id)"),
];
