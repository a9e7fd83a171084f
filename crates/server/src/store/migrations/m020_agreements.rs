//! Agreements that were signed, and declarations of relations (P-45).
//!
//! What was ticked in applications for the one programme that asks for it is signed when the application was sent; by whom
//! was not kept. Both tables
//! only grow: what was signed or declared is never changed.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "020_agreements", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS signed_agreements (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('TERMS', 'COMMITMENTS')),
            program TEXT NOT NULL,
            text_version BIGINT NOT NULL,
            signed_at BIGINT NOT NULL,
            signed_by TEXT,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS relation_declarations (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            number BIGINT NOT NULL,
            relations TEXT NOT NULL,
            declared_at BIGINT NOT NULL,
            declared_by TEXT NOT NULL,
            valid_until BIGINT NOT NULL,
            policy_version BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both(
        "CREATE UNIQUE INDEX IF NOT EXISTS relation_declarations_by_number ON relation_declarations (tenant_id, number)",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS signed_agreements_by_time ON signed_agreements (tenant_id, signed_at DESC, id DESC)",
    ),
    Sql::Both(
        "INSERT INTO signed_agreements (tenant_id, id, kind, program, text_version, signed_at)
            SELECT tenant_id, program || '-TERMS', 'TERMS', program, 1, applied_at
            FROM program_memberships WHERE terms_accepted AND program = 'PCE'
            ON CONFLICT (tenant_id, id) DO NOTHING",
    ),
    Sql::Both(
        "INSERT INTO signed_agreements (tenant_id, id, kind, program, text_version, signed_at)
            SELECT tenant_id, program || '-COMMITMENTS', 'COMMITMENTS', program, 1, applied_at
            FROM program_memberships WHERE commitments_accepted AND program = 'PCE'
            ON CONFLICT (tenant_id, id) DO NOTHING",
    ),
];

#[cfg(test)]
mod tests {
    use super::{STATEMENTS, Sql};
    use crate::testing::TestApp;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn what_was_ticked_before_is_signed_once_by_nobody_known() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, terms_accepted, commitments_accepted) VALUES ($1, 'PCE', 'JOINED', 1700000000, TRUE, TRUE)").await;
            app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, terms_accepted) VALUES ($1, 'CAPABILITY', 'JOINED', 1700000000, TRUE)").await;
            for sql in STATEMENTS.iter().chain(STATEMENTS) {
                let (Sql::Both(text) | Sql::Sqlite(text) | Sql::Postgres(text)) = sql;
                app.app.store().pools.writer.execute_unprepared(text).await.unwrap();
            }
            let signed = "SELECT COUNT(*) FROM signed_agreements WHERE tenant_id = $1 AND program = 'PCE' AND text_version = 1 AND signed_at = 1700000000 AND signed_by IS NULL";
            assert_eq!(app.number("t1", signed).await, 2);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM signed_agreements WHERE tenant_id = $1").await, 2);
            let ann = app.member("t1", "ann", &[domain::organization::PresetRole::Admin]).await;
            let known = ann.get("/v2/partners/agreements").expect(200).await.json();
            assert_eq!(known["agreements"][0]["signed_by"], serde_json::Value::Null);
        })
        .await;
    }
}
