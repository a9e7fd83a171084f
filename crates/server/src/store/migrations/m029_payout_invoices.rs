//! Invoices handed in for payout applications (R-56), and whose number is whose.
//!
//! A number is claimed in its tenant: of two applications that name it at once, one gets it. Taking an application back
//! lets go of its numbers; what was handed in stays to be read. Of invoices from before, the numbers are all that is known.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "029_payout_invoices", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS payout_invoices (
            tenant_id TEXT NOT NULL,
            payout_id TEXT NOT NULL,
            seq BIGINT NOT NULL,
            number TEXT NOT NULL,
            issued_on TEXT NOT NULL,
            currency TEXT NOT NULL DEFAULT 'CNY' CHECK (currency IN ('CNY', 'USD')),
            amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
            PRIMARY KEY (tenant_id, payout_id, seq)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS payout_invoice_claims (
            tenant_id TEXT NOT NULL,
            number TEXT NOT NULL,
            payout_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, number)
        )",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS payout_invoice_claims_payout ON payout_invoice_claims (tenant_id, payout_id)"),
    Sql::Sqlite(
        "INSERT INTO payout_invoice_claims (tenant_id, number, payout_id)
         SELECT p.tenant_id, n.value, p.id FROM payout_applications p, json_each(p.invoice_numbers) n
         WHERE p.state <> 'WITHDRAWN' ON CONFLICT (tenant_id, number) DO NOTHING",
    ),
    Sql::Postgres(
        "INSERT INTO payout_invoice_claims (tenant_id, number, payout_id)
         SELECT p.tenant_id, n.number, p.id FROM payout_applications p, json_array_elements_text(CAST(p.invoice_numbers AS json)) AS n(number)
         WHERE p.state <> 'WITHDRAWN' ON CONFLICT (tenant_id, number) DO NOTHING",
    ),
];

#[cfg(test)]
mod tests {
    use super::{STATEMENTS, Sql};
    use crate::testing::TestApp;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn numbers_from_before_are_claimed_and_those_taken_back_are_not() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            for (id, state, numbers) in
                [("p1", "COMPLETED", r#"["A1","A2"]"#), ("p2", "WITHDRAWN", r#"["A3"]"#), ("p3", "DRAFT", "[]")]
            {
                let row = format!(
                    "INSERT INTO payout_applications (tenant_id, id, payout_no, applied_at, applicant_name, amount_minor, method, state, state_since, invoice_numbers)
                     VALUES ($1, '{id}', '{id}', 0, 'Fay', 500, 'TOP_UP', '{state}', 0, '{numbers}')"
                );
                app.execute("t1", row.leak()).await;
            }
            let is_sqlite = app.app.read(&app.scope("t1")).is_sqlite();
            for sql in STATEMENTS.iter().chain(STATEMENTS) {
                match sql {
                    Sql::Sqlite(_) if !is_sqlite => {}
                    Sql::Postgres(_) if is_sqlite => {}
                    Sql::Both(text) | Sql::Sqlite(text) | Sql::Postgres(text) => {
                        app.app.store().pools.writer.execute_unprepared(text).await.unwrap();
                    }
                }
            }
            let held = "SELECT COUNT(*) FROM payout_invoice_claims WHERE tenant_id = $1 AND payout_id = 'p1' AND number IN ('A1', 'A2')";
            assert_eq!(app.number("t1", held).await, 2);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_invoice_claims WHERE tenant_id = $1").await, 2);
        })
        .await;
    }
}
