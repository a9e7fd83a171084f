//! A new customer account, registered on the page of an invitation.

use crate::auth::accounts::name_hash;
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::development::accounts::AccountRow;
use crate::store::personal_accounts::{ensure_home, home};
use crate::store::{StoreError, Tx};
use domain::api::error::FieldProblem;
use domain::organization::PrincipalKind;
use sea_orm::Value;

/// What was typed, its password hashed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewCustomerAccount<'a> {
    pub(crate) account: &'a str,
    pub(crate) name: &'a str,
    pub(crate) telephone: &'a str,
    pub(crate) password_hash: &'a str,
}

impl NewCustomerAccount<'_> {
    /// The account as it would stand in the register of this site from now on.
    pub(crate) fn row(&self, id: &str, site: &str, now: i64) -> AccountRow {
        let abroad = site != "CN";
        AccountRow {
            home: home().as_str().to_owned(),
            id: id.to_owned(),
            account_name: self.account.to_owned(),
            name: self.name.to_owned(),
            registered_at: now,
            currency: if abroad { "USD" } else { "CNY" }.to_owned(),
            cash_spent: 0,
            special_contracts: 0,
            site: site.to_owned(),
            country_code: if abroad { "" } else { "CN" }.to_owned(),
            is_partner: false,
            is_internal: false,
            unpaid_bills: 0,
            enterprise_role: "STANDALONE".to_owned(),
            pro_service_contracts: 0,
            reserved_instances: 0,
            invoice_debt: 0,
            stored_value: 0,
            independent_members: 0,
            credit_accounts: 0,
            direct_sales: false,
            vendor_reported: false,
            online_sales: false,
            sales_support_center: false,
            telephone: self.telephone.to_owned(),
            email: String::new(),
            verified_status: "-1".to_owned(),
            customer_type: -1,
            partner_tenant_id: None,
            claim_partner: None,
            claim_until: None,
        }
    }
}

/// Registers the account with its login, where customers sign in.
pub(crate) async fn register(tx: &Tx, row: &AccountRow, new: NewCustomerAccount<'_>) -> Result<(), ApiError> {
    let there = tx.within(&system_scope(home(), "customer registration"));
    ensure_home(&there).await?;
    if there.is_account_name_in_use(&name_hash(new.account)).await? {
        return Err(ApiError::field("account", FieldProblem::Taken));
    }
    let login = there.new_id();
    let sql = "INSERT INTO logins (tenant_id, id, kind, subject_id, account, display_name, phone, password_hash,
        must_change_password, created_at) VALUES";
    let values: Vec<Value> = vec![
        login.as_str().into(),
        PrincipalKind::Customer.as_str().into(),
        row.id.as_str().into(),
        new.account.into(),
        new.name.into(),
        new.telephone.into(),
        new.password_hash.into(),
        false.into(),
        tx.now_secs().into(),
    ];
    there.exec_one(there.sql(sql).push_rows([values])).await?;
    let sql = "INSERT INTO login_names (tenant_id, login_id, name_hash) VALUES";
    there.exec_one(there.sql(sql).push_rows([vec![login.into(), name_hash(new.account).into()]])).await?;
    write(&there, row).await?;
    let detail = serde_json::json!({ "account": new.account });
    Ok(there.audit("customer_account.register", Object { kind: "customer_account", id: &row.id }, &detail).await?)
}

async fn write(there: &Tx, row: &AccountRow) -> Result<(), StoreError> {
    let sql = "INSERT INTO customer_accounts (tenant_id, id, name, registered_at, site, currency, country_code, telephone) VALUES";
    let values = vec![
        row.id.as_str().into(),
        row.name.as_str().into(),
        row.registered_at.into(),
        row.site.as_str().into(),
        row.currency.as_str().into(),
        row.country_code.as_str().into(),
        row.telephone.as_str().into(),
    ];
    there.exec_one(there.sql(sql).push_rows([values])).await
}
