//! Making a personal account with its login, and changing whose it is.

use super::{OBJECT, count_up, home};
use crate::auth::accounts::{end_all_sessions, name_hash};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::code;
use crate::store::specialists::contact_hash;
use crate::store::{StoreError, Tx};
use domain::api::error::FieldProblem;
use domain::api::personal_accounts::PersonalDetails;
use domain::ids::PersonalAccountId;
use domain::organization::PrincipalKind;
use domain::period::start_of_day;
use sea_orm::Value;

/// A login that is to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewLogin<'a> {
    pub(crate) account_name: &'a str,
    pub(crate) password_hash: &'a str,
}

/// The tenant in which employees sign in: an empty platform has none yet.
pub(crate) async fn ensure_home(tx: &Tx) -> Result<(), StoreError> {
    let sql = "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, created_at, updated_at)
        VALUES ($1, 'CUSTOMERS', $2, $2, $3, $3) ON CONFLICT (tenant_id) DO NOTHING";
    tx.exec(tx.sql(sql).bind(home().as_str()).bind(tx.now_secs())).await.map(drop)
}

/// Makes the account. Its first sign-in forces another password.
pub(crate) async fn create(
    tx: &Tx,
    login: NewLogin<'_>,
    person: &PersonalDetails,
) -> Result<PersonalAccountId, ApiError> {
    ensure_home(tx).await?;
    if tx.is_account_name_in_use(&name_hash(login.account_name)).await? {
        return Err(ApiError::field("account_name", FieldProblem::Taken));
    }
    let (id, login_id) = (tx.new_id(), tx.new_id());
    let sql = "INSERT INTO personal_accounts (tenant_id, id, name_hash, real_name) VALUES";
    let row = vec![id.as_str().into(), contact_hash(login.account_name).into(), person.real_name.as_str().into()];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let sql = "INSERT INTO logins (tenant_id, id, kind, subject_id, account, display_name, email, phone, password_hash,
        must_change_password, created_at) VALUES";
    let row: Vec<Value> = vec![
        login_id.as_str().into(),
        PrincipalKind::Customer.as_str().into(),
        id.as_str().into(),
        login.account_name.into(),
        "".into(),
        "".into(),
        "".into(),
        login.password_hash.into(),
        true.into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let sql = "INSERT INTO login_names (tenant_id, login_id, name_hash) VALUES";
    tx.exec_one(tx.sql(sql).push_rows([vec![login_id.into(), name_hash(login.account_name).into()]])).await?;
    let id: PersonalAccountId = code(&id, "personal_accounts.id")?;
    write(tx, &id, person).await?;
    let detail = serde_json::json!({ "account_name": login.account_name, "real_name": person.real_name });
    tx.audit("personal_account.create", Object { kind: OBJECT, id: id.as_str() }, &detail).await?;
    Ok(id)
}

/// Says whose the account is from now on.
pub(crate) async fn change(tx: &Tx, id: &PersonalAccountId, person: &PersonalDetails) -> Result<(), ApiError> {
    write(tx, id, person).await?;
    count_up(tx, id).await?;
    let detail = serde_json::json!({ "real_name": person.real_name, "is_partner": person.is_partner });
    Ok(tx.audit("personal_account.change", Object { kind: OBJECT, id: id.as_str() }, &detail).await?)
}

async fn write(tx: &Tx, id: &PersonalAccountId, person: &PersonalDetails) -> Result<(), StoreError> {
    let found_by = |contact: &str| if contact.is_empty() { String::new() } else { contact_hash(contact) };
    let sql = "UPDATE personal_accounts SET mobile_hash = $3, email_hash = $4, real_name = $5, is_partner = $6, position = $7,
            cloud_since = $8 WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(id.as_str()).bind(found_by(&person.telephone)).bind(found_by(&person.email));
    let query = query.bind(person.real_name.as_str()).bind(person.is_partner).bind(person.position.as_str());
    tx.exec_one(query.bind(person.cloud_since.map(|day| start_of_day(day).timestamp()))).await?;
    let sql = "UPDATE logins SET display_name = $3, email = $4, phone = $5, version = version + 1
        WHERE tenant_id = $1 AND subject_id = $2";
    let query = tx.sql(sql).bind(id.as_str()).bind(person.name.as_str()).bind(person.email.as_str());
    tx.exec_one(query.bind(person.telephone.as_str())).await
}

/// Sets another initial password: every session ends, and the next sign-in forces a change.
pub(crate) async fn reset_password(tx: &Tx, id: &PersonalAccountId, hash: &str) -> Result<(), ApiError> {
    let login = "SELECT id FROM logins WHERE tenant_id = $1 AND subject_id = $2 ORDER BY id LIMIT 1";
    let login: Option<String> = tx.value(tx.sql(login).bind(id.as_str())).await?;
    let login = login.ok_or(ApiError::NotFound)?;
    let sql = "UPDATE logins SET password_hash = $3, must_change_password = TRUE, version = version + 1
        WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(login.as_str()).bind(hash)).await?;
    end_all_sessions(tx, &login).await?;
    count_up(tx, id).await?;
    Ok(tx.audit("personal_account.reset_password", Object { kind: OBJECT, id: id.as_str() }, &()).await?)
}
