//! Links with which a customer answers without signing in. Only hashes of their tokens are stored.

use crate::ids::sha256_hex;
use crate::secret::Secret;
use crate::store::{Store, StoreError, Tx};
use sea_orm::FromQueryResult;

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkKind {
    /// To read and to answer.
    Decide,
    /// To read: a copy for a colleague.
    Share,
}

/// Where a link leads.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Link {
    pub(crate) tenant_id: String,
    pub(crate) request_id: String,
    pub(crate) customer_id: String,
    pub(crate) kind: String,
}

impl Link {
    pub(crate) fn kind(&self) -> LinkKind {
        if self.kind == "DECIDE" { LinkKind::Decide } else { LinkKind::Share }
    }
}

/// How tokens are stored.
pub(crate) fn token_hash(token: &str) -> String {
    sha256_hex(format!("confirmation\n{token}"))
}

/// The token of the read-only copy: whoever can decide can pass it on, and it leads back to nothing.
pub(crate) fn share_token(token: &str) -> String {
    sha256_hex(format!("share\n{token}"))
}

/// Makes the links of a request; answers the token that decides.
pub(super) async fn make(
    tx: &Tx,
    request_id: &str,
    customer_id: &str,
    expires_at: i64,
) -> Result<Secret<String>, StoreError> {
    let token = tx.ids().token();
    let sql = "INSERT INTO confirmation_links (tenant_id, token_hash, request_id, customer_id, kind, created_at, expires_at) VALUES";
    let row = |token: &str, kind: &str| {
        vec![
            token_hash(token).into(),
            request_id.into(),
            customer_id.into(),
            kind.into(),
            tx.now_secs().into(),
            expires_at.into(),
        ]
    };
    let rows = [row(token.reveal(), "DECIDE"), row(&share_token(token.reveal()), "SHARE")];
    tx.exec(tx.sql(sql).push_rows(rows)).await?;
    Ok(token)
}

/// Notes that the request behind the links has been answered.
pub(super) async fn use_up(tx: &Tx, request_id: &str) -> Result<(), StoreError> {
    let sql = "UPDATE confirmation_links SET used_at = $3 WHERE tenant_id = $1 AND request_id = $2 AND used_at IS NULL";
    tx.exec(tx.sql(sql).bind(request_id).bind(tx.now_secs())).await?;
    Ok(())
}

/// The link behind a token, whatever became of it.
pub(crate) async fn find_link(store: &Store, token: &str) -> Result<Option<Link>, StoreError> {
    store.link_by_token_hash(&token_hash(token)).await
}
