//! What kind of partner a member is, and how far solutions are.
//!
//! Whoever was approved before the kind was written with the membership is what its programme makes it; a sales tier goes
//! before a government programme. Solutions of which nothing else is known were counted as certified so far.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "021_memberships", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "ALTER TABLE path_records ADD COLUMN solution_state TEXT CHECK (solution_state IN ('DRAFT', 'CERTIFIED', 'ENDED'))",
    ),
    Sql::Both(SOLUTIONS),
    Sql::Both(SALES_TIERS),
    Sql::Both(GOVERNMENT),
];

const SOLUTIONS: &str = "UPDATE path_records SET solution_state = 'CERTIFIED'
    WHERE kind IN ('CLOUD_SOLUTION', 'ADVANCED_CLOUD_SOLUTION') AND solution_state IS NULL";

const SALES_TIERS: &str = "UPDATE tenants SET version = version + 1, partner_type = (
        SELECT MIN(CASE held.program WHEN 'DISTRIBUTION' THEN 'DISTRIBUTOR' ELSE held.program END) FROM program_memberships held
        WHERE held.tenant_id = tenants.tenant_id AND held.state IN ('JOINED', 'EXPIRING')
            AND held.program IN ('SOLUTION_PROVIDER', 'DISTRIBUTION'))
    WHERE partner_type IS NULL AND EXISTS (SELECT 1 FROM program_memberships held
        WHERE held.tenant_id = tenants.tenant_id AND held.state IN ('JOINED', 'EXPIRING')
            AND held.program IN ('SOLUTION_PROVIDER', 'DISTRIBUTION'))";

const GOVERNMENT: &str = "UPDATE tenants SET version = version + 1, partner_type = (
        SELECT MIN(held.program) FROM program_memberships held
        WHERE held.tenant_id = tenants.tenant_id AND held.state IN ('JOINED', 'EXPIRING')
            AND held.program IN ('GOV_CLOUD', 'GOV_SUBSIDY'))
    WHERE partner_type IS NULL AND EXISTS (SELECT 1 FROM program_memberships held
        WHERE held.tenant_id = tenants.tenant_id AND held.state IN ('JOINED', 'EXPIRING')
            AND held.program IN ('GOV_CLOUD', 'GOV_SUBSIDY'))";

#[cfg(test)]
mod tests {
    use super::{GOVERNMENT, SALES_TIERS, SOLUTIONS};
    use crate::testing::TestApp;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn members_from_before_are_what_their_programme_makes_them() {
        TestApp::on_both_engines(async |app| {
            for (tenant, program) in
                [("t1", "DISTRIBUTION"), ("t2", "SOLUTION_PROVIDER"), ("t3", "GOV_CLOUD"), ("t4", "PCE"), ("t5", "GOV_SUBSIDY")]
            {
                app.tenant(tenant).await;
                app.execute(tenant, "UPDATE tenants SET partner_type = NULL WHERE tenant_id = $1").await;
                let sql = "INSERT INTO program_memberships (tenant_id, program, state, applied_at) VALUES";
                let scope = app.scope(tenant);
                let write = app.app.store().tx::<_, crate::store::StoreError, _, _>(&scope, |tx| async move {
                    tx.exec_one(tx.sql(sql).push_rows([vec![program.into(), "JOINED".into(), 1.into()]])).await
                });
                write.await.unwrap();
            }
            app.execute("t5", "INSERT INTO program_memberships (tenant_id, program, state, applied_at) VALUES ($1, 'SOLUTION_PROVIDER', 'EXPIRING', 1)").await;
            app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r1', 'CLOUD_SOLUTION', 'n1', 1), ($1, 'r2', 'EXAM_VOUCHER', 'n2', 1)").await;
            for sql in [SOLUTIONS, SALES_TIERS, GOVERNMENT, SOLUTIONS, SALES_TIERS, GOVERNMENT] {
                app.app.store().pools.writer.execute_unprepared(sql).await.unwrap();
            }
            for (tenant, kind) in [("t1", "DISTRIBUTOR"), ("t2", "SOLUTION_PROVIDER"), ("t3", "GOV_CLOUD"), ("t4", ""), ("t5", "SOLUTION_PROVIDER")] {
                assert_eq!(app.text(tenant, "SELECT COALESCE(partner_type, '') FROM tenants WHERE tenant_id = $1").await, kind, "{tenant}");
            }
            let certified = "SELECT COUNT(*) FROM path_records WHERE tenant_id = $1 AND solution_state = 'CERTIFIED'";
            assert_eq!(app.number("t1", certified).await, 1);
        })
        .await;
    }
}
