//! The audit log: who did what to which object. Insert-only, one hash chain per tenant.
//!
//! Each hash covers the one before it and the canonical bytes of its own event: every field with its
//! length in front, so that no two events have the same bytes. The head of the chain is a row that changes
//! in the same transaction as the effect.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::request;
use crate::store::error::StoreError;
use crate::store::{Reader, Tx};
use chrono::DateTime;
use domain::api::error::Stale;
use sea_orm::FromQueryResult;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What something was done to.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// The kind, as in routes: `association_request`.
    pub kind: &'static str,
    /// Its id.
    pub id: &'a str,
}

/// An entry as it is shown to others: "changed by … at …".
#[derive(Clone, Debug, FromQueryResult)]
pub struct LastChange {
    /// The action: `association_request.approve`.
    pub action: String,
    /// By whom.
    pub actor_name: String,
    /// When, seconds since 1970.
    pub at: i64,
}

#[derive(Debug, FromQueryResult)]
struct Head {
    seq: i64,
    hash: String,
}

#[derive(Debug, FromQueryResult)]
struct Entry {
    seq: i64,
    at: i64,
    actor_id: String,
    actor_name: String,
    actor_kind: String,
    action: String,
    object_kind: String,
    object_id: String,
    request_id: String,
    detail: String,
    prev_hash: String,
    hash: String,
}

impl Entry {
    fn computed_hash(&self, tenant: &str) -> String {
        let (seq, at) = (self.seq.to_string(), self.at.to_string());
        let fields = [
            tenant,
            &seq,
            &at,
            &self.actor_id,
            &self.actor_name,
            &self.actor_kind,
            &self.action,
            &self.object_kind,
            &self.object_id,
            &self.request_id,
            &self.detail,
        ];
        let mut hasher = Sha256::new_with_prefix(b"partner-center/audit/1\n");
        for field in std::iter::once(self.prev_hash.as_str()).chain(fields) {
            hasher.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        hex::encode(hasher.finalize())
    }
}

impl Tx {
    /// Writes an entry. `detail` is for readers of the log: ids, codes and amounts, never a secret.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit(
        &self,
        action: &'static str,
        object: Object<'_>,
        detail: &(impl Serialize + Sync),
    ) -> Result<(), StoreError> {
        #[cfg(test)]
        assert!(domain::api::changes::ACTIONS.contains(&action) || object.kind == "tenant", "nobody knows {action}");
        let head: Option<Head> = self.one(self.sql("SELECT seq, hash FROM audit_heads WHERE tenant_id = $1")).await?;
        let head = head.unwrap_or(Head { seq: 0, hash: String::new() });
        let actor = self.scope().actor();
        let mut entry = Entry {
            seq: head.seq + 1,
            at: self.now_secs(),
            actor_id: actor.id.clone(),
            actor_name: actor.name.clone(),
            actor_kind: actor.kind.as_str().to_owned(),
            action: action.to_owned(),
            object_kind: object.kind.to_owned(),
            object_id: object.id.to_owned(),
            request_id: request::current_id(),
            detail: serde_json::to_string(detail).unwrap_or_default(),
            prev_hash: head.hash,
            hash: String::new(),
        };
        entry.hash = entry.computed_hash(self.scope().tenant().as_str());
        let (seq, hash) = (entry.seq, entry.hash.clone());
        let row = vec![
            entry.seq.into(),
            entry.at.into(),
            entry.actor_id.into(),
            entry.actor_name.into(),
            entry.actor_kind.into(),
            entry.action.into(),
            entry.object_kind.into(),
            entry.object_id.into(),
            entry.request_id.into(),
            entry.detail.into(),
            entry.prev_hash.into(),
            entry.hash.into(),
        ];
        let insert = "INSERT INTO audit_events (tenant_id, seq, at, actor_id, actor_name, actor_kind, action, object_kind, object_id, request_id, detail, prev_hash, hash) VALUES";
        self.exec_one(self.sql(insert).push_rows([row])).await?;
        let upsert = "INSERT INTO audit_heads (tenant_id, seq, hash) VALUES ($1, $2, $3) ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash";
        self.exec_one(self.sql(upsert).bind(seq).bind(hash)).await
    }
}

impl Reader {
    /// The newest entry about an object.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn last_change(&self, object: Object<'_>) -> Result<Option<LastChange>, StoreError> {
        let sql = "SELECT action, actor_name, at FROM audit_events WHERE tenant_id = $1 AND object_kind = $2 AND object_id = $3 ORDER BY seq DESC LIMIT 1";
        self.one(self.sql(sql).bind(object.kind).bind(object.id)).await
    }

    /// Nothing, or the refusal of a write that was based on an old version: what changed, by whom and when.
    ///
    /// # Errors
    /// [`ApiError::Stale`], [`StoreError::Database`].
    pub async fn check_version(&self, object: Object<'_>, seen: i64, current: i64) -> Result<(), ApiError> {
        if current == seen { Ok(()) } else { Err(self.stale(object, seen, current).await?) }
    }

    async fn stale(&self, object: Object<'_>, expected: i64, current: i64) -> Result<ApiError, StoreError> {
        let last = self.last_change(object).await?;
        Ok(ApiError::Stale(Box::new(Stale {
            expected,
            current,
            changed_by: last.as_ref().map(|change| change.actor_name.clone()).unwrap_or_default(),
            changed_at: last.as_ref().and_then(|change| DateTime::from_timestamp(change.at, 0)).unwrap_or_default(),
            action: last.map(|change| change.action).unwrap_or_default(),
        })))
    }

    /// Checks the tenant's whole chain; answers the first broken number, if any.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn first_broken_audit_entry(&self) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT seq, at, actor_id, actor_name, actor_kind, action, object_kind, object_id, request_id, detail, prev_hash, hash FROM audit_events WHERE tenant_id = $1 ORDER BY seq";
        let entries: Vec<Entry> = self.all(self.sql(sql)).await?;
        let head: Option<Head> = self.one(self.sql("SELECT seq, hash FROM audit_heads WHERE tenant_id = $1")).await?;
        let mut previous = Head { seq: 0, hash: String::new() };
        for entry in entries {
            let fits = entry.seq == previous.seq + 1 && entry.prev_hash == previous.hash;
            if !fits || entry.computed_hash(self.scope().tenant().as_str()) != entry.hash {
                return Ok(Some(previous.seq + 1));
            }
            previous = Head { seq: entry.seq, hash: entry.hash };
        }
        let head = head.unwrap_or(Head { seq: 0, hash: String::new() });
        Ok((head.seq != previous.seq || head.hash != previous.hash).then_some(previous.seq + 1))
    }
}
