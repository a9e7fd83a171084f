//! Forgets what is past its time: idempotency keys after seven days, sessions and codes a day after their end,
//! wrong passwords after an hour, files that belong to nothing after a day.

use crate::auth::lockout;
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::StoreError;
use chrono::Duration;
use domain::attachment::WAITING_DAYS;

/// One round over all tenants.
pub(in crate::jobs) async fn forget_old(app: App) -> Result<u64, ApiError> {
    let mut done = lockout::forget_old(&app).await?;
    for tenant in app.store().tenants().await? {
        let scope = system_scope(tenant, "cleanup");
        done += app
            .store()
            .tx::<_, StoreError, _, _>(&scope, |tx| async move {
                let (week_ago, day_ago) = (tx.now() - Duration::days(7), tx.now() - Duration::days(1));
                let unused = tx.now() - Duration::days(WAITING_DAYS);
                let mut rows = 0;
                for (sql, before) in [
                    ("DELETE FROM idempotency_keys WHERE tenant_id = $1 AND created_at < $2", week_ago),
                    ("DELETE FROM sessions WHERE tenant_id = $1 AND expires_at < $2", day_ago),
                    ("DELETE FROM verification_codes WHERE tenant_id = $1 AND expires_at < $2", day_ago),
                    ("DELETE FROM attachments WHERE tenant_id = $1 AND proves IS NULL AND uploaded_at < $2", unused),
                ] {
                    rows += tx.exec(tx.sql(sql).bind(before.timestamp())).await?;
                }
                Ok(rows)
            })
            .await?;
    }
    Ok(done)
}
