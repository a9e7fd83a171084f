//! Customer accounts without a partner, and what partners did to win them (P-23): a report in every state, letters and
//! links, and attempts with their causes.

use super::catalog::ProspectSpec;
use super::customer_rows::HOME;
use super::load::Demo;
use super::partner::partner;
use super::resellers;
use super::tenant_rows::{LOGIN_NAMES, LOGINS};
use super::world::{DAY, HOUR, World};
use super::write::insert;
use super::{development_leads, development_links, development_reports, in_vain};
use crate::auth::accounts::name_hash;
use crate::http::error::ApiError;
use crate::store::{StoreError, Tx};
use domain::organization::PrincipalKind;

const ACCOUNTS: &str = "INSERT INTO customer_accounts (tenant_id, id, name, registered_at, cash_spent, special_contracts, site, country_code, \
    is_partner, is_internal, unpaid_bills, enterprise_role, pro_service_contracts, reserved_instances, invoice_debt, stored_value, \
    independent_members, credit_accounts, direct_sales, vendor_reported, online_sales, sales_support_center, telephone, email, \
    verified_status, customer_type) VALUES";

/// The distributor reports as many as it may; one of them is a prospect that others want to report.
pub(super) const LEADS: usize = 99;

/// A prospect with its ids.
#[derive(Clone, Debug)]
pub(super) struct Prospect {
    pub(super) spec: ProspectSpec,
    pub(super) id: String,
    pub(super) login_id: String,
    pub(super) registered_at: i64,
    telephone: String,
}

/// All of them, first those with a part to play.
pub(super) fn prospects(world: &World) -> Vec<Prospect> {
    let (mut rng, texts) = (world.rng(HOME, "prospects"), &world.catalog.development);
    let leads = (1..=LEADS).map(|number| ProspectSpec {
        account: format!("lead-{number:03}"),
        name: format!("{} {number:03}", texts.lead),
        days: 20,
        ..ProspectSpec::default()
    });
    let prospect = |spec: ProspectSpec| {
        let registered_at = world.now - spec.days * DAY - 2 * HOUR;
        let (id, login_id) = (rng.id(registered_at), rng.id(registered_at));
        Prospect { id, login_id, registered_at, telephone: format!("198{}", rng.digits(8)), spec }
    };
    texts.prospects.iter().cloned().chain(leads).map(prospect).collect()
}

/// Everything of P-23; partners and their customers are written before.
pub(super) async fn write(tx: &Tx, demo: &Demo, hash: &str, url: &str) -> Result<usize, ApiError> {
    let (world, all) = (&demo.world, prospects(&demo.world));
    let mut written = accounts(tx, &all, hash).await?;
    // A reseller whose distributor is none any more has nothing but its login.
    let orphan = partner(world, "reseller-orphan", (0, 1), 0)?;
    written += resellers::account(tx, world, &orphan, hash).await?;
    let known = |tenant: &str| demo.partners.iter().find(|one| one.spec.id == tenant);
    if let Some(distributor) = known("distributor") {
        written += development_leads::write(tx, world, distributor, &all).await?;
    }
    if let Some(csp) = known("csp") {
        let mut rng = world.rng("csp", "development");
        written += development_reports::write(tx, (world, csp), &mut rng, &all, url).await?;
        written += development_links::write(tx, (demo, csp), &mut rng, &all).await?;
    }
    Ok(written + in_vain::write(tx, world, &orphan).await?)
}

async fn accounts(tx: &Tx, all: &[Prospect], hash: &str) -> Result<usize, StoreError> {
    let rows = all.iter().map(|one| {
        let spec = &one.spec;
        vec![
            one.id.as_str().into(),
            spec.name.as_str().into(),
            one.registered_at.into(),
            spec.cash.into(),
            spec.special_contracts.into(),
            spec.site.as_deref().unwrap_or("CN").into(),
            spec.country.as_deref().unwrap_or("CN").into(),
            spec.is_partner.into(),
            spec.is_internal.into(),
            spec.unpaid_bills.into(),
            spec.role.as_deref().unwrap_or("STANDALONE").into(),
            spec.pro_service_contracts.into(),
            spec.reserved_instances.into(),
            spec.invoice_debt.into(),
            spec.stored_value.into(),
            spec.independent_members.into(),
            spec.credit_accounts.into(),
            spec.direct_sales.into(),
            spec.vendor_reported.into(),
            spec.online_sales.into(),
            spec.sales_support_center.into(),
            one.telephone.as_str().into(),
            email(spec).into(),
            "2".into(),
            1i64.into(),
        ]
    });
    let mut written = insert(tx, HOME, ACCOUNTS, rows).await?;
    let logins = all.iter().map(|one| {
        vec![
            one.login_id.as_str().into(),
            PrincipalKind::Customer.as_str().into(),
            one.id.as_str().into(),
            one.spec.account.as_str().into(),
            one.spec.name.as_str().into(),
            email(&one.spec).into(),
            one.telephone.as_str().into(),
            hash.into(),
            false.into(),
            "zh_CN".into(),
            one.registered_at.into(),
        ]
    });
    written += insert(tx, HOME, LOGINS, logins).await?;
    let names = all.iter().map(|one| vec![one.login_id.as_str().into(), name_hash(&one.spec.account).into()]);
    Ok(written + insert(tx, HOME, LOGIN_NAMES, names).await?)
}

pub(super) fn email(spec: &ProspectSpec) -> String {
    format!("{}@example.com", spec.account)
}
