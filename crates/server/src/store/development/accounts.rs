//! The customer accounts of the vendor's register, and what stands about them elsewhere: whose customer one is, and who
//! reported it. Looked at across tenants here and nowhere else; what leaves are the facts that rules look at.

use crate::auth::accounts::name_hash;
use crate::auth::scope::system_scope;
use crate::store::customers::{code, moment};
use crate::store::development::facts::Partner;
use crate::store::requests::notify::tenant;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::association::{AssociationType, FreezeState};
use domain::ids::TenantId;
use domain::money::{Currency, Money};
use domain::rules::associable::{AssociableFacts, CurrentPartner};
use domain::rules::direct_association::DirectAssociationFacts;
use domain::rules::facts::CustomerStanding;
use domain::rules::preregistration::VendorInterest;
use sea_orm::FromQueryResult;

/// Where a customer's login is, and the customer behind it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct CustomerLogin {
    pub(crate) tenant_id: String,
    pub(crate) subject_id: String,
}

/// A customer account with all that is known about it. Of a partner's customer the partner's row says what it owes and has;
/// the register says the rest, and everything once it has left. A former partner's row is history: nobody corrects it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AccountRow {
    pub(crate) home: String,
    pub(crate) id: String,
    pub(crate) account_name: String,
    pub(crate) name: String,
    pub(crate) registered_at: i64,
    pub(crate) currency: String,
    pub(crate) cash_spent: i64,
    pub(crate) special_contracts: i64,
    pub(crate) site: String,
    pub(crate) country_code: String,
    pub(crate) is_partner: bool,
    pub(crate) is_internal: bool,
    pub(crate) unpaid_bills: i64,
    pub(crate) enterprise_role: String,
    pub(crate) pro_service_contracts: i64,
    pub(crate) reserved_instances: i64,
    pub(crate) invoice_debt: i64,
    pub(crate) stored_value: i64,
    pub(crate) independent_members: i64,
    pub(crate) credit_accounts: i64,
    pub(crate) direct_sales: bool,
    pub(crate) vendor_reported: bool,
    pub(crate) online_sales: bool,
    pub(crate) sales_support_center: bool,
    pub(crate) telephone: String,
    pub(crate) email: String,
    pub(crate) verified_status: String,
    pub(crate) customer_type: i64,
    pub(crate) partner_tenant_id: Option<String>,
    pub(crate) claim_partner: Option<String>,
    pub(crate) claim_until: Option<i64>,
}

const ACCOUNT: &str = "SELECT l.tenant_id AS home, l.subject_id AS id, l.account AS account_name, COALESCE(k.name, a.name) AS name,
        COALESCE(a.registered_at, k.registered_at) AS registered_at, COALESCE(a.currency, k.currency) AS currency,
        COALESCE(a.cash_spent, 0) AS cash_spent, COALESCE(k.special_contracts, a.special_contracts) AS special_contracts,
        COALESCE(a.site, 'CN') AS site, COALESCE(a.country_code, 'CN') AS country_code,
        COALESCE(a.is_partner, FALSE) AS is_partner, COALESCE(a.is_internal, FALSE) AS is_internal,
        CASE WHEN k.id IS NULL THEN a.unpaid_bills WHEN k.arrears > 0 THEN 1 ELSE 0 END AS unpaid_bills,
        COALESCE(k.enterprise_role, a.enterprise_role) AS enterprise_role,
        COALESCE(k.pro_service_contracts, a.pro_service_contracts) AS pro_service_contracts,
        COALESCE(k.reserved_instances, a.reserved_instances) AS reserved_instances,
        COALESCE(k.invoice_debt, a.invoice_debt) AS invoice_debt, COALESCE(k.stored_value, a.stored_value) AS stored_value,
        COALESCE(k.independent_members, a.independent_members) AS independent_members,
        COALESCE(k.credit_accounts, a.credit_accounts) AS credit_accounts,
        COALESCE(a.direct_sales, FALSE) AS direct_sales, COALESCE(a.vendor_reported, FALSE) AS vendor_reported,
        COALESCE(a.online_sales, FALSE) AS online_sales, COALESCE(a.sales_support_center, FALSE) AS sales_support_center,
        COALESCE(k.telephone, a.telephone) AS telephone, COALESCE(k.email, a.email) AS email,
        COALESCE(k.verified_status, a.verified_status) AS verified_status, COALESCE(k.customer_type, a.customer_type) AS customer_type,
        d.partner_tenant_id, c.partner_tenant_id AS claim_partner, c.until_at AS claim_until
    FROM logins l
    LEFT JOIN customer_accounts a ON a.tenant_id = l.tenant_id AND a.id = l.subject_id
    LEFT JOIN customer_directory d ON d.tenant_id = l.tenant_id AND d.id = l.subject_id
    LEFT JOIN customers k ON k.tenant_id = d.partner_tenant_id AND k.id = l.subject_id
    LEFT JOIN customer_report_claims c ON c.tenant_id = l.tenant_id AND c.account_id = l.subject_id
    WHERE l.tenant_id = $1 AND l.subject_id = $2 AND l.kind = 'CUSTOMER' AND NOT l.disabled
        AND (a.id IS NOT NULL OR k.id IS NOT NULL)
    ORDER BY l.id LIMIT 1";

/// The customer account of this id, where its login is.
pub(crate) async fn account_of(db: &Reader, home: &str, id: &str) -> Result<Option<AccountRow>, StoreError> {
    let there = db.elsewhere(&system_scope(tenant(home)?, "customer accounts"));
    there.one(there.sql(ACCOUNT).bind(id)).await
}

/// The customer account with this name; upper and lower case are the same name.
pub(crate) async fn account_named(db: &Reader, name: &str) -> Result<Option<AccountRow>, StoreError> {
    match db.customer_login(&name_hash(name)).await? {
        Some(login) => account_of(db, &login.tenant_id, &login.subject_id).await,
        None => Ok(None),
    }
}

/// The customer account of a login.
pub(crate) async fn account_of_login(
    db: &Reader,
    home: &TenantId,
    login: &str,
) -> Result<Option<AccountRow>, StoreError> {
    let there = db.elsewhere(&system_scope(home.clone(), "customer accounts"));
    let sql = "SELECT subject_id FROM logins WHERE tenant_id = $1 AND id = $2 AND kind = 'CUSTOMER'";
    let customer: Option<String> = there.value(there.sql(sql).bind(login)).await?;
    match customer {
        Some(customer) => account_of(db, home.as_str(), &customer).await,
        None => Ok(None),
    }
}

impl AccountRow {
    /// Whose customer it is, seen from this partner.
    pub(crate) fn current_partner(&self, us: &Partner) -> CurrentPartner {
        match &self.partner_tenant_id {
            None => CurrentPartner::Nobody,
            Some(partner) if partner == us.id.as_str() => CurrentPartner::Us,
            Some(_) => CurrentPartner::Another,
        }
    }

    /// What R-02 looks at. What has run out is not there any more.
    pub(crate) fn associable_facts(&self, us: &Partner, now: DateTime<Utc>) -> Result<AssociableFacts, StoreError> {
        let of_other = self.claim_partner.as_deref().is_some_and(|partner| partner != us.id.as_str());
        Ok(AssociableFacts {
            partner: self.current_partner(us),
            reported_by_other_until: if of_other { self.claimed_until(now)? } else { None },
            special_contracts: count(self.special_contracts),
            other_site: self.site != us.site,
            is_partner: self.is_partner,
            is_internal: self.is_internal,
            unpaid_bills: count(self.unpaid_bills),
            enterprise_role: code(&self.enterprise_role, "customer_accounts.enterprise_role")?,
        })
    }

    /// What R-01 looks at.
    pub(crate) fn direct_facts(&self, us: &Partner, now: DateTime<Utc>) -> Result<DirectAssociationFacts, StoreError> {
        let ours = self.claim_partner.as_deref().is_some_and(|partner| partner == us.id.as_str());
        Ok(DirectAssociationFacts {
            registered_at: moment(self.registered_at)?,
            cash_spent: self.money(self.cash_spent)?,
            preregistered_until: if ours { self.claimed_until(now)? } else { None },
        })
    }

    /// What R-03 looks at, as if it were a customer of this type.
    pub(crate) fn standing(&self, association_type: AssociationType) -> Result<CustomerStanding, StoreError> {
        Ok(CustomerStanding {
            association_type,
            enterprise_role: code(&self.enterprise_role, "customer_accounts.enterprise_role")?,
            freeze: FreezeState::Normal,
            frozen_by_hand: false,
            arrears: self.money(0)?,
            invoice_debt: self.money(self.invoice_debt)?,
            stored_value: self.money(self.stored_value)?,
            independent_members: count(self.independent_members),
            partner_pay_orders: 0,
            reserved_instances: count(self.reserved_instances),
            partner_support_plans: 0,
            service_support_plans: 0,
            member_support_plans: 0,
            special_contracts: count(self.special_contracts),
            pro_service_contracts: count(self.pro_service_contracts),
            credit_accounts: count(self.credit_accounts),
        })
    }

    /// Who at the vendor has to do with it.
    pub(crate) fn vendor_interest(&self, us: &Partner) -> VendorInterest {
        VendorInterest {
            direct_sales: self.direct_sales,
            reported: self.vendor_reported,
            online_sales: self.online_sales,
            sales_support_center: self.sales_support_center,
            // Of the vendor's other site no single country is known.
            other_country: us.site == "CN" && self.country_code != "CN",
        }
    }

    /// An amount in the account's currency.
    pub(crate) fn money(&self, minor: i64) -> Result<Money, StoreError> {
        Ok(Money::new(minor, code::<Currency>(&self.currency, "customer_accounts.currency")?))
    }

    pub(super) fn claimed_until(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.claim_until.filter(|until| *until > now.timestamp()).map(moment).transpose()
    }
}

fn count(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
