//! Records on paths have a name and can be withdrawn, and what a person was given has a version for the vendor's operators.
//!
//! What was told by hand about the other accounts of a company is empty since 024, and nobody reads it: it goes.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "028_vendor_records",
    statements: &[
        Sql::Both("ALTER TABLE path_records ADD COLUMN name TEXT NOT NULL DEFAULT ''"),
        Sql::Both("ALTER TABLE path_records ADD COLUMN withdrawn_at BIGINT"),
        Sql::Both("ALTER TABLE personal_accounts ADD COLUMN version BIGINT NOT NULL DEFAULT 1"),
        Sql::Both("ALTER TABLE personal_certificates ADD COLUMN withdrawn_at BIGINT"),
        Sql::Both("ALTER TABLE personal_certificates ADD COLUMN withdrawn_because TEXT NOT NULL DEFAULT ''"),
        Sql::Both(
            "CREATE INDEX IF NOT EXISTS personal_certificates_by_number ON personal_certificates (tenant_id, number)",
        ),
        Sql::Both("ALTER TABLE path_standings DROP COLUMN sibling_on_path"),
        Sql::Both("ALTER TABLE account_standings DROP COLUMN sibling_programs"),
        Sql::Both("DROP TABLE IF EXISTS sibling_paths"),
    ],
};

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn what_was_told_by_hand_is_gone_and_records_from_before_hold() {
        TestApp::on_both_engines(async |app| {
            let db = &app.app.store().pools.writer;
            for gone in [
                "SELECT sibling_on_path FROM path_standings",
                "SELECT sibling_programs FROM account_standings",
                "SELECT account FROM sibling_paths",
            ] {
                assert!(db.query_one_raw(sea_orm::Statement::from_string(db.get_database_backend(), gone)).await.is_err(), "{gone}");
            }
            app.tenant("t1").await;
            app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r1', 'EXAM_VOUCHER', 'n1', 4)").await;
            let held = "SELECT COUNT(*) FROM path_records WHERE tenant_id = $1 AND withdrawn_at IS NULL AND name = ''";
            assert_eq!(app.number("t1", held).await, 1);
        })
        .await;
    }
}
