//! General links: made to be shown around, so that their tokens stay readable; they work for many customers.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::development::invitations::{InvitationRow, SELECT, find_invitation, token_hash};
use crate::store::development::report_row::{made_by, maker};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::customer_development::CustomerInvitationState;
use domain::api::time;
use domain::association::AssociationType;
use domain::rules::customer_invitation::{invitation_end, invitation_state};
use domain::rules::policy::Policy;

const KIND: &str = "customer_invitation";

/// The links that the scope sees: those that still work first, each the newest first, so that what can be taken back is
/// not pushed out by what is over.
pub(crate) async fn links(db: &Reader, id: Option<&str>, now: DateTime<Utc>) -> Result<Vec<InvitationRow>, StoreError> {
    let mut query = db.sql(SELECT).push(" AND report_id IS NULL");
    if let Some(id) = id {
        query = query.push_bind(" AND id = ", id);
    }
    let query = made_by(query, db.scope(), " AND made_by_member");
    let query = query.push_bind(" ORDER BY CASE WHEN withdrawn_at IS NULL AND expires_at > ", now.timestamp());
    db.all(query.push(" THEN 0 ELSE 1 END, made_at DESC, id DESC LIMIT 100")).await
}

/// Makes a link in the name of this account; answers its id.
pub(crate) async fn make_link(
    tx: &Tx,
    association_type: AssociationType,
    account: &str,
    policy: &Policy,
) -> Result<String, StoreError> {
    let (id, token) = (tx.new_id(), tx.ids().token());
    let until = invitation_end(tx.now(), policy);
    let member = maker(tx.scope());
    let sql =
        "INSERT INTO customer_invitations (tenant_id, id, token_hash, token, association_type, made_by, made_by_name,
        made_by_account, made_by_member, made_at, expires_at) VALUES";
    let values = vec![
        id.as_str().into(),
        token_hash(token.reveal()).into(),
        token.reveal().as_str().into(),
        association_type.as_str().into(),
        tx.scope().login().map_or("", |login| login.as_str()).into(),
        tx.scope().actor().name.as_str().into(),
        account.into(),
        member.into(),
        tx.now_secs().into(),
        until.timestamp().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([values])).await?;
    let detail = serde_json::json!({ "type": association_type, "expires_at": time::to_text(until) });
    tx.audit("customer_invitation.make", Object { kind: KIND, id: &id }, &detail).await?;
    Ok(id)
}

/// Takes an open link back, at the version that was seen.
pub(crate) async fn withdraw_link(tx: &Tx, id: &str, seen: i64) -> Result<InvitationRow, ApiError> {
    let object = Object { kind: KIND, id };
    let row = links(tx, Some(id), tx.now()).await?.into_iter().next().ok_or(ApiError::NotFound)?;
    tx.check_version(object, seen, row.version).await?;
    let state = invitation_state(row.facts()?.withdrawn, row.expires_at()?, tx.now());
    if state != CustomerInvitationState::Open {
        return Err(ApiError::State { state: state.to_string() });
    }
    let sql = "UPDATE customer_invitations SET withdrawn_at = $3, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $4";
    tx.exec_one(tx.sql(sql).bind(id).bind(tx.now_secs()).bind(seen)).await?;
    tx.audit("customer_invitation.withdraw", object, &()).await?;
    find_invitation(tx, id).await?.ok_or(ApiError::NotFound)
}
