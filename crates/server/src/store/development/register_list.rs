//! The register of customer accounts as the vendor's console lists, shows and changes it. Runs where customers sign in.

use super::accounts::{AccountRow, account_of};
use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::requests::notify::tenant;
use crate::store::{Query, Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::customer_accounts::{
    CustomerAccountFacts, CustomerAccountFile, CustomerAccountLine, CustomerAccountList, CustomerAccountQuery,
};
use domain::api::error::FieldProblem;
use domain::api::personal_accounts::BoundPartner;
use domain::ids::CustomerId;
use sea_orm::FromQueryResult;

/// The kind in the audit log.
pub(crate) const OBJECT: &str = "customer_account";

#[derive(FromQueryResult)]
struct LineRow {
    id: String,
    account: String,
    name: String,
    registered_at: i64,
    site: String,
    partner_id: Option<String>,
    partner_zh: Option<String>,
    partner_en: Option<String>,
}

impl LineRow {
    fn wire(self) -> Result<CustomerAccountLine, StoreError> {
        Ok(CustomerAccountLine {
            account_id: code(&self.id, "customer_accounts.id")?,
            account_name: self.account,
            name: self.name,
            registered_at: moment(self.registered_at)?,
            site: code(&self.site, "customer_accounts.site")?,
            partner: bound(self.partner_id, self.partner_zh, self.partner_en)?,
        })
    }
}

fn bound(id: Option<String>, zh: Option<String>, en: Option<String>) -> Result<Option<BoundPartner>, StoreError> {
    let (Some(id), Some(name_zh), Some(name_en)) = (id, zh, en) else { return Ok(None) };
    Ok(Some(BoundPartner { partner_id: code(&id, "tenants.tenant_id")?, name_zh, name_en }))
}

const LINE: &str = "SELECT a.id, l.account, a.name, a.registered_at, a.site, t.tenant_id AS partner_id,
        t.name_zh AS partner_zh, t.name_en AS partner_en
    FROM customer_accounts a
        JOIN logins l ON l.tenant_id = a.tenant_id AND l.subject_id = a.id AND l.kind = 'CUSTOMER' AND NOT l.disabled
        LEFT JOIN customer_directory d ON d.tenant_id = a.tenant_id AND d.id = a.id
        LEFT JOIN tenants t ON t.tenant_id = d.partner_tenant_id
    WHERE a.tenant_id = $1";

const COUNT: &str = "SELECT COUNT(*) FROM customer_accounts a
        JOIN logins l ON l.tenant_id = a.tenant_id AND l.subject_id = a.id AND l.kind = 'CUSTOMER' AND NOT l.disabled
        LEFT JOIN customer_directory d ON d.tenant_id = a.tenant_id AND d.id = a.id
    WHERE a.tenant_id = $1";

/// One page of the register by account name, and how many match.
pub(crate) async fn page(
    db: &Reader,
    wanted: &CustomerAccountQuery,
    (offset, limit): (u32, u32),
) -> Result<CustomerAccountList, StoreError> {
    let filtered = |select: &'static str| -> Query {
        let columns = ["l.account", "a.name", "a.telephone", "a.email"];
        let query = db.sql(select).push_contains(&columns, wanted.search.as_deref());
        let query = match wanted.site {
            Some(site) => query.push_bind(" AND a.site = ", site.as_str()),
            None => query,
        };
        match wanted.associated {
            Some(true) => query.push(" AND d.partner_tenant_id IS NOT NULL"),
            Some(false) => query.push(" AND d.partner_tenant_id IS NULL"),
            None => query,
        }
    };
    let count: i64 = db.value(filtered(COUNT)).await?.unwrap_or(0);
    let rows = filtered(LINE).push(" ORDER BY l.account, a.id").push_bind(" LIMIT ", i64::from(limit));
    let rows = db.all::<LineRow>(rows.push_bind(" OFFSET ", i64::from(offset))).await?;
    let accounts = rows.into_iter().map(LineRow::wire).collect::<Result<_, _>>()?;
    Ok(CustomerAccountList { count: count.unsigned_abs(), accounts })
}

/// The version of an account's facts; `None` when the register has no such account.
pub(crate) async fn version(db: &Reader, id: &CustomerId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT version FROM customer_accounts WHERE tenant_id = $1 AND id = $2";
    db.value(db.sql(sql).bind(id.as_str())).await
}

/// Everything about an account; `None` when the register has no such one.
pub(crate) async fn file(
    db: &Reader,
    id: &CustomerId,
    now: DateTime<Utc>,
) -> Result<Option<CustomerAccountFile>, StoreError> {
    let line = db.sql(LINE).push_bind(" AND a.id = ", id.as_str()).push(" LIMIT 1");
    let Some(line) = db.one::<LineRow>(line).await? else { return Ok(None) };
    let account = account_of(db, db.scope().tenant().as_str(), id.as_str()).await?;
    let account = account.ok_or(StoreError::Corrupt { column: "customer_accounts.id" })?;
    let claimed = account.claimed_until(now)?;
    let reported_by = match (&claimed, &account.claim_partner) {
        (Some(_), Some(partner)) => partner_named(db, partner).await?,
        _ => None,
    };
    Ok(Some(CustomerAccountFile {
        account: line.wire()?,
        telephone: account.telephone.clone(),
        email: account.email.clone(),
        reported_until: claimed.filter(|_| reported_by.is_some()),
        reported_by,
        facts: account.facts()?,
        kept_by_partner: is_kept_by_partner(db, id).await?,
        version: version(db, id).await?.unwrap_or(0),
    }))
}

async fn partner_named(db: &Reader, partner: &str) -> Result<Option<BoundPartner>, StoreError> {
    #[derive(FromQueryResult)]
    struct Named {
        name_zh: String,
        name_en: String,
    }
    let there = db.elsewhere(&system_scope(tenant(partner)?, "customer accounts"));
    let sql = "SELECT name_zh, name_en FROM tenants WHERE tenant_id = $1";
    let row: Option<Named> = there.one(there.sql(sql)).await?;
    row.map_or(Ok(None), |row| bound(Some(partner.to_owned()), Some(row.name_zh), Some(row.name_en)))
}

/// Does a partner's list say what the account owes and has? That of a former one does not any more.
async fn is_kept_by_partner(db: &Reader, id: &CustomerId) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM customer_directory d
            JOIN customers k ON k.tenant_id = d.partner_tenant_id AND k.id = d.id
        WHERE d.tenant_id = $1 AND d.id = $2";
    Ok(db.value::<i64>(db.sql(sql).bind(id.as_str())).await?.unwrap_or(0) > 0)
}

/// Writes what the vendor knows of an account from now on. What a partner's list says of its customer stays there, and a
/// change of that is refused by field.
pub(crate) async fn change(tx: &Tx, id: &CustomerId, new: &CustomerAccountFacts) -> Result<(), ApiError> {
    let before = file(tx, id, tx.now()).await?.ok_or(ApiError::NotFound)?;
    if new.cash_spent.currency != before.facts.cash_spent.currency {
        return Err(ApiError::field("cash_spent", FieldProblem::NotAChoice));
    }
    if before.kept_by_partner {
        ApiError::unless_faultless(new.kept_by_partner(&before.facts))?;
    }
    let sql = "UPDATE customer_accounts SET site = $3, country_code = $4, cash_spent = $5, is_partner = $6, is_internal = $7,
            direct_sales = $8, vendor_reported = $9, online_sales = $10, sales_support_center = $11, version = version + 1
        WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(id.as_str()).bind(new.site.as_str()).bind(new.country_code.as_str());
    let query = query.bind(new.cash_spent.minor).bind(new.is_partner).bind(new.is_internal).bind(new.direct_sales);
    tx.exec_one(query.bind(new.vendor_reported).bind(new.online_sales).bind(new.sales_support_center)).await?;
    if !before.kept_by_partner {
        write_debts(tx, id, new).await?;
    }
    let detail = serde_json::json!({ "before": before.facts, "after": new });
    Ok(tx.audit("customer_account.change", Object { kind: OBJECT, id: id.as_str() }, &detail).await?)
}

async fn write_debts(tx: &Tx, id: &CustomerId, new: &CustomerAccountFacts) -> Result<(), StoreError> {
    let sql = "UPDATE customer_accounts SET special_contracts = $3, unpaid_bills = $4, enterprise_role = $5,
            pro_service_contracts = $6, reserved_instances = $7, invoice_debt = $8, stored_value = $9, independent_members = $10,
            credit_accounts = $11
        WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(id.as_str()).bind(i64::from(new.special_contracts)).bind(i64::from(new.unpaid_bills));
    let query = query.bind(new.enterprise_role.as_str()).bind(i64::from(new.pro_service_contracts));
    let query = query.bind(i64::from(new.reserved_instances)).bind(new.invoice_debt.minor).bind(new.stored_value.minor);
    tx.exec_one(query.bind(i64::from(new.independent_members)).bind(i64::from(new.credit_accounts))).await
}

impl AccountRow {
    /// What the rules look at, as an operator reads it.
    fn facts(&self) -> Result<CustomerAccountFacts, StoreError> {
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(CustomerAccountFacts {
            site: code(&self.site, "customer_accounts.site")?,
            country_code: self.country_code.clone(),
            cash_spent: self.money(self.cash_spent)?,
            special_contracts: count(self.special_contracts),
            is_partner: self.is_partner,
            is_internal: self.is_internal,
            unpaid_bills: count(self.unpaid_bills),
            enterprise_role: code(&self.enterprise_role, "customer_accounts.enterprise_role")?,
            pro_service_contracts: count(self.pro_service_contracts),
            reserved_instances: count(self.reserved_instances),
            invoice_debt: self.money(self.invoice_debt)?,
            stored_value: self.money(self.stored_value)?,
            independent_members: count(self.independent_members),
            credit_accounts: count(self.credit_accounts),
            direct_sales: self.direct_sales,
            vendor_reported: self.vendor_reported,
            online_sales: self.online_sales,
            sales_support_center: self.sales_support_center,
        })
    }
}
