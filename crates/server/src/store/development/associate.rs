//! A customer becomes a partner's (P-23): its row in the partner's tenant, where its own login says whose it is, and the
//! history. The rules were asked before.

use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, code};
use crate::store::development::accounts::AccountRow;
use crate::store::development::invitations::{InvitationRow, use_once};
use crate::store::requests::notify::tenant;
use crate::store::search::{folded, grams, search_text};
use crate::store::{StoreError, Tx};
use domain::association::{AssociationType, ObligationKind};
use domain::ids::CustomerId;
use sea_orm::Value;

const CUSTOMER: &str = "INSERT INTO customers (tenant_id, id, home_tenant_id, reseller_tenant_id, name, name_folded, account_name, account_folded,
    search_text, registered_at, associated_on, association_type, association_state, telephone, country_code, email, verified_status,
    customer_type, customer_level, enterprise_role, account_manager_id, currency, invoice_debt, stored_value, independent_members,
    reserved_instances, special_contracts, pro_service_contracts, credit_accounts, changed_at, changed_by, changed_action) VALUES";
const ACTION: &str = "customer.associate";

/// Associates the account with this partner through an invitation.
pub(crate) async fn associate(
    tx: &Tx,
    account: &AccountRow,
    invitation: &InvitationRow,
) -> Result<CustomerId, ApiError> {
    let customer: CustomerId = code(&account.id, "customer_accounts.id")?;
    let kind = invitation.association_type()?;
    let former = enter_directory(tx, account).await?;
    let manager = manager(tx, &invitation.made_by_member).await?;
    write(tx, account, kind, ("", &manager), former.as_deref()).await?;
    if let Some(parent) = PartnerContext::load(tx).await?.parent_tenant_id {
        let there = tx.within(&system_scope(tenant(&parent)?, "resellers"));
        write(&there, account, kind, (tx.scope().tenant().as_str(), ""), former.as_deref()).await?;
    }
    let sql =
        "INSERT INTO relation_history (tenant_id, id, customer_id, event, from_type, to_type, cause_id, at) VALUES";
    let row = vec![
        tx.new_id().into(),
        account.id.as_str().into(),
        "ASSOCIATED".into(),
        None::<String>.into(),
        kind.as_str().into(),
        invitation.id.as_str().into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    use_once(tx, invitation).await?;
    let detail = serde_json::json!({ "type": kind, "invitation": invitation.id, "account_manager": manager });
    tx.audit(ACTION, Object { kind: "customer", id: &account.id }, &detail).await?;
    Ok(customer)
}

/// The account's own side. One row decides which partner has it: a second that comes at the same moment is run again, and
/// then refused by R-02. Answers whose it was last.
async fn enter_directory(tx: &Tx, account: &AccountRow) -> Result<Option<String>, StoreError> {
    let us = tx.scope().tenant().as_str().to_owned();
    let home = tx.within(&system_scope(tenant(&account.home)?, "association"));
    let sql = "SELECT COALESCE(former_partner_tenant_id, '') FROM customer_directory WHERE tenant_id = $1 AND id = $2";
    let former: Option<String> = home.value(home.sql(sql).bind(account.id.as_str())).await?;
    let sql = "INSERT INTO customer_directory (tenant_id, id, partner_tenant_id, changed_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, id) DO UPDATE SET partner_tenant_id = excluded.partner_tenant_id, changed_at = excluded.changed_at,
            version = customer_directory.version + 1 WHERE customer_directory.partner_tenant_id IS NULL";
    let query = home.sql(sql).bind(account.id.as_str()).bind(us).bind(tx.now_secs());
    match home.exec(query).await? {
        1 => Ok(former),
        other => {
            tx.run_again();
            Err(StoreError::NotOneRow(other))
        }
    }
}

/// Customers that an account manager invited belong to that manager; empty when it is none, or none any more.
async fn manager(tx: &Tx, member: &str) -> Result<String, StoreError> {
    let sql = "SELECT m.id FROM members m JOIN member_roles r ON r.tenant_id = m.tenant_id AND r.member_id = m.id
        WHERE m.tenant_id = $1 AND m.id = $2 AND NOT m.disabled AND r.role = 'ACCOUNT_MANAGER'";
    Ok(tx.value(tx.sql(sql).bind(member)).await?.unwrap_or_default())
}

/// The row in a list of customers with what the account brings along; one that was there before is current again.
async fn write(
    tx: &Tx,
    account: &AccountRow,
    kind: AssociationType,
    (reseller, manager): (&str, &str),
    former: Option<&str>,
) -> Result<(), StoreError> {
    let again = "UPDATE customers SET is_current = TRUE, association_type = $3, association_state = 'ASSOCIATED', associated_on = $4,
            reseller_tenant_id = $5, account_manager_id = $6, changed_at = $4, changed_by = $7, changed_action = $8, version = version + 1
        WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(again).bind(account.id.as_str()).bind(kind.as_str()).bind(tx.now_secs()).bind(reseller);
    let query = query.bind(manager).bind(tx.scope().actor().name.as_str()).bind(ACTION);
    if tx.exec(query).await? == 1 {
        return match former == Some(tx.scope().tenant().as_str()) {
            // What it was last with this very partner, the row still says, unless the vendor corrected it meanwhile.
            true if is_as_it_left(tx, account).await? => Ok(()),
            with_us_last => renew(tx, account, with_us_last).await,
        };
    }
    let text = search_text(&account.name, &account.account_name, &account.id, &account.telephone);
    let row: Vec<Value> = vec![
        account.id.as_str().into(),
        account.home.as_str().into(),
        reseller.into(),
        account.name.as_str().into(),
        folded(&account.name).into(),
        account.account_name.as_str().into(),
        folded(&account.account_name).into(),
        text.as_str().into(),
        account.registered_at.into(),
        tx.now_secs().into(),
        kind.as_str().into(),
        "ASSOCIATED".into(),
        account.telephone.as_str().into(),
        account.country_code.as_str().into(),
        account.email.as_str().into(),
        account.verified_status.as_str().into(),
        account.customer_type.into(),
        "V0".into(),
        account.enterprise_role.as_str().into(),
        manager.into(),
        account.currency.as_str().into(),
        account.invoice_debt.into(),
        account.stored_value.into(),
        account.independent_members.into(),
        account.reserved_instances.into(),
        account.special_contracts.into(),
        account.pro_service_contracts.into(),
        account.credit_accounts.into(),
        tx.now_secs().into(),
        tx.scope().actor().name.as_str().into(),
        ACTION.into(),
    ];
    tx.exec_one(tx.sql(CUSTOMER).push_rows([row])).await?;
    let pieces: Vec<_> = grams(&text).into_iter().map(|gram| vec![gram.into(), account.id.as_str().into()]).collect();
    if !pieces.is_empty() {
        tx.exec(tx.sql("INSERT INTO customer_grams (tenant_id, gram, customer_id) VALUES").push_rows(pieces)).await?;
    }
    obligations(tx, account).await
}

/// Does the row of long ago say what the account owes and has now?
async fn is_as_it_left(tx: &Tx, account: &AccountRow) -> Result<bool, StoreError> {
    let sql =
        "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND id = $2 AND enterprise_role = $3 AND invoice_debt = $4
            AND stored_value = $5 AND independent_members = $6 AND reserved_instances = $7 AND special_contracts = $8
            AND pro_service_contracts = $9 AND credit_accounts = $10 AND arrears = 0";
    let query = tx.sql(sql).bind(account.id.as_str()).bind(account.enterprise_role.as_str()).bind(account.invoice_debt);
    let query = query.bind(account.stored_value).bind(account.independent_members).bind(account.reserved_instances);
    let query = query.bind(account.special_contracts).bind(account.pro_service_contracts).bind(account.credit_accounts);
    Ok(tx.value::<i64>(query).await? == Some(1))
}

/// What an account has of its own; everything else it has from its partner.
const OWN: [ObligationKind; 6] = [
    ObligationKind::ReservedInstance,
    ObligationKind::SpecialContract,
    ObligationKind::ProServiceContract,
    ObligationKind::IndependentMember,
    ObligationKind::CreditAccount,
    ObligationKind::StoredValueCard,
];

/// A row of long ago says what the account is and has now. What a partner gave it was taken back when it left; plans and
/// orders that it still has with this very partner stay.
async fn renew(tx: &Tx, account: &AccountRow, with_us_last: bool) -> Result<(), StoreError> {
    let sql = "UPDATE customers SET telephone = $3, email = $4, verified_status = $5, enterprise_role = $6, invoice_debt = $7,
            stored_value = $8, independent_members = $9, reserved_instances = $10, special_contracts = $11,
            pro_service_contracts = $12, credit_accounts = $13, arrears = 0 WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(account.id.as_str()).bind(account.telephone.as_str()).bind(account.email.as_str());
    let query = query.bind(account.verified_status.as_str()).bind(account.enterprise_role.as_str());
    let query = query.bind(account.invoice_debt).bind(account.stored_value).bind(account.independent_members);
    let query = query.bind(account.reserved_instances).bind(account.special_contracts);
    tx.exec_one(query.bind(account.pro_service_contracts).bind(account.credit_accounts)).await?;
    let sql = "UPDATE obligations SET ended_at = $3 WHERE tenant_id = $1 AND customer_id = $2 AND ended_at IS NULL";
    let mut ended = tx.sql(sql).bind(account.id.as_str()).bind(tx.now_secs());
    if with_us_last {
        ended = ended.push_list(" AND kind IN ", OWN.map(ObligationKind::as_str));
    } else {
        let sql = "UPDATE customers SET allocated = 0, coupons = 0, coupon_amount = 0, partner_pay_orders = 0,
                partner_support_plans = 0, service_support_plans = 0, member_support_plans = 0 WHERE tenant_id = $1 AND id = $2";
        tx.exec_one(tx.sql(sql).bind(account.id.as_str())).await?;
    }
    tx.exec(ended).await?;
    obligations(tx, account).await
}

/// What it brings along, one by one: the counts in its row and these say the same.
async fn obligations(tx: &Tx, account: &AccountRow) -> Result<(), StoreError> {
    let counted = [
        (ObligationKind::ReservedInstance, account.reserved_instances),
        (ObligationKind::SpecialContract, account.special_contracts),
        (ObligationKind::ProServiceContract, account.pro_service_contracts),
        (ObligationKind::IndependentMember, account.independent_members),
        (ObligationKind::CreditAccount, account.credit_accounts),
        (ObligationKind::StoredValueCard, i64::from(account.stored_value > 0)),
    ];
    let sql = "INSERT INTO obligations (tenant_id, id, customer_id, kind, title, amount, since_at) VALUES";
    for (kind, count) in counted {
        let amount = (kind == ObligationKind::StoredValueCard).then_some(account.stored_value);
        for _ in 0..count {
            let id = tx.new_id();
            let row: Vec<Value> = vec![
                id.as_str().into(),
                account.id.as_str().into(),
                kind.as_str().into(),
                account.account_name.as_str().into(),
                amount.into(),
                tx.now_secs().into(),
            ];
            tx.exec_one(tx.sql(sql).push_rows([row])).await?;
        }
    }
    Ok(())
}
