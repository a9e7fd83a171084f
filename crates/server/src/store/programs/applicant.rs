//! The account that wants to join a programme, read from the tenant, its standing and its memberships.

use crate::store::company::sibling_programs;
use crate::store::programs::Membership;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::money::Money;
use domain::organization::PartnerType;
use domain::program::{FreezeCause, RealNameKind};
use domain::rules::programs::applicant::Applicant;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "account_standings" };

#[derive(FromQueryResult)]
struct Tenant {
    status: String,
    real_name_status: String,
    partner_type: Option<String>,
    parent_tenant_id: Option<String>,
}

#[derive(FromQueryResult)]
struct Standing {
    real_name: String,
    in_hcpn: bool,
    freezes: String,
    currency: String,
    arrears_minor: i64,
    enterprise_role: String,
    is_subcustomer: bool,
    is_partner_subaccount: bool,
    open_resources: i64,
    credit_accounts: i64,
    has_consumed: bool,
    bd_reported: bool,
    on_international_site: bool,
}

/// The partner account of this scope, as look at it.
pub(crate) async fn applicant(
    db: &Reader,
    memberships: &[Membership],
    now: DateTime<Utc>,
) -> Result<Applicant, StoreError> {
    let tenant: Tenant = db
        .one(
            db.sql("SELECT status, real_name_status, partner_type, parent_tenant_id FROM tenants WHERE tenant_id = $1"),
        )
        .await?
        .ok_or(StoreError::Corrupt { column: "tenants" })?;
    let standing: Option<Standing> = db
        .one(db.sql(
            "SELECT real_name, in_hcpn, freezes, currency, arrears_minor, enterprise_role, is_subcustomer, is_partner_subaccount,
                open_resources, credit_accounts, has_consumed, bd_reported, on_international_site FROM account_standings WHERE tenant_id = $1",
        ))
        .await?;
    let mut applicant = match standing {
        Some(row) => standing_of(&row)?,
        None => nothing_known(&tenant),
    };
    // The platform's own freeze counts even before the vendor has said why.
    if tenant.status == "FROZEN" && applicant.freezes.is_empty() {
        applicant.freezes.push(FreezeCause::Violation);
    }
    applicant.programs = memberships.iter().filter(|row| row.state.is_open()).map(|row| row.program).collect();
    applicant.sibling_programs = sibling_programs(db, now).await?;
    applicant.is_distributor = tenant.partner_type.as_deref() == Some(PartnerType::Distributor.as_str());
    applicant.has_distributor = tenant.parent_tenant_id.is_some();
    Ok(applicant)
}

/// Has the account entered the partner network? Of one that the vendor has said nothing about: yes, as a partner has.
pub(crate) async fn in_hcpn(db: &Reader) -> Result<bool, StoreError> {
    let said: Option<bool> = db.value(db.sql("SELECT in_hcpn FROM account_standings WHERE tenant_id = $1")).await?;
    Ok(said.unwrap_or(true))
}

fn standing_of(row: &Standing) -> Result<Applicant, StoreError> {
    let count = |number: i64| u32::try_from(number).map_err(|_| CORRUPT);
    Ok(Applicant {
        real_name: row.real_name.parse().map_err(|_| CORRUPT)?,
        in_hcpn: row.in_hcpn,
        freezes: serde_json::from_str(&row.freezes).map_err(|_| CORRUPT)?,
        arrears: Money::new(row.arrears_minor, row.currency.parse().map_err(|_| CORRUPT)?),
        enterprise_role: row.enterprise_role.parse().map_err(|_| CORRUPT)?,
        is_subcustomer: row.is_subcustomer,
        is_partner_subaccount: row.is_partner_subaccount,
        open_resources: count(row.open_resources)?,
        credit_accounts: count(row.credit_accounts)?,
        has_consumed: row.has_consumed,
        bd_reported: row.bd_reported,
        on_international_site: row.on_international_site,
        programs: Vec::new(),
        is_distributor: false,
        has_distributor: false,
        sibling_programs: Vec::new(),
    })
}

/// An account that the vendor has said nothing about: a partner is in the network, and stands alone.
fn nothing_known(tenant: &Tenant) -> Applicant {
    let verified = tenant.real_name_status == "VERIFIED";
    Applicant::in_network(if verified { RealNameKind::Enterprise } else { RealNameKind::None })
}
