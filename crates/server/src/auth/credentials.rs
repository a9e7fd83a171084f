//! Account and password, with the lock that wrong ones lead to; the same wherever they are typed.

use crate::auth::accounts::name_hash;
use crate::auth::lockout;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::StoreError;
use crate::store::platform::LoginRow;
use domain::ids::TenantId;

/// The login of these credentials.
pub(crate) async fn verify(app: &App, account: &str, password: String) -> Result<LoginRow, ApiError> {
    let name = name_hash(account);
    let failed_before = lockout::check(app, &name).await?;
    // A login that is disabled is answered like a name that nobody has.
    let login = app.store().login_by_name_hash(&name).await?.filter(|login| !login.disabled);
    let stored = login.as_ref().map(|login| login.password_hash.clone());
    let matches = app.passwords().verify(password, stored).await?;
    let login = match login {
        Some(login) if matches => login,
        login => {
            let owner = login.map(|login| Ok::<_, ApiError>((tenant_of(&login)?, login.id))).transpose()?;
            return Err(lockout::count(app, &name, owner).await?);
        }
    };
    if failed_before {
        lockout::forget(app, &name).await?;
    }
    Ok(login)
}

/// The tenant of a login.
pub(crate) fn tenant_of(login: &LoginRow) -> Result<TenantId, ApiError> {
    TenantId::new(login.tenant_id.as_str())
        .map_err(|_| ApiError::Store(StoreError::Corrupt { column: "logins.tenant_id" }))
}
