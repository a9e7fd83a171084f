//! Wrong passwords lock a name for a while, whether or not a login has it: the lock must not tell which names exist.

use crate::auth::accounts::sign_in_scope;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::platform::platform_tenant;
use crate::store::{StoreError, Tx};
use chrono::{DateTime, Duration};
use domain::ids::TenantId;
use sea_orm::FromQueryResult;

/// Wrong passwords in a row before the name is locked.
const TRIES: i64 = 5;
/// How long it is locked then.
const LOCK: Duration = Duration::minutes(15);
/// Wrong passwords longer ago than this do not count any more. More than the lock, so that waiting gains nothing.
const MEMORY: Duration = Duration::hours(1);

#[derive(Debug, FromQueryResult)]
struct Failures {
    locked_until: i64,
}

/// Lets a sign-in go on unless its name is locked; tells whether there are failures to forget.
pub(crate) async fn check(app: &App, name_hash: &str) -> Result<bool, ApiError> {
    let db = app.read(&sign_in_scope(platform_tenant()));
    let sql = "SELECT locked_until FROM sign_in_failures WHERE tenant_id = $1 AND name_hash = $2";
    let Some(found) = db.one::<Failures>(db.sql(sql).bind(name_hash)).await? else { return Ok(false) };
    let until = DateTime::from_timestamp(found.locked_until, 0).filter(|until| *until > app.now());
    until.map_or(Ok(true), |until| Err(ApiError::LockedOut(until)))
}

/// Notes a failure; answers the refusal, which for the last try is the lock.
///
/// `owner` is the tenant and the id of the login that has the name: its tenant's audit log tells of the lock.
pub(crate) async fn count(app: &App, name_hash: &str, owner: Option<(TenantId, String)>) -> Result<ApiError, ApiError> {
    let scope = sign_in_scope(platform_tenant());
    let locked_until = app.store().tx(&scope, |tx| async move { count_one(&tx, name_hash).await }).await?;
    let Some(until) = locked_until else { return Ok(ApiError::WrongCredentials) };
    // The same work for a name that nobody has, so that the time tells nothing either.
    let (tenant, kind, id) = match owner {
        Some((tenant, login)) => (tenant, "login", login),
        None => (platform_tenant(), "login_name", name_hash.to_owned()),
    };
    let object = Object { kind, id: &id };
    app.store()
        .tx::<_, StoreError, _, _>(
            &sign_in_scope(tenant),
            |tx| async move { tx.audit("login.locked", object, &()).await },
        )
        .await?;
    Ok(ApiError::LockedOut(until))
}

async fn count_one(tx: &Tx, name_hash: &str) -> Result<Option<DateTime<chrono::Utc>>, StoreError> {
    let sql = "INSERT INTO sign_in_failures (tenant_id, name_hash, failed_count, locked_until, at) VALUES";
    let row = vec![name_hash.into(), 1i64.into(), 0i64.into(), tx.now_secs().into()];
    let count = tx.sql(sql).push_rows([row]).push(
        " ON CONFLICT (tenant_id, name_hash) DO UPDATE SET failed_count = sign_in_failures.failed_count + 1, at = excluded.at RETURNING failed_count",
    );
    let failed: i64 = tx.value(count).await?.unwrap_or(0);
    if failed < TRIES {
        return Ok(None);
    }
    let until = tx.now() + LOCK;
    let lock =
        "UPDATE sign_in_failures SET failed_count = 0, locked_until = $3 WHERE tenant_id = $1 AND name_hash = $2";
    tx.exec_one(tx.sql(lock).bind(name_hash).bind(until.timestamp())).await?;
    Ok(Some(until))
}

/// Forgets the failures of a name: its login has signed in.
pub(crate) async fn forget(app: &App, name_hash: &str) -> Result<(), StoreError> {
    app.store()
        .tx(&sign_in_scope(platform_tenant()), |tx| async move {
            let sql = "DELETE FROM sign_in_failures WHERE tenant_id = $1 AND name_hash = $2";
            tx.exec(tx.sql(sql).bind(name_hash)).await.map(drop)
        })
        .await
}

/// Forgets what is too long ago; answers how many names. Anybody can make up names, so they must not stay.
pub(crate) async fn forget_old(app: &App) -> Result<u64, StoreError> {
    app.store()
        .tx(&sign_in_scope(platform_tenant()), |tx| async move {
            let sql = "DELETE FROM sign_in_failures WHERE tenant_id = $1 AND at < $2";
            tx.exec(tx.sql(sql).bind((tx.now() - MEMORY).timestamp())).await
        })
        .await
}
