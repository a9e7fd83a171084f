//! Messages about a request. The other side's logins may live in another tenant; the transaction is the same.

use crate::auth::scope::system_scope;
use crate::store::customers::{CustomerRow, PartnerContext, code};
use crate::store::outbox::{NewMessage, Params};
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::ids::TenantId;
use sea_orm::FromQueryResult;

/// The tenant behind stored text.
pub(crate) fn tenant(id: &str) -> Result<TenantId, StoreError> {
    code(id, "a tenant id")
}

/// To the customer's own login; names the partner.
pub(crate) async fn customer(
    tx: &Tx,
    partner: &PartnerContext,
    customer: &CustomerRow,
    kind: MessageKind,
    details: &Params,
) -> Result<(), StoreError> {
    let home = tx.within(&system_scope(tenant(&customer.home_tenant_id)?, "messages"));
    let mut params = details.clone();
    params.extend([
        ("from", partner.name_zh.clone()),
        ("partner_zh", partner.name_zh.clone()),
        ("partner_en", partner.name_en.clone()),
    ]);
    home.send_to_subjects(&[&customer.id], kind, &params).await
}

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    id: String,
}

/// To the partner's root login and administrators, who answer customers; names the customer.
pub(crate) async fn administrators(
    tx: &Tx,
    customer: &CustomerRow,
    kind: MessageKind,
    details: &Params,
) -> Result<(), StoreError> {
    partner_administrators(tx, kind, &about(customer, details)).await
}

/// To the partner's root login and administrators.
pub(crate) async fn partner_administrators(tx: &Tx, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    let sql = "SELECT m.id FROM members m WHERE m.tenant_id = $1 AND NOT m.disabled AND (m.is_root OR EXISTS
            (SELECT 1 FROM member_roles r WHERE r.tenant_id = $1 AND r.member_id = m.id AND r.role = 'ADMIN')) ORDER BY m.id";
    let members: Vec<MemberRow> = tx.all(tx.sql(sql)).await?;
    let ids: Vec<&str> = members.iter().map(|member| member.id.as_str()).collect();
    tx.send_to_subjects(&ids, kind, params).await
}

/// To the login of the partner's that asked; names the customer.
pub(crate) async fn login(
    tx: &Tx,
    login_id: &str,
    customer: &CustomerRow,
    kind: MessageKind,
    details: &Params,
) -> Result<(), StoreError> {
    if login_id.is_empty() {
        return Ok(());
    }
    let params = about(customer, details);
    tx.send(NewMessage { recipient_login_id: login_id, kind, params: &params, by_mail: true }).await?;
    Ok(())
}

fn about(customer: &CustomerRow, details: &Params) -> Params {
    let mut params = details.clone();
    params.extend([
        ("from", customer.name.clone()),
        ("customer", customer.name.clone()),
        ("customer_id", customer.id.clone()),
    ]);
    params
}
