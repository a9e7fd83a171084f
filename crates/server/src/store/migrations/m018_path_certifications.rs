//! When each certification on a path was given: what its certificate says. A stage that was moved on since does
//! not tell. Applications to become a reseller from before they named a distributor end: nobody could decide them.

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
            SELECT tenant_id, path, CASE WHEN stage = 'ROLE_CERTIFIED' THEN 'ROLE' ELSE 'DIFFERENTIATION' END, stage_since
            FROM development_paths WHERE stage IN ('ROLE_CERTIFIED', 'DIFFERENTIATED')
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
