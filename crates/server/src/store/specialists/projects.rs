//! The projects of a personal account: the vendor's, and those that the person entered.

use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::own_records::OwnProject;
use domain::api::personal_records::ProjectRecord;
use domain::rules::policy::Policy;
use domain::rules::specialists::lifecycle::{ProjectRecordFacts, project_record_change};
use sea_orm::FromQueryResult;

/// What the audit log calls a project.
pub(crate) const PROJECT: &str = "personal_project";

/// A project as it is stored.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ProjectRow {
    pub(crate) id: String,
    name: String,
    duty: String,
    started_at: i64,
    ended_at: Option<i64>,
    by_vendor: bool,
    pub(crate) version: i64,
}

impl ProjectRow {
    /// As it goes over the wire.
    pub(crate) fn record(&self) -> Result<ProjectRecord, StoreError> {
        Ok(ProjectRecord {
            name: self.name.clone(),
            duty: self.duty.clone(),
            started_at: moment(self.started_at)?,
            ended_at: self.ended_at.map(moment).transpose()?,
            by_vendor: self.by_vendor,
        })
    }

    /// What R-37 rests on when the owner asks; others do not come to see the row.
    pub(crate) const fn facts(&self) -> ProjectRecordFacts {
        ProjectRecordFacts { by_vendor: self.by_vendor, own: true }
    }

    /// As its owner sees it.
    pub(crate) fn own(&self, policy: &Policy, now: DateTime<Utc>) -> Result<OwnProject, StoreError> {
        Ok(OwnProject {
            project_id: code(&self.id, "personal_projects.id")?,
            record: self.record()?,
            change: project_record_change(self.facts(), policy, now),
            version: self.version,
        })
    }

    /// What the audit log says about it.
    pub(crate) const fn object(&self) -> Object<'_> {
        Object { kind: PROJECT, id: self.id.as_str() }
    }
}

const SELECT: &str = "SELECT id, name, duty, started_at, ended_at, by_vendor, version FROM personal_projects
    WHERE tenant_id = $1 AND account_id = $2";

/// The projects of an account, newest first.
pub(super) async fn projects(home: &Reader, account: &str) -> Result<Vec<ProjectRow>, StoreError> {
    home.all(home.sql(SELECT).bind(account).push(" ORDER BY started_at DESC, id LIMIT 100")).await
}

/// One project of the account.
pub(crate) async fn project(home: &Reader, account: &str, id: &str) -> Result<Option<ProjectRow>, StoreError> {
    home.one(home.sql(SELECT).bind(account).push_bind(" AND id = ", id)).await
}

/// How many projects the account has.
pub(crate) async fn project_count(home: &Reader, account: &str) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM personal_projects WHERE tenant_id = $1 AND account_id = $2";
    let count: i64 = home.value(home.sql(sql).bind(account)).await?.unwrap_or(0);
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Adds a project; answers its id.
pub(crate) async fn insert_project(tx: &Tx, account: &str, record: &ProjectRecord) -> Result<String, StoreError> {
    let id = tx.new_id();
    let sql =
        "INSERT INTO personal_projects (tenant_id, id, account_id, name, duty, started_at, ended_at, by_vendor) VALUES";
    let row = vec![
        id.as_str().into(),
        account.into(),
        record.name.as_str().into(),
        record.duty.as_str().into(),
        record.started_at.timestamp().into(),
        record.ended_at.map(|at| at.timestamp()).into(),
        record.by_vendor.into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    Ok(id)
}

/// Writes what was entered over the row that was read.
pub(crate) async fn update_project(tx: &Tx, row: &ProjectRow, record: &ProjectRecord) -> Result<(), StoreError> {
    let sql = "UPDATE personal_projects SET name = $4, duty = $5, started_at = $6, ended_at = $7, version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(record.name.as_str());
    let query = query.bind(record.duty.as_str()).bind(record.started_at.timestamp());
    tx.exec_one(query.bind(record.ended_at.map(|at| at.timestamp()))).await
}

/// Deletes the row that was read; the audit log keeps what it said.
pub(crate) async fn delete_project(tx: &Tx, row: &ProjectRow) -> Result<(), StoreError> {
    let sql = "DELETE FROM personal_projects WHERE tenant_id = $1 AND id = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(row.id.as_str()).bind(row.version)).await
}
