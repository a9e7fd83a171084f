//! Messages to the partner's side.

use crate::store::outbox::{NewMessage, Params};
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Login {
    id: String,
}

/// To whoever reported or invited the customer, and to the administrators; once each.
pub(crate) async fn tell_partner(tx: &Tx, who: &[&str], kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    let sql = "SELECT l.id FROM logins l JOIN members m ON m.tenant_id = l.tenant_id AND m.id = l.subject_id
        WHERE l.tenant_id = $1 AND NOT l.disabled AND NOT m.disabled AND (m.is_root OR EXISTS
            (SELECT 1 FROM member_roles r WHERE r.tenant_id = $1 AND r.member_id = m.id AND r.role = 'ADMIN')";
    let query = tx.sql(sql).push_list(" OR l.id IN ", who.iter().copied()).push(") ORDER BY l.id");
    for login in tx.all::<Login>(query).await? {
        tx.send(NewMessage { recipient_login_id: &login.id, kind, params, by_mail: true }).await?;
    }
    Ok(())
}
