//! Leases: which server runs a job. A row taken by one conditional update; the fence grows with each taker.

use crate::auth::scope::system_scope;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::platform::platform_tenant;

impl Store {
    /// Takes or keeps the lease of a job; answers the fence number, or `None` while another server has it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn take_lease(&self, job: &'static str, holder: &str, seconds: i64) -> Result<Option<i64>, StoreError> {
        let scope = system_scope(platform_tenant(), job);
        self.tx(&scope, |tx| async move {
            let create = "INSERT INTO leases (tenant_id, id, holder, until_at, fence) VALUES ($1, $2, '', 0, 0) ON CONFLICT (tenant_id, id) DO NOTHING";
            tx.exec(tx.sql(create).bind(job)).await?;
            let take = "UPDATE leases SET holder = $3, until_at = $4, fence = fence + 1 WHERE tenant_id = $1 AND id = $2 AND (until_at < $5 OR holder = $3)";
            let query = tx.sql(take).bind(job).bind(holder).bind(tx.now_secs() + seconds).bind(tx.now_secs());
            if tx.exec(query).await? == 0 {
                return Ok(None);
            }
            tx.value(tx.sql("SELECT fence FROM leases WHERE tenant_id = $1 AND id = $2").bind(job)).await
        })
        .await
    }
}
