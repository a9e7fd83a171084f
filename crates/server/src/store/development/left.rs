//! A customer leaves its partner. What the partner's list says of the account from then on nobody keeps up to date: it goes
//! to the register, where the vendor can correct it, so that a debt of long ago keeps no account from every other partner.

use super::register_list::OBJECT;
use crate::auth::scope::{AsScope, system_scope};
use crate::store::audit::Object;
use crate::store::requests::notify::tenant;
use crate::store::{StoreError, Tx};

/// From the list of the partner that each account had last. `m036_vendor_keeps` did the same for those of before.
const HAND_OVER: &str = "INSERT INTO customer_accounts (tenant_id, id, name, registered_at, currency, special_contracts, unpaid_bills,
        enterprise_role, pro_service_contracts, reserved_instances, invoice_debt, stored_value, independent_members, credit_accounts,
        telephone, email, verified_status, customer_type)
    SELECT d.tenant_id, k.id, k.name, k.registered_at, k.currency, k.special_contracts, CASE WHEN k.arrears > 0 THEN 1 ELSE 0 END,
        k.enterprise_role, k.pro_service_contracts, k.reserved_instances, k.invoice_debt, k.stored_value, k.independent_members,
        k.credit_accounts, k.telephone, k.email, k.verified_status, k.customer_type
    FROM customer_directory d JOIN customers k ON k.tenant_id = d.former_partner_tenant_id AND k.id = d.id
    WHERE d.tenant_id = $1 AND d.partner_tenant_id IS NULL";

/// What the register knew better all the time stays: since when the account is there, and what was spent.
const KNOWN: &str =
    " ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, special_contracts = excluded.special_contracts,
        unpaid_bills = excluded.unpaid_bills, enterprise_role = excluded.enterprise_role,
        pro_service_contracts = excluded.pro_service_contracts, reserved_instances = excluded.reserved_instances,
        invoice_debt = excluded.invoice_debt, stored_value = excluded.stored_value,
        independent_members = excluded.independent_members, credit_accounts = excluded.credit_accounts,
        telephone = excluded.telephone, email = excluded.email, verified_status = excluded.verified_status,
        customer_type = excluded.customer_type, version = customer_accounts.version + 1";

/// The customer's own account has no partner any more; `tx` is the partner's.
pub(crate) async fn leave(tx: &Tx, home: &str, customer: &str) -> Result<(), StoreError> {
    let (home, us) = (tx.within(&system_scope(tenant(home)?, "association")), tx.scope().tenant().as_str());
    let sql = "UPDATE customer_directory SET partner_tenant_id = NULL, former_partner_tenant_id = $3, changed_at = $4, version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND partner_tenant_id = $3";
    home.exec_one(home.sql(sql).bind(customer).bind(us).bind(tx.now_secs())).await?;
    home.exec_one(home.sql(HAND_OVER).push_bind(" AND d.id = ", customer).push(KNOWN)).await?;
    let detail = serde_json::json!({ "former_partner": us });
    home.audit("customer_account.leave", Object { kind: OBJECT, id: customer }, &detail).await
}

/// All that left before anything was written down: `home` is the tenant of their logins.
pub(crate) async fn hand_over_all(home: &Tx) -> Result<u64, StoreError> {
    home.exec(home.sql(HAND_OVER).push(KNOWN)).await
}
