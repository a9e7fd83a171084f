//! Mails out of the outbox. At least once: a mail sent right before a crash is sent again.

use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::jobs::mail::{Mail, Mailer};
use crate::state::App;
use crate::store::{StoreError, Tx};
use domain::ids::TenantId;
use sea_orm::FromQueryResult;

/// Tries before a mail counts as failed; the pauses double from a minute on.
const TRIES: i64 = 8;

#[derive(Debug, FromQueryResult)]
struct Due {
    id: String,
    kind: String,
    params: String,
    mail_tries: i64,
    email: String,
    locale: String,
}

/// One round over all tenants.
pub(in crate::jobs) async fn deliver(app: App) -> Result<u64, ApiError> {
    let Some(mailer) = Mailer::of(app.config())? else { return Ok(0) };
    let mut done = 0;
    for tenant in app.store().tenants().await? {
        done += deliver_tenant(&app, &mailer, tenant).await?;
    }
    Ok(done)
}

async fn deliver_tenant(app: &App, mailer: &Mailer, tenant: TenantId) -> Result<u64, ApiError> {
    let scope = system_scope(tenant, "outbox-mail");
    let reader = app.read(&scope);
    let sql = "SELECT o.id, o.kind, o.params, o.mail_tries, COALESCE(o.mail_to, l.email) AS email, l.locale FROM outbox_messages o
         JOIN logins l ON l.tenant_id = o.tenant_id AND l.id = o.recipient_login_id
         WHERE o.tenant_id = $1 AND o.mail_state = 'DUE' AND o.mail_next_at <= $2 ORDER BY o.mail_next_at, o.id LIMIT 50";
    let due: Vec<Due> = reader.all(reader.sql(sql).bind(app.now().timestamp())).await?;
    let mut done = 0;
    for message in &due {
        let sent = message.email.is_empty()
            || mailer.send(&Mail::of(&message.email, &message.locale, &message.kind, &message.params)).await;
        app.store().tx::<_, StoreError, _, _>(&scope, |tx| async move { note(&tx, message, sent).await }).await?;
        done += u64::from(sent);
    }
    Ok(done)
}

async fn note(tx: &Tx, message: &Due, sent: bool) -> Result<(), StoreError> {
    let (state, pause) = match (sent, message.email.is_empty()) {
        (_, true) => ("NONE", 0),
        (true, _) => ("SENT", 0),
        (false, _) if message.mail_tries + 1 >= TRIES => ("FAILED", 0),
        (false, _) => ("DUE", 60 << message.mail_tries.clamp(0, 10)),
    };
    let sent_at = (state == "SENT").then(|| tx.now_secs());
    let sql = "UPDATE outbox_messages SET mail_state = $3, mail_tries = mail_tries + 1, mail_next_at = $4, sent_at = $5 WHERE tenant_id = $1 AND id = $2";
    tx.exec(tx.sql(sql).bind(message.id.as_str()).bind(state).bind(tx.now_secs() + pause).bind(sent_at)).await?;
    Ok(())
}

#[cfg(test)]
#[path = "outbox_tests.rs"]
mod tests;
