//! Messages about a request. The other side's logins may live in another tenant; the transaction is the same.

use crate::auth::scope::system_scope;
use crate::store::customers::{CustomerRow, PartnerContext, code};
use crate::store::outbox::{NewMessage, Params};
use crate::store::requests::RequestRow;
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::association::Party;
use domain::ids::TenantId;
use sea_orm::FromQueryResult;

/// The tenant behind stored text.
pub(crate) fn tenant(id: &str) -> Result<TenantId, StoreError> {
    code(id, "a tenant id")
}

/// To the customer's own login.
pub(crate) async fn customer(tx: &Tx, customer: &CustomerRow, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    let home = tx.within(&system_scope(tenant(&customer.home_tenant_id)?, "messages"));
    home.send_to_subjects(&[&customer.id], kind, params).await
}

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    id: String,
}

/// To the partner's root login and administrators: they answer customers.
pub(crate) async fn administrators(tx: &Tx, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    let sql = "SELECT m.id FROM members m WHERE m.tenant_id = $1 AND NOT m.disabled AND (m.is_root OR EXISTS
            (SELECT 1 FROM member_roles r WHERE r.tenant_id = $1 AND r.member_id = m.id AND r.role = 'ADMIN')) ORDER BY m.id";
    let members: Vec<MemberRow> = tx.all(tx.sql(sql)).await?;
    let ids: Vec<&str> = members.iter().map(|member| member.id.as_str()).collect();
    tx.send_to_subjects(&ids, kind, params).await
}

/// To the login of the partner's that asked.
pub(crate) async fn login(tx: &Tx, login_id: &str, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    if login_id.is_empty() {
        return Ok(());
    }
    tx.send(NewMessage { recipient_login_id: login_id, kind, params, by_mail: true }).await?;
    Ok(())
}

/// To the side that asked.
pub(super) async fn requester(tx: &Tx, row: &RequestRow, about: &CustomerRow, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    match row.requested_by()? {
        Party::Customer => customer(tx, about, kind, params).await,
        _ => login(tx, &row.requester_login_id, kind, params).await,
    }
}

/// To the side that was asked.
pub(super) async fn counterparty(tx: &Tx, row: &RequestRow, about: &CustomerRow, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    match row.requested_by()? {
        Party::Customer => administrators(tx, kind, params).await,
        _ => customer(tx, about, kind, params).await,
    }
}

/// What every message about a customer and its partner names.
pub(crate) fn params(partner: &PartnerContext, customer: &CustomerRow) -> Params {
    Params::from([
        ("customer", customer.name.clone()),
        ("customer_id", customer.id.clone()),
        ("partner", partner.name_zh.clone()),
        ("partner_en", partner.name_en.clone()),
    ])
}
