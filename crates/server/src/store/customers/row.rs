//! The row of a customer as it stands in the database, with its account manager.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::customers::{moment, visible};
use crate::store::{Reader, StoreError};
use domain::api::error::Stale;
use domain::ids::CustomerId;
use sea_orm::FromQueryResult;

/// A customer's row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct CustomerRow {
    pub(crate) id: String,
    pub(crate) home_tenant_id: String,
    pub(crate) reseller_tenant_id: String,
    pub(crate) name: String,
    pub(crate) account_name: String,
    pub(crate) registered_at: i64,
    pub(crate) associated_on: i64,
    pub(crate) association_type: String,
    pub(crate) association_state: String,
    pub(crate) label: String,
    pub(crate) telephone: String,
    pub(crate) country_code: String,
    pub(crate) email: String,
    pub(crate) verified_status: String,
    pub(crate) customer_type: i64,
    pub(crate) customer_level: String,
    pub(crate) freeze_state: String,
    pub(crate) frozen_by_hand: bool,
    pub(crate) enterprise_role: String,
    pub(crate) account_manager_id: String,
    pub(crate) xaccount_id: String,
    pub(crate) xaccount_type: String,
    pub(crate) currency: String,
    pub(crate) arrears: i64,
    pub(crate) invoice_debt: i64,
    pub(crate) stored_value: i64,
    pub(crate) allocated: i64,
    pub(crate) month_consumption: i64,
    pub(crate) coupons: i64,
    pub(crate) coupon_amount: i64,
    pub(crate) expiring_resources: i64,
    pub(crate) next_expiry: i64,
    pub(crate) independent_members: i64,
    pub(crate) partner_pay_orders: i64,
    pub(crate) reserved_instances: i64,
    pub(crate) partner_support_plans: i64,
    pub(crate) service_support_plans: i64,
    pub(crate) member_support_plans: i64,
    pub(crate) special_contracts: i64,
    pub(crate) pro_service_contracts: i64,
    pub(crate) credit_accounts: i64,
    pub(crate) asked_by_customer: String,
    pub(crate) asked_by_partner: String,
    pub(crate) pending_request_id: String,
    pub(crate) pending_kind: String,
    pub(crate) pending_by: String,
    pub(crate) pending_until: i64,
    pub(crate) authorization_id: String,
    pub(crate) authorization_state: String,
    pub(crate) changed_at: i64,
    pub(crate) changed_by: String,
    pub(crate) changed_action: String,
    pub(crate) version: i64,
    pub(crate) manager_name: Option<String>,
    pub(crate) manager_account: Option<String>,
}

/// The columns that the customer itself has.
macro_rules! own_columns {
    () => {
        "SELECT c.id, c.home_tenant_id, c.reseller_tenant_id, c.name, c.account_name, c.registered_at, c.associated_on,
    c.association_type, c.association_state, c.label, c.telephone, c.country_code, c.email, c.verified_status, c.customer_type,
    c.customer_level, c.freeze_state, c.frozen_by_hand, c.enterprise_role, c.account_manager_id, c.xaccount_id, c.xaccount_type,
    c.currency, c.arrears, c.invoice_debt, c.stored_value, c.allocated, c.month_consumption, c.coupons, c.coupon_amount,
    c.expiring_resources, c.next_expiry, c.independent_members, c.partner_pay_orders, c.reserved_instances, c.partner_support_plans,
    c.service_support_plans, c.member_support_plans, c.special_contracts, c.pro_service_contracts, c.credit_accounts,
    c.asked_by_customer, c.asked_by_partner, c.pending_request_id, c.pending_kind, c.pending_by, c.pending_until,
    c.authorization_id, c.authorization_state, c.changed_at, c.changed_by, c.changed_action, c.version, "
    };
}

/// Every column of [`CustomerRow`]; conditions are appended.
pub(super) const SELECT: &str = concat!(
    own_columns!(),
    "m.name AS manager_name,
    (SELECT l.account FROM logins l WHERE l.tenant_id = c.tenant_id AND l.subject_id = c.account_manager_id ORDER BY l.id LIMIT 1) AS manager_account
    FROM customers c LEFT JOIN members m ON m.tenant_id = c.tenant_id AND m.id = c.account_manager_id
    WHERE c.tenant_id = $1"
);

/// The same without the account manager, whom no rule looks at.
const WITHOUT_MANAGER: &str = concat!(
    own_columns!(),
    "CAST(NULL AS TEXT) AS manager_name, CAST(NULL AS TEXT) AS manager_account FROM customers c WHERE c.tenant_id = $1 AND c.is_current"
);

/// The next customers that this scope may see, in the order of their ids; for what is asked of all of them.
pub(crate) async fn batch_after(db: &Reader, last: &str, limit: u32) -> Result<Vec<CustomerRow>, StoreError> {
    let query = visible(db.sql(WITHOUT_MANAGER).push_bind(" AND c.id > ", last), db.scope());
    db.all(query.push(" ORDER BY c.id").push_bind(" LIMIT ", i64::from(limit))).await
}

impl CustomerRow {
    /// Is this still the version that the writer saw?
    pub(crate) fn check_version(&self, seen: i64) -> Result<(), ApiError> {
        if self.version == seen {
            return Ok(());
        }
        Err(ApiError::Stale(Box::new(Stale {
            expected: seen,
            current: self.version,
            changed_by: self.changed_by.clone(),
            changed_at: moment(self.changed_at)?,
            action: self.changed_action.clone(),
        })))
    }
}

/// A customer with a living relation that this scope may see.
pub(crate) async fn find(db: &Reader, id: &CustomerId) -> Result<Option<CustomerRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND c.is_current AND c.id = ", id.as_str());
    db.one(visible(query, db.scope())).await
}

/// A customer of the tenant, even one whose relation has ended; for records of what was.
pub(crate) async fn find_any(db: &Reader, id: &str) -> Result<Option<CustomerRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND c.id = ", id)).await
}
