//! Personal accounts as the vendor's console lists and shows them.

use crate::store::customers::{code, moment};
use crate::store::specialists::trainings;
use crate::store::{Query, Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::personal_accounts::{
    BoundPartner, PersonalAccountFile, PersonalAccountLine, PersonalAccountList, PersonalAccountQuery, PersonalDetails,
    RecordedCertificate,
};
use domain::api::personal_records::HeldCertificate;
use domain::ids::PersonalAccountId;
use domain::period::business_day;
use domain::program::RealNameKind;
use domain::rules::certification::certificates::Certificate;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct LineRow {
    id: String,
    account: String,
    display_name: String,
    phone: String,
    email: String,
    real_name: String,
    is_partner: bool,
    position: String,
    cloud_since: Option<i64>,
    partner_id: Option<String>,
    partner_zh: Option<String>,
    partner_en: Option<String>,
    certificates: i64,
}

impl LineRow {
    fn wire(self) -> Result<PersonalAccountLine, StoreError> {
        let partner = match (self.partner_id, self.partner_zh, self.partner_en) {
            (Some(id), Some(name_zh), Some(name_en)) => {
                Some(BoundPartner { partner_id: code(&id, "tenants.tenant_id")?, name_zh, name_en })
            }
            _ => None,
        };
        Ok(PersonalAccountLine {
            account_id: code(&self.id, "personal_accounts.id")?,
            account_name: self.account,
            person: PersonalDetails {
                name: self.display_name,
                telephone: self.phone,
                email: self.email,
                real_name: code(&self.real_name, "personal_accounts.real_name")?,
                is_partner: self.is_partner,
                position: self.position,
                cloud_since: self.cloud_since.map(moment).transpose()?.map(business_day),
            },
            partner,
            certificates: u32::try_from(self.certificates).unwrap_or(u32::MAX),
        })
    }
}

const LINES: &str =
    "SELECT p.id, l.account, l.display_name, l.phone, l.email, p.real_name, p.is_partner, p.position, p.cloud_since,
        t.tenant_id AS partner_id, t.name_zh AS partner_zh, t.name_en AS partner_en,
        (SELECT COUNT(*) FROM personal_certificates c WHERE c.tenant_id = p.tenant_id AND c.account_id = p.id
            AND c.withdrawn_at IS NULL) AS certificates
    FROM personal_accounts p JOIN logins l ON l.tenant_id = p.tenant_id AND l.subject_id = p.id
        LEFT JOIN tenants t ON t.tenant_id = p.linked_tenant_id
    WHERE p.tenant_id = $1";

/// One page of the accounts by account name, and how many match.
pub(crate) async fn page(
    db: &Reader,
    wanted: &PersonalAccountQuery,
    (offset, limit): (u32, u32),
) -> Result<PersonalAccountList, StoreError> {
    let filtered = |sql| -> Query {
        let columns = ["l.account", "l.display_name", "l.phone", "l.email"];
        let query = db.sql(sql).push_contains(&columns, wanted.search.as_deref());
        match wanted.real_name {
            Some(kind) => query.push_bind(" AND p.real_name = ", kind.as_str()),
            None => query,
        }
    };
    let count =
        "SELECT COUNT(*) FROM personal_accounts p JOIN logins l ON l.tenant_id = p.tenant_id AND l.subject_id = p.id
        WHERE p.tenant_id = $1";
    let count: i64 = db.value(filtered(count)).await?.unwrap_or(0);
    let rows = filtered(LINES).push(" ORDER BY l.account, p.id").push_bind(" LIMIT ", i64::from(limit));
    let rows = db.all::<LineRow>(rows.push_bind(" OFFSET ", i64::from(offset))).await?;
    let accounts = rows.into_iter().map(LineRow::wire).collect::<Result<_, _>>()?;
    Ok(PersonalAccountList { count: count.unsigned_abs(), accounts })
}

/// One account, if there is such a one.
pub(crate) async fn find(db: &Reader, id: &PersonalAccountId) -> Result<Option<PersonalAccountLine>, StoreError> {
    let row: Option<LineRow> = db.one(db.sql(LINES).push_bind(" AND p.id = ", id.as_str()).push(" LIMIT 1")).await?;
    row.map(LineRow::wire).transpose()
}

#[derive(FromQueryResult)]
struct CertificateRow {
    id: String,
    code: String,
    number: String,
    earned_with: String,
    earned_at: i64,
    valid_until: Option<i64>,
    sync_state: String,
    withdrawn_at: Option<i64>,
    withdrawn_because: String,
}

/// Everything about an account; `None` when there is no such one.
pub(crate) async fn file(
    db: &Reader,
    id: &PersonalAccountId,
    now: DateTime<Utc>,
) -> Result<Option<PersonalAccountFile>, StoreError> {
    let Some(account) = find(db, id).await? else { return Ok(None) };
    let (verified, bound) = (account.person.real_name == RealNameKind::Personal, account.partner.is_some());
    let sql =
        "SELECT id, code, number, earned_with, earned_at, valid_until, sync_state, withdrawn_at, withdrawn_because
        FROM personal_certificates WHERE tenant_id = $1 AND account_id = $2 ORDER BY earned_at DESC, id DESC";
    let rows: Vec<CertificateRow> = db.all(db.sql(sql).bind(id.as_str())).await?;
    let recorded = |row: CertificateRow| {
        let certificate = Certificate {
            certificate_id: code(&row.id, "personal_certificates.id")?,
            code: code(&row.code, "personal_certificates.code")?,
            earned_with: code(&row.earned_with, "personal_certificates.earned_with")?,
            valid_until: row.valid_until.map(moment).transpose()?,
        };
        Ok(RecordedCertificate {
            held: HeldCertificate {
                number: row.number,
                earned_at: moment(row.earned_at)?,
                sync_state: code(&row.sync_state, "personal_certificates.sync_state")?,
                discounts: certificate.discounts(verified, bound, now),
                certificate,
            },
            withdrawn_at: row.withdrawn_at.map(moment).transpose()?,
            withdrawn_because: row.withdrawn_because,
        })
    };
    Ok(Some(PersonalAccountFile {
        account,
        certificates: rows.into_iter().map(recorded).collect::<Result<_, StoreError>>()?,
        trainings: trainings(db, id.as_str()).await?,
        version: super::version(db, id).await?.unwrap_or(0),
    }))
}
