//! The resellers of a distributor.

use crate::auth::scope::AsScope;
use crate::store::customers::{ALL_RESELLERS, code, moment, visible};
use crate::store::{Query, Reader, StoreError, Tx};
use domain::api::resellers::{IndirectPartner, IndirectPartnerQuery, ResellerConsole, ResellerSort};
use domain::ids::{MemberId, TenantId};
use sea_orm::FromQueryResult;

/// A reseller as its distributor keeps it. The alias is that of customers, so that R-61 narrows both alike.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ResellerRow {
    pub(crate) id: String,
    account_name: String,
    pub(crate) name_zh: String,
    pub(crate) name_en: String,
    status: String,
    mobile_phone: String,
    email: String,
    associated_on: i64,
    pub(crate) application_id: Option<String>,
    pub(crate) account_manager_id: String,
    manager: Option<String>,
    customers: i64,
    pub(crate) may_act_for_customers: bool,
    pub(crate) version: i64,
}

macro_rules! of_distributor {
    ($selected:literal) => {
        concat!(
            $selected,
            " FROM resellers c JOIN tenants t ON t.tenant_id = c.id AND t.parent_tenant_id = c.tenant_id
                LEFT JOIN members m ON m.tenant_id = c.tenant_id AND m.id = c.account_manager_id
                LEFT JOIN partner_profiles p ON p.tenant_id = c.id WHERE c.tenant_id = $1"
        )
    };
}

const COUNT: &str = of_distributor!("SELECT COUNT(*)");

const ROWS: &str = of_distributor!(
    "SELECT c.id, c.account_name, t.name_zh, t.name_en, t.status, c.mobile_phone, c.email, c.associated_on, c.application_id,
        c.account_manager_id, m.name AS manager, COALESCE(p.may_act_for_customers, TRUE) AS may_act_for_customers, c.version,
        (SELECT COUNT(*) FROM customers x WHERE x.tenant_id = c.tenant_id AND x.reseller_tenant_id = c.id AND x.is_current) AS customers"
);

impl ResellerRow {
    pub(crate) fn is_frozen(&self) -> bool {
        self.status == "FROZEN"
    }

    /// As the public API has it, with what the console adds when it is asked for.
    pub(crate) fn wire(&self, with_console: bool) -> Result<IndirectPartner, StoreError> {
        let manager = Some(self.account_manager_id.as_str()).filter(|id| !id.is_empty());
        Ok(IndirectPartner {
            indirect_partner_id: code(&self.id, "resellers.id")?,
            account_name: self.account_name.clone(),
            name: self.name_zh.clone(),
            mobile_phone: self.mobile_phone.clone(),
            email: self.email.clone(),
            associated_on: moment(self.associated_on)?,
            account_manager_id: manager.map(|id| code(id, "resellers.account_manager_id")).transpose()?,
            account_manager_name: self.manager.clone().unwrap_or_default(),
            console: with_console.then(|| ResellerConsole {
                name_en: self.name_en.clone(),
                is_frozen: self.is_frozen(),
                customers: self.customers.unsigned_abs(),
                may_act_for_customers: self.may_act_for_customers,
                version: self.version,
            }),
        })
    }
}

/// How many match.
pub(crate) async fn count(db: &Reader, wanted: &IndirectPartnerQuery) -> Result<u64, StoreError> {
    let query = filtered(db.sql(COUNT), wanted);
    Ok(db.value::<i64>(visible(query, db.scope())).await?.unwrap_or(0).unsigned_abs())
}

/// One page of those that the login sees.
pub(crate) async fn resellers(
    db: &Reader,
    wanted: &IndirectPartnerQuery,
    (offset, limit): (u32, u32),
) -> Result<Vec<ResellerRow>, StoreError> {
    let order = match wanted.sort.unwrap_or(ResellerSort::AssociatedOnDesc) {
        ResellerSort::AssociatedOnDesc => " ORDER BY c.associated_on DESC, c.id DESC",
        ResellerSort::AssociatedOn => " ORDER BY c.associated_on, c.id",
        ResellerSort::Name => " ORDER BY t.name_zh, c.id",
        ResellerSort::NameDesc => " ORDER BY t.name_zh DESC, c.id DESC",
    };
    let page = visible(filtered(db.sql(ROWS), wanted), db.scope()).push(order);
    db.all(page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset))).await
}

/// One of those that the login sees.
pub(crate) async fn find(db: &Reader, id: &TenantId) -> Result<Option<ResellerRow>, StoreError> {
    let query = db.sql(ROWS).push_bind(" AND c.id = ", id.as_str());
    db.one(visible(query, db.scope())).await
}

/// Gives the reseller to an account manager.
pub(crate) async fn assign(tx: &Tx, row: &ResellerRow, manager: &MemberId) -> Result<(), StoreError> {
    let sql = "UPDATE resellers SET account_manager_id = $4, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(manager.as_str())).await
}

fn filtered(mut query: Query, wanted: &IndirectPartnerQuery) -> Query {
    query = query.push_contains(&["c.account_name"], wanted.account_name.as_deref());
    query = query.push_contains(&["c.account_name", "t.name_zh", "t.name_en"], wanted.search.as_deref());
    if let Some(begin) = wanted.associated_on_begin {
        query = query.push_bind(" AND c.associated_on >= ", begin.timestamp());
    }
    if let Some(end) = wanted.associated_on_end {
        query = query.push_bind(" AND c.associated_on <= ", end.timestamp());
    }
    if let Some(id) = wanted.indirect_partner_id.as_deref().filter(|id| !id.is_empty() && *id != ALL_RESELLERS) {
        query = query.push_bind(" AND c.id = ", id);
    }
    match &wanted.account_manager_id {
        Some(manager) => query.push_bind(" AND c.account_manager_id = ", manager.as_str()),
        None => query,
    }
}
