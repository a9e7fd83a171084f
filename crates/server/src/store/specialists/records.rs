//! What bound personal accounts share. Nothing is read of an account that is not bound.

use crate::auth::scope::AsScope;
use crate::store::customers::{code, moment};
use crate::store::specialists::accounts::home_scope;
use crate::store::specialists::projects::{ProjectRow, projects};
use crate::store::specialists::row::SpecialistRow;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::personal_records::{HeldCertificate, PersonalRecords, Training};
use domain::api::specialists::CertificateCount;
use domain::program::RealNameKind;
use domain::rules::certification::certificates::{Certificate, CertifiedPerson};
use sea_orm::FromQueryResult;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

const CERTIFICATES: &str = "SELECT id, account_id, code, number, earned_with, earned_at, valid_until, sync_state
    FROM personal_certificates WHERE tenant_id = $1 AND withdrawn_at IS NULL";

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

/// Everything that one bound account shares; none when it is not bound.
pub(crate) async fn records(
    db: &Reader,
    row: &SpecialistRow,
    now: DateTime<Utc>,
) -> Result<Option<PersonalRecords>, StoreError> {
    if !row.state_at(now.timestamp())?.is_bound() {
        return Ok(None);
    }
    let home = db.within(home_scope(&row.home_tenant_id)?.scope().clone());
    let Some(person) = personal(&home, &row.account_id, true, now).await? else { return Ok(None) };
    let trainings = trainings(&home, &row.account_id).await?;
    let projects = projects(&home, &row.account_id).await?;
    Ok(Some(PersonalRecords {
        personally_verified: person.verified,
        position: person.position,
        cloud_since: person.cloud_since,
        certificates: person.certificates,
        trainings,
        projects: projects.iter().map(ProjectRow::record).collect::<Result<_, _>>()?,
    }))
}

/// A person with its certificates.
#[derive(Debug)]
pub(super) struct Personal {
    pub(super) verified: bool,
    pub(super) position: String,
    pub(super) cloud_since: Option<DateTime<Utc>>,
    pub(super) certificates: Vec<HeldCertificate>,
}

/// The account in the tenant that keeps it; whether a partner is bound to it decides what its certificates count.
pub(super) async fn personal(
    home: &Reader,
    id: &str,
    bound: bool,
    now: DateTime<Utc>,
) -> Result<Option<Personal>, StoreError> {
    let account = "SELECT id, real_name, position, cloud_since FROM personal_accounts WHERE tenant_id = $1 AND id = $2";
    let Some(account) = home.one::<AccountRow>(home.sql(account).bind(id)).await? else { return Ok(None) };
    let verified = is_verified(&account)?;
    let rows: Vec<CertificateRow> = home.all(home.sql(CERTIFICATES).push_bind(" AND account_id = ", id)).await?;
    let mut certificates = Vec::new();
    for row in &rows {
        let certificate = row.certificate()?;
        certificates.push(HeldCertificate {
            number: row.number.clone(),
            earned_at: moment(row.earned_at)?,
            sync_state: code(&row.sync_state, "personal_certificates.sync_state")?,
            discounts: certificate.discounts(verified, bound, now),
            certificate,
        });
    }
    certificates.sort_by_key(|one| (one.discounts.len(), Reverse(one.certificate.code.counts_as()), one.earned_at));
    let cloud_since = account.cloud_since.map(moment).transpose()?;
    Ok(Some(Personal { verified, position: account.position, cloud_since, certificates }))
}

#[derive(Debug, FromQueryResult)]
struct TrainingRow {
    name: String,
    completed_at: i64,
    hours: i64,
}

/// The trainings of an account, newest first.
pub(crate) async fn trainings(home: &Reader, account: &str) -> Result<Vec<Training>, StoreError> {
    let sql = "SELECT name, completed_at, hours FROM personal_trainings WHERE tenant_id = $1 AND account_id = $2
         ORDER BY completed_at DESC, id LIMIT 100";
    let rows: Vec<TrainingRow> = home.all(home.sql(sql).bind(account)).await?;
    let training = |row: TrainingRow| {
        Ok(Training {
            name: row.name,
            completed_at: moment(row.completed_at)?,
            hours: u32::try_from(row.hours).unwrap_or(u32::MAX),
        })
    };
    rows.into_iter().map(training).collect()
}
