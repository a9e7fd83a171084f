//! What R-05 looks at beside the customer account: the partner and its other reports.

use crate::auth::scope::AsScope;
use crate::store::customers::moment;
use crate::store::development::accounts::AccountRow;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::ids::TenantId;
use domain::rules::preregistration::PreregistrationFacts;
use sea_orm::FromQueryResult;

/// Who asks about an account.
#[derive(Clone, Debug)]
pub(crate) struct Partner {
    pub(crate) id: TenantId,
    /// The site on which it is a partner; the vendor records it in the account's standing.
    pub(crate) site: &'static str,
}

/// The partner of this scope.
pub(crate) async fn partner(db: &Reader) -> Result<Partner, StoreError> {
    let sql = "SELECT on_international_site FROM account_standings WHERE tenant_id = $1";
    let abroad: Option<bool> = db.value(db.sql(sql)).await?;
    let site = if abroad.unwrap_or_default() { "INTL" } else { "CN" };
    Ok(Partner { id: db.scope().tenant().clone(), site })
}

#[derive(FromQueryResult)]
struct Held {
    state: String,
    protected_until: Option<i64>,
}

/// What becomes of a report of this account rests on these; `but` is a report that is asked about again.
pub(crate) async fn preregistration_facts(
    db: &Reader,
    account: &AccountRow,
    but: Option<&str>,
    now: DateTime<Utc>,
) -> Result<PreregistrationFacts, StoreError> {
    let us = partner(db).await?;
    let sql = "SELECT state, protected_until FROM customer_reports
        WHERE tenant_id = $1 AND id <> $2 AND (state = 'IN_REVIEW' OR state IN ('REPORTED', 'INVITED', 'ASSOCIATION_FAILED')
            AND protected_until > $3)";
    let held: Vec<Held> = db.all(db.sql(sql).bind(but.unwrap_or_default()).bind(now.timestamp())).await?;
    let in_review = held.iter().filter(|report| report.state == "IN_REVIEW").count();
    let mut until = Vec::new();
    for report in held.iter().filter(|report| report.state != "IN_REVIEW") {
        until.extend(report.protected_until.map(moment).transpose()?);
    }
    until.sort_unstable();
    Ok(PreregistrationFacts {
        has_contact: has_contact(db).await?,
        distributor_delisted: distributor_delisted(db, now).await?,
        in_review: u32::try_from(in_review).unwrap_or(u32::MAX),
        preregistered_until: until,
        customer: account.associable_facts(&us, now)?,
        registered_at: moment(account.registered_at)?,
        cash_spent: account.money(account.cash_spent)?,
        vendor: account.vendor_interest(&us),
    })
}

/// Does the primary account have a phone number or an address?
async fn has_contact(db: &Reader) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM logins l LEFT JOIN members m ON m.tenant_id = l.tenant_id AND m.id = l.subject_id
        WHERE l.tenant_id = $1 AND l.kind = 'PARTNER_ROOT'
            AND (l.email <> '' OR l.phone <> '' OR COALESCE(m.email, '') <> '' OR COALESCE(m.phone, '') <> '')";
    Ok(db.value::<i64>(db.sql(sql)).await?.unwrap_or(0) > 0)
}

/// Is it a reseller whose distributor is none any more?
async fn distributor_delisted(db: &Reader, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM tenants own JOIN tenants d ON d.tenant_id = own.parent_tenant_id
            LEFT JOIN program_memberships held ON held.tenant_id = d.tenant_id AND held.program = 'DISTRIBUTION'
        WHERE own.tenant_id = $1 AND (d.status = 'STOPPED'
            OR held.state IS NOT NULL AND (held.state NOT IN ('JOINED', 'EXPIRING') OR held.valid_until <= $2))";
    Ok(db.value::<i64>(db.sql(sql).bind(now.timestamp())).await?.unwrap_or(0) > 0)
}
