//! When each certification on a path was given: what its certificate says. Those from
//! before are taken from the vendor's records, which do not name the path: where there are several, it stays unknown. Applications to become a reseller from before they named a distributor end: nobody could decide them.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "018_path_certifications", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS path_certifications (
            tenant_id TEXT NOT NULL,
            path TEXT NOT NULL,
            certification TEXT NOT NULL CHECK (certification IN ('ROLE', 'DIFFERENTIATION')),
            certified_at BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, path, certification)
        )",
    ),
    Sql::Both(
        "INSERT INTO path_certifications (tenant_id, path, certification, certified_at)
            SELECT records.tenant_id, paths.path, CASE records.kind WHEN 'ROLE_CERTIFICATION' THEN 'ROLE' ELSE 'DIFFERENTIATION' END,
                MAX(records.recorded_at)
            FROM path_records AS records JOIN development_paths AS paths ON paths.tenant_id = records.tenant_id
            WHERE paths.stage IN ('ROLE_CERTIFIED', 'DIFFERENTIATION_REVIEWING', 'DIFFERENTIATED')
                AND (records.kind = 'ROLE_CERTIFICATION' OR (records.kind = 'DIFFERENTIATION' AND paths.stage = 'DIFFERENTIATED'))
                AND (SELECT COUNT(*) FROM development_paths AS others WHERE others.tenant_id = records.tenant_id) = 1
            GROUP BY records.tenant_id, paths.path, records.kind
            ON CONFLICT (tenant_id, path, certification) DO NOTHING",
    ),
    Sql::Both(
        "UPDATE reviews SET state = 'WITHDRAWN', decided_at = submitted_at, version = version + 1
            WHERE kind = 'PROGRAM_APPLICATION' AND subject_id = 'CLOUD_RESELLER' AND state = 'UNDER_REVIEW'",
    ),
    Sql::Both(
        "UPDATE program_memberships SET state = 'NOT_JOINED', version = version + 1
            WHERE program = 'CLOUD_RESELLER' AND state = 'APPLYING' AND NOT EXISTS (SELECT 1 FROM reseller_applications AS sent
                WHERE sent.tenant_id = program_memberships.tenant_id AND sent.state IN ('VENDOR_REVIEW', 'DISTRIBUTOR_REVIEW'))",
    ),
];

#[cfg(test)]
mod tests {
    use super::{STATEMENTS, Sql};
    use crate::testing::TestApp;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn certifications_from_before_are_as_old_as_their_records_say() {
        TestApp::on_both_engines(async |app| {
            for (tenant, stages) in [("t1", &["DIFFERENTIATED"][..]), ("t2", &["ROLE_CERTIFIED"]), ("t3", &["ROLE_CERTIFIED", "SELECTED"])] {
                app.tenant(tenant).await;
                for stage in stages {
                    let sql = if *stage == "SELECTED" {
                        "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SOFTWARE', 'SELECTED', 9)"
                    } else if *stage == "ROLE_CERTIFIED" {
                        "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 9)"
                    } else {
                        "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'DIFFERENTIATED', 9)"
                    };
                    app.execute(tenant, sql).await;
                }
                app.execute(tenant, "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES ($1, 'r1', 'ROLE_CERTIFICATION', 'n1', 4), ($1, 'r2', 'DIFFERENTIATION', 'n2', 5)").await;
            }
            for sql in STATEMENTS.iter().chain(STATEMENTS) {
                let (Sql::Both(text) | Sql::Sqlite(text) | Sql::Postgres(text)) = sql;
                app.app.store().pools.writer.execute_unprepared(text).await.unwrap();
            }
            let moments = "SELECT CAST(COALESCE(SUM(CASE certification WHEN 'ROLE' THEN certified_at ELSE 10 * certified_at END), 0) AS BIGINT) FROM path_certifications WHERE tenant_id = $1";
            // Differentiated: both. Released from a second review: the role as it was given. Of two paths nobody knows which.
            for (tenant, sum) in [("t1", 54), ("t2", 4), ("t3", 0)] {
                assert_eq!(app.number(tenant, moments).await, sum, "{tenant}");
            }
        })
        .await;
    }
}
