//! The first of its kind: the operator of an empty platform, and the account of a partner that nobody's link leads to.

use crate::auth::accounts::name_hash;
use crate::auth::password::check_initial;
use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::organization::{NewMemberRow, insert_member};
use crate::store::platform::platform_tenant;
use domain::api::error::FieldProblem;
use domain::api::partner_opening::NewPartner;
use domain::organization::PrincipalKind;
use domain::program::RealNameKind;
use sea_orm::Value;

/// Makes the first operator, if there is none yet; answers whether it did. Its first sign-in forces another password.
pub(crate) async fn first_operator(app: &App, account: &str, password: &str) -> Result<bool, ApiError> {
    check_initial(password, account)?;
    let hash = app.passwords().hash(password.to_owned()).await?;
    let (scope, hash) = (system_scope(platform_tenant(), "first operator"), hash.as_str());
    app.store()
        .tx::<_, ApiError, _, _>(&scope, |tx| async move {
            let known = "SELECT COUNT(*) FROM logins WHERE tenant_id = $1 AND kind = $2";
            let known = tx.sql(known).bind(PrincipalKind::Operator.as_str());
            if tx.value::<i64>(known).await?.unwrap_or(0) > 0 {
                return Ok(false);
            }
            if tx.is_account_name_in_use(&name_hash(account)).await? {
                return Err(ApiError::field("account", FieldProblem::Taken));
            }
            let sql = "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, created_at, updated_at)
                VALUES ($1, 'PLATFORM', $2, $2, $3, $3) ON CONFLICT (tenant_id) DO NOTHING";
            tx.exec(tx.sql(sql).bind("Partner Center").bind(tx.now_secs())).await?;
            let (subject, login) = (tx.new_id(), tx.new_id());
            let sql = "INSERT INTO logins (tenant_id, id, kind, subject_id, account, display_name, password_hash, must_change_password, created_at) VALUES";
            let row: Vec<Value> = vec![
                login.as_str().into(),
                PrincipalKind::Operator.as_str().into(),
                subject.into(),
                account.into(),
                account.into(),
                hash.into(),
                true.into(),
                tx.now_secs().into(),
            ];
            tx.exec_one(tx.sql(sql).push_rows([row])).await?;
            let sql = "INSERT INTO login_names (tenant_id, login_id, name_hash) VALUES";
            tx.exec_one(tx.sql(sql).push_rows([vec![login.as_str().into(), name_hash(account).into()]])).await?;
            let detail = serde_json::json!({ "account": account });
            tx.audit("operator.create", Object { kind: "login", id: &login }, &detail).await?;
            Ok(true)
        })
        .await
}

/// Opens a partner's account with the login that owns it, and otherwise with nothing. Runs in the tenant that is to be.
pub(crate) async fn open_partner(there: &Tx, new: &NewPartner, password_hash: &str) -> Result<(), ApiError> {
    if there.is_account_name_in_use(&name_hash(&new.account)).await? {
        return Err(ApiError::field("account", FieldProblem::Taken));
    }
    let tenant = there.scope().tenant().as_str().to_owned();
    let verified = new.real_name != RealNameKind::None;
    let sql =
        "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, real_name_status, ecosystem_manager_name, ecosystem_manager_email,
        ecosystem_manager_phone, created_at, updated_at) VALUES";
    let row: Vec<Value> = vec![
        "PARTNER".into(),
        new.name_zh.trim().into(),
        new.name_en.trim().into(),
        if verified { "VERIFIED" } else { "UNVERIFIED" }.into(),
        new.manager_name.trim().into(),
        new.manager_email.trim().into(),
        new.manager_telephone.trim().into(),
        there.now_secs().into(),
        there.now_secs().into(),
    ];
    there.exec_one(there.sql(sql).push_rows([row])).await?;
    let sql = "INSERT INTO account_standings (tenant_id, real_name, in_hcpn) VALUES";
    there.exec_one(there.sql(sql).push_rows([vec![new.real_name.as_str().into(), true.into()]])).await?;
    let sql = "INSERT INTO partner_accounts (tenant_id, id, account_type, balance) VALUES";
    there.exec_one(there.sql(sql).push_rows([vec![there.new_id().into(), 1i64.into(), 0i64.into()]])).await?;
    let member = there.new_id();
    let row = NewMemberRow {
        id: &member,
        account: &new.account,
        name: new.owner.trim(),
        email: new.email.trim(),
        telephone: new.telephone.trim(),
        director: None,
        password_hash,
        is_root: true,
    };
    insert_member(there, &row).await?;
    // Somebody else chose it.
    let sql = "UPDATE logins SET must_change_password = TRUE WHERE tenant_id = $1 AND subject_id = $2";
    there.exec_one(there.sql(sql).bind(member.as_str())).await?;
    let detail =
        serde_json::json!({ "account": new.account, "name_zh": new.name_zh.trim(), "name_en": new.name_en.trim() });
    Ok(there.audit("partner.open", Object { kind: "tenant", id: &tenant }, &detail).await?)
}
