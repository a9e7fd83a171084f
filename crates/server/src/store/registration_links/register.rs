//! What a link does, once: an account of the same company, with the login that owns it.

use super::row::find;
use crate::auth::accounts::name_hash;
use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::company;
use crate::store::customers::code;
use crate::store::organization::{NewMemberRow, insert_member};
use crate::store::outbox::Params;
use crate::store::requests::notify::partner_administrators;
use crate::store::{Reader, StoreError, Tx};
use domain::api::error::FieldProblem;
use domain::api::messages::MessageKind;
use domain::api::registration_links::LinkState;
use domain::ids::TenantId;
use domain::registration::account_faults;
use sea_orm::FromQueryResult;

/// What was typed, its password hashed.
#[derive(Debug)]
pub(crate) struct NewAccount<'a> {
    pub(crate) account: &'a str,
    pub(crate) name: &'a str,
    pub(crate) telephone: &'a str,
    pub(crate) password_hash: &'a str,
}

#[derive(FromQueryResult)]
struct Maker {
    name_zh: String,
    name_en: String,
    real_name_status: String,
    ecosystem_manager_name: String,
    ecosystem_manager_email: String,
    ecosystem_manager_phone: String,
}

#[derive(FromQueryResult)]
struct Phone {
    phone: String,
}

/// The phone numbers of whoever made the link and of the login that owns the account: the new one needs another.
pub(crate) async fn phones(db: &Reader, made_by: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT phone FROM logins WHERE tenant_id = $1 AND (id = $2 OR kind = 'PARTNER_ROOT') AND phone <> ''
        UNION SELECT m.phone FROM members m JOIN logins l ON l.tenant_id = m.tenant_id AND l.subject_id = m.id
            WHERE m.tenant_id = $1 AND (l.id = $2 OR l.kind = 'PARTNER_ROOT') AND m.phone <> ''";
    let phones: Vec<Phone> = db.all(db.sql(sql).bind(made_by)).await?;
    Ok(phones.into_iter().map(|row| row.phone).collect())
}

/// Registers the account, and ends the link. Runs in the tenant that made the link; the link is the right to it.
pub(crate) async fn register(tx: &Tx, link_id: &str, new: &NewAccount<'_>) -> Result<(), ApiError> {
    let link = find(tx, link_id).await?.ok_or(ApiError::NotFound)?;
    let state = link.state(tx.now())?;
    if state != LinkState::Open {
        return Err(ApiError::State { state: state.to_string() });
    }
    let taken = phones(tx, &link.made_by).await?;
    let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
    ApiError::unless_faultless(account_faults(new.account, new.name, new.telephone, &taken))?;
    if tx.is_account_name_in_use(&name_hash(new.account)).await? {
        return Err(ApiError::field("account", FieldProblem::Taken));
    }
    let sql = "UPDATE registration_links SET account = $3, ended_at = $4, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $5";
    let query = tx.sql(sql).bind(link_id).bind(new.account).bind(tx.now_secs()).bind(link.version);
    tx.exec_one(query).await?;
    let company = company::of_company(tx).await?;
    let tenant: TenantId = code(&tx.new_id(), "tenants.tenant_id")?;
    let there = tx.within(&system_scope(tenant.clone(), "registration"));
    open(tx, &there, new, &company).await?;
    let detail = serde_json::json!({ "account": new.account, "tenant": tenant, "company": company });
    tx.audit("registration_link.use", Object { kind: "registration_link", id: link_id }, &detail).await?;
    there.audit("account.register", Object { kind: "tenant", id: tenant.as_str() }, &detail).await?;
    let params = Params::from([("account", new.account.to_owned()), ("from", new.name.to_owned())]);
    Ok(partner_administrators(tx, MessageKind::AccountRegistered, &params).await?)
}

/// The tenant of the new account: of the same company, verified and looked after like the one that made the link, and
/// otherwise with nothing.
async fn open(tx: &Tx, there: &Tx, new: &NewAccount<'_>, company: &str) -> Result<(), ApiError> {
    let sql = "SELECT name_zh, name_en, real_name_status, ecosystem_manager_name, ecosystem_manager_email,
            ecosystem_manager_phone FROM tenants WHERE tenant_id = $1";
    let maker: Maker = tx.one(tx.sql(sql)).await?.ok_or(ApiError::NotFound)?;
    // Two accounts of one name could not be told apart in a list.
    let named = |name: &str| format!("{name} ({})", new.account);
    let sql = "INSERT INTO tenants (tenant_id, kind, name_zh, name_en, real_name_status, ecosystem_manager_name,
        ecosystem_manager_email, ecosystem_manager_phone, company_id, created_at, updated_at) VALUES";
    let row = vec![
        "PARTNER".into(),
        named(&maker.name_zh).into(),
        named(&maker.name_en).into(),
        maker.real_name_status.into(),
        maker.ecosystem_manager_name.into(),
        maker.ecosystem_manager_email.into(),
        maker.ecosystem_manager_phone.into(),
        company.into(),
        tx.now_secs().into(),
        tx.now_secs().into(),
    ];
    there.exec_one(there.sql(sql).push_rows([row])).await?;
    // As whom the company is verified, and on which site, is no affair of one account alone.
    let standing = "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, on_international_site)
        SELECT CAST($2 AS TEXT), real_name, in_hcpn, on_international_site FROM account_standings WHERE tenant_id = $1";
    tx.exec(tx.sql(standing).bind(there.scope().tenant().as_str())).await?;
    let account = "INSERT INTO partner_accounts (tenant_id, id, account_type, balance) VALUES";
    there.exec_one(there.sql(account).push_rows([vec![there.new_id().into(), 1i64.into(), 0i64.into()]])).await?;
    let member = there.new_id();
    let row = NewMemberRow {
        id: &member,
        account: new.account,
        name: new.name,
        email: "",
        telephone: new.telephone,
        director: None,
        password_hash: new.password_hash,
        is_root: true,
    };
    Ok(insert_member(there, &row).await?)
}
