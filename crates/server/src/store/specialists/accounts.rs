//! Personal accounts: finding them, what decides whether they can be invited, and binding them to one partner.

use crate::auth::scope::{AsScope, SystemScope, system_scope};
use crate::ids::sha256_hex;
use crate::store::customers::{code, moment};
use crate::store::requests::notify::tenant;
use crate::store::specialists::row::of_account;
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::program::RealNameKind;
use domain::rules::specialists::invitation::InvitationTargetFacts;
use domain::states::specialist::SpecialistState;
use sea_orm::FromQueryResult;

/// A personal account as an invitation sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct PersonalAccount {
    pub(crate) tenant_id: String,
    pub(crate) id: String,
    pub(crate) account_name: String,
    pub(crate) name: String,
    pub(crate) real_name: String,
    pub(crate) is_partner: bool,
    pub(crate) linked_tenant_id: Option<String>,
}

/// How a phone number, mail address or account name is looked up: blanks and capitals do not matter.
pub(crate) fn contact_hash(contact: &str) -> String {
    let folded: String = contact.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    sha256_hex(format!("contact\n{folded}"))
}

/// The scope in which the records of a personal account are kept.
pub(super) fn home_scope(home: &str) -> Result<SystemScope, StoreError> {
    Ok(system_scope(tenant(home)?, "specialists"))
}

/// The account as it is now.
pub(crate) async fn account(db: &Reader, home: &str, id: &str) -> Result<Option<PersonalAccount>, StoreError> {
    let sql = "SELECT p.tenant_id, p.id, l.account AS account_name, l.display_name AS name, p.real_name, p.is_partner, p.linked_tenant_id
         FROM personal_accounts p JOIN logins l ON l.tenant_id = p.tenant_id AND l.subject_id = p.id
         WHERE p.tenant_id = $1 AND p.id = $2 ORDER BY l.id LIMIT 1";
    let home = db.within(home_scope(home)?.scope().clone());
    home.one(home.sql(sql).bind(id)).await
}

/// How much the account would share with a partner.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub(crate) struct SharedCounts {
    pub(crate) position: String,
    pub(crate) certificates: i64,
    pub(crate) trainings: i64,
    pub(crate) projects: i64,
}

/// What the owner of the account reads before it accepts.
pub(crate) async fn shared_counts(db: &Reader, home: &str, account: &str) -> Result<SharedCounts, StoreError> {
    let home = db.within(home_scope(home)?.scope().clone());
    let sql = "SELECT a.position,
            (SELECT COUNT(*) FROM personal_certificates c WHERE c.tenant_id = a.tenant_id AND c.account_id = a.id
                AND c.withdrawn_at IS NULL) AS certificates,
            (SELECT COUNT(*) FROM personal_trainings t WHERE t.tenant_id = a.tenant_id AND t.account_id = a.id) AS trainings,
            (SELECT COUNT(*) FROM personal_projects p WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id) AS projects
         FROM personal_accounts a WHERE a.tenant_id = $1 AND a.id = $2";
    Ok(home.one(home.sql(sql).bind(account)).await?.unwrap_or_default())
}

#[derive(Debug, FromQueryResult)]
struct LinkedAt {
    linked_at: i64,
}

/// What R-35 rests on, seen from the partner of this scope.
pub(crate) async fn target_facts(
    db: &Reader,
    account: &PersonalAccount,
    now: i64,
) -> Result<InvitationTargetFacts, StoreError> {
    let link = of_account(db, &account.tenant_id, &account.id).await?;
    let link: Option<SpecialistState> = link.map(|row| row.state_at(now)).transpose()?;
    let home = db.within(home_scope(&account.tenant_id)?.scope().clone());
    let sql = "SELECT linked_at FROM personal_links WHERE tenant_id = $1 AND account_id = $2 ORDER BY linked_at DESC LIMIT 100";
    let links: Vec<LinkedAt> = home.all(home.sql(sql).bind(account.id.as_str())).await?;
    let me = db.scope().tenant().as_str();
    let partners_at: Vec<DateTime<Utc>> = links.iter().map(|row| moment(row.linked_at)).collect::<Result<_, _>>()?;
    let real_name: RealNameKind = code(&account.real_name, "personal_accounts.real_name")?;
    Ok(InvitationTargetFacts {
        link,
        enterprise_verified: real_name == RealNameKind::Enterprise,
        linked_to_another: account.linked_tenant_id.as_deref().is_some_and(|tenant| tenant != me),
        is_partner: account.is_partner,
        partners_at,
        too_many_partners: None,
    })
}

/// Binds the account to the partner of this transaction; answers whether it was free.
pub(super) async fn bind(tx: &Tx, home: &str, account: &str) -> Result<bool, StoreError> {
    let me = tx.scope().tenant().as_str().to_owned();
    let home = tx.within(&home_scope(home)?);
    let update = "UPDATE personal_accounts SET linked_tenant_id = $3 WHERE tenant_id = $1 AND id = $2 AND linked_tenant_id IS NULL";
    if home.exec(home.sql(update).bind(account).bind(me.as_str())).await? != 1 {
        return Ok(false);
    }
    let upsert =
        "INSERT INTO personal_links (tenant_id, account_id, partner_tenant_id, linked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, account_id, partner_tenant_id) DO UPDATE SET linked_at = excluded.linked_at";
    home.exec_one(home.sql(upsert).bind(account).bind(me).bind(tx.now_secs())).await?;
    Ok(true)
}

/// Ends the bond: the partner reads nothing of the account any more, and others can invite it.
pub(super) async fn release(tx: &Tx, home: &str, account: &str) -> Result<(), StoreError> {
    let me = tx.scope().tenant().as_str().to_owned();
    let home = tx.within(&home_scope(home)?);
    let update = "UPDATE personal_accounts SET linked_tenant_id = NULL WHERE tenant_id = $1 AND id = $2 AND linked_tenant_id = $3";
    home.exec_one(home.sql(update).bind(account).bind(me)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_found_however_it_is_typed() {
        assert_eq!(contact_hash("He.Lan@Example.com "), contact_hash("he.lan@example.com"));
        assert_eq!(contact_hash("199 0000 0001"), contact_hash("19900000001"));
        assert_ne!(contact_hash("he.lan"), contact_hash("he.lan1"));
    }
}
