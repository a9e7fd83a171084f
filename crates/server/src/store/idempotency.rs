//! Repeated requests: the first answer is stored in the transaction of its effect and given again.

use crate::auth::scope::AsScope;
use crate::ids::sha256_hex;
use crate::store::error::{StoreError, is_duplicate};
use crate::store::{Reader, Tx};
use sea_orm::FromQueryResult;

/// What identifies a repeated request.
#[derive(Clone, Debug)]
pub struct RequestKey {
    /// The client's key.
    pub key: String,
    /// Method and path.
    pub route: String,
    /// Hash of the body.
    pub request_hash: String,
}

/// An answer that was given before.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StoredAnswer {
    /// Hash of the request that it answered.
    pub request_hash: String,
    /// HTTP status.
    pub status: i64,
    /// Version of the object, for the `ETag`.
    pub version: Option<i64>,
    /// JSON body, empty for none.
    pub body: String,
}

impl Reader {
    fn row_id(&self, key: &RequestKey) -> String {
        let scope = self.scope();
        let actor = scope.login().map_or(scope.actor().id.as_str(), |login| login.as_str());
        sha256_hex(format!("{actor}\n{}\n{}", key.route, key.key))
    }

    /// The answer to an earlier request with this key, by the same actor on the same route.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn stored_answer(&self, key: &RequestKey) -> Result<Option<StoredAnswer>, StoreError> {
        let sql = "SELECT request_hash, status, version, body FROM idempotency_keys WHERE tenant_id = $1 AND id = $2";
        self.one(self.sql(sql).bind(self.row_id(key))).await
    }
}

impl Tx {
    /// Keeps an answer for repetitions.
    pub(crate) async fn store_answer(&self, key: &RequestKey, answer: StoredAnswer) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO idempotency_keys (tenant_id, id, request_hash, status, version, body, created_at) VALUES";
        let row = vec![
            self.row_id(key).into(),
            answer.request_hash.into(),
            answer.status.into(),
            answer.version.into(),
            answer.body.into(),
            self.now_secs().into(),
        ];
        match self.exec_one(self.sql(sql).push_rows([row])).await {
            // The same request at the same time got there first: run again and find its answer.
            Err(error) if is_duplicate(&error) => {
                self.run_again();
                Err(error)
            }
            other => other,
        }
    }
}
