//! What bound personal accounts share. Nothing is read of an account that is not bound.

use crate::auth::scope::AsScope;
use crate::store::customers::{code, moment};
use crate::store::specialists::accounts::home_scope;
use crate::store::specialists::row::SpecialistRow;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::personal_records::{HeldCertificate, PersonalRecords, ProjectRecord, Training};
use domain::api::specialists::CertificateCount;
use domain::program::RealNameKind;
use domain::rules::certification::certificates::{Certificate, CertifiedPerson};
use sea_orm::FromQueryResult;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

const CERTIFICATES: &str = "SELECT id, account_id, code, number, earned_with, earned_at, valid_until, sync_state
    FROM personal_certificates WHERE tenant_id = $1";

#[derive(Clone, Debug, FromQueryResult)]
struct AccountRow {
    id: String,
    real_name: String,
    position: String,
    cloud_since: Option<i64>,
}

#[derive(Clone, Debug, FromQueryResult)]
struct CertificateRow {
    id: String,
    account_id: String,
    code: String,
    number: String,
    earned_with: String,
    earned_at: i64,
    valid_until: Option<i64>,
    sync_state: String,
}

impl CertificateRow {
    fn certificate(&self) -> Result<Certificate, StoreError> {
        Ok(Certificate {
            certificate_id: code(&self.id, "personal_certificates.id")?,
            code: code(&self.code, "personal_certificates.code")?,
            earned_with: code(&self.earned_with, "personal_certificates.earned_with")?,
            valid_until: self.valid_until.map(moment).transpose()?,
        })
    }
}

/// The people behind these links as the certification rules see them; somebody whose records are not shared has no
/// certificates here.
pub(crate) async fn people(db: &Reader, rows: &[SpecialistRow], now: i64) -> Result<Vec<CertifiedPerson>, StoreError> {
    let mut homes: BTreeSet<&str> = BTreeSet::new();
    let mut bound: Vec<&SpecialistRow> = Vec::new();
    for row in rows {
        if row.state_at(now)?.is_bound() {
            homes.insert(&row.home_tenant_id);
            bound.push(row);
        }
    }
    let mut verified: HashMap<(String, String), bool> = HashMap::new();
    let mut held: HashMap<(String, String), Vec<Certificate>> = HashMap::new();
    for home in homes {
        let db = db.within(home_scope(home)?.scope().clone());
        let ids = || bound.iter().filter(|row| row.home_tenant_id == home).map(|row| row.account_id.as_str());
        let sql = "SELECT id, real_name, position, cloud_since FROM personal_accounts WHERE tenant_id = $1";
        for row in db.all::<AccountRow>(db.sql(sql).push_list(" AND id IN ", ids())).await? {
            verified.insert((home.to_owned(), row.id.clone()), is_verified(&row)?);
        }
        let query = db.sql(CERTIFICATES).push_list(" AND account_id IN ", ids()).push(" ORDER BY id");
        for row in db.all::<CertificateRow>(query).await? {
            held.entry((home.to_owned(), row.account_id.clone())).or_default().push(row.certificate()?);
        }
    }
    let person = |row: &SpecialistRow| {
        let key = (row.home_tenant_id.clone(), row.account_id.clone());
        Ok(CertifiedPerson {
            specialist_id: code(&row.id, "specialists.id")?,
            link: row.state_at(now)?,
            personally_verified: verified.get(&key).copied().unwrap_or(false),
            certificates: held.get(&key).cloned().unwrap_or_default(),
        })
    };
    rows.iter().map(person).collect()
}

/// How many certificates somebody has, if that is shared.
pub(crate) fn counted(person: &CertifiedPerson, now: DateTime<Utc>) -> Option<CertificateCount> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let counting = person.certificates.iter().filter(|one| person.discounts(one, now).is_empty());
    person
        .link
        .is_bound()
        .then(|| CertificateCount { held: count(person.certificates.len()), counting: count(counting.count()) })
}

fn is_verified(row: &AccountRow) -> Result<bool, StoreError> {
    let kind: RealNameKind = code(&row.real_name, "personal_accounts.real_name")?;
    Ok(kind == RealNameKind::Personal)
}

#[derive(Debug, FromQueryResult)]
struct TrainingRow {
    name: String,
    completed_at: i64,
    hours: i64,
}

#[derive(Debug, FromQueryResult)]
struct ProjectRow {
    name: String,
    duty: String,
    started_at: i64,
    ended_at: Option<i64>,
    by_vendor: bool,
}

/// Everything that one bound account shares; none when it is not bound.
pub(crate) async fn records(
    db: &Reader,
    row: &SpecialistRow,
    now: DateTime<Utc>,
) -> Result<Option<PersonalRecords>, StoreError> {
    let link = row.state_at(now.timestamp())?;
    if !link.is_bound() {
        return Ok(None);
    }
    let db = db.within(home_scope(&row.home_tenant_id)?.scope().clone());
    let id = row.account_id.as_str();
    let account = "SELECT id, real_name, position, cloud_since FROM personal_accounts WHERE tenant_id = $1 AND id = $2";
    let Some(account) = db.one::<AccountRow>(db.sql(account).bind(id)).await? else { return Ok(None) };
    let rows: Vec<CertificateRow> = db.all(db.sql(CERTIFICATES).push_bind(" AND account_id = ", id)).await?;
    let mut person = CertifiedPerson {
        specialist_id: code(&row.id, "specialists.id")?,
        link,
        personally_verified: is_verified(&account)?,
        certificates: Vec::new(),
    };
    person.certificates = rows.iter().map(CertificateRow::certificate).collect::<Result<_, _>>()?;
    let mut certificates = Vec::new();
    for (row, certificate) in rows.iter().zip(&person.certificates) {
        certificates.push(HeldCertificate {
            certificate: certificate.clone(),
            number: row.number.clone(),
            earned_at: moment(row.earned_at)?,
            sync_state: code(&row.sync_state, "personal_certificates.sync_state")?,
            discounts: person.discounts(certificate, now),
        });
    }
    certificates.sort_by_key(|one| (one.discounts.len(), Reverse(one.certificate.code.counts_as()), one.earned_at));
    let trainings = "SELECT name, completed_at, hours FROM personal_trainings WHERE tenant_id = $1 AND account_id = $2
         ORDER BY completed_at DESC, id LIMIT 100";
    let trainings: Vec<TrainingRow> = db.all(db.sql(trainings).bind(id)).await?;
    let projects = "SELECT name, duty, started_at, ended_at, by_vendor FROM personal_projects WHERE tenant_id = $1 AND account_id = $2
         ORDER BY started_at DESC, id LIMIT 100";
    let projects: Vec<ProjectRow> = db.all(db.sql(projects).bind(id)).await?;
    Ok(Some(PersonalRecords {
        personally_verified: person.personally_verified,
        position: account.position,
        cloud_since: account.cloud_since.map(moment).transpose()?,
        certificates,
        trainings: trainings.into_iter().map(training).collect::<Result<_, _>>()?,
        projects: projects.into_iter().map(project).collect::<Result<_, _>>()?,
    }))
}

fn training(row: TrainingRow) -> Result<Training, StoreError> {
    Ok(Training {
        name: row.name,
        completed_at: moment(row.completed_at)?,
        hours: u32::try_from(row.hours).unwrap_or(u32::MAX),
    })
}

fn project(row: ProjectRow) -> Result<ProjectRecord, StoreError> {
    Ok(ProjectRecord {
        name: row.name,
        duty: row.duty,
        started_at: moment(row.started_at)?,
        ended_at: row.ended_at.map(moment).transpose()?,
        by_vendor: row.by_vendor,
    })
}
