//! What the owner of a personal account sees: its records, the link to a partner, and the letters that wait.

use crate::auth::scope::{AsScope, SystemScope, system_scope};
use crate::store::customers::{PartnerContext, moment};
use crate::store::requests::notify::tenant;
use crate::store::specialists::invite::find_invitation;
use crate::store::specialists::projects::projects;
use crate::store::specialists::records::{personal, trainings};
use crate::store::specialists::row::{find, of_account};
use crate::store::{Reader, Store, StoreError, organization};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::own_records::{OpenInvitation, OwnLink, OwnRecords};
use domain::api::time;
use domain::rules::policy::Policy;
use domain::states::specialist::SpecialistState;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;

/// Everything about the account of this scope; none when it is no personal account.
pub(crate) async fn own_records(
    store: &Store,
    db: &Reader,
    account: &str,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<Option<OwnRecords>, StoreError> {
    let link = link(db, account, now).await?;
    let bound = link.as_ref().is_some_and(OwnLink::is_shown);
    let Some(person) = personal(db, account, bound, now).await? else { return Ok(None) };
    let projects = projects(db, account).await?;
    Ok(Some(OwnRecords {
        personally_verified: person.verified,
        position: person.position,
        cloud_since: person.cloud_since,
        certificates: person.certificates,
        trainings: trainings(db, account).await?,
        projects: projects.iter().map(|row| row.own(policy, now)).collect::<Result<_, _>>()?,
        link,
        invitations: invitations(store, db, account, now).await?,
    }))
}

/// The scope in which the partner keeps its side of the link.
fn partner_scope(partner: &str) -> Result<SystemScope, StoreError> {
    Ok(system_scope(tenant(partner)?, "own records"))
}

#[derive(Debug, FromQueryResult)]
struct LinkRow {
    partner_tenant_id: String,
    linked_at: i64,
}

/// The partner of now; without one, the last.
async fn link(db: &Reader, account: &str, now: DateTime<Utc>) -> Result<Option<OwnLink>, StoreError> {
    let sql = "SELECT k.partner_tenant_id, k.linked_at FROM personal_links k
         LEFT JOIN personal_accounts a ON a.tenant_id = k.tenant_id AND a.id = k.account_id AND a.linked_tenant_id = k.partner_tenant_id
         WHERE k.tenant_id = $1 AND k.account_id = $2
         ORDER BY CASE WHEN a.id IS NULL THEN 1 ELSE 0 END, k.linked_at DESC, k.partner_tenant_id LIMIT 1";
    let Some(known) = db.one::<LinkRow>(db.sql(sql).bind(account)).await? else { return Ok(None) };
    let there = db.elsewhere(&partner_scope(&known.partner_tenant_id)?);
    let Some(row) = of_account(&there, db.scope().tenant().as_str(), account).await? else { return Ok(None) };
    let (link, partner) = (row.wire(now.timestamp(), None)?, PartnerContext::load(&there).await?);
    let administrators = if link.state.is_bound() { organization::role_givers(&there).await? } else { Vec::new() };
    Ok(Some(OwnLink {
        partner_name_zh: partner.name_zh,
        partner_name_en: partner.name_en,
        state: link.state,
        state_since: link.state_since,
        bound_at: moment(known.linked_at)?,
        path: link.path,
        administrators,
    }))
}

#[derive(Debug, FromQueryResult)]
struct LetterRow {
    params: String,
    created_at: i64,
}

/// Letters that can still be answered. Only a hash of each token is stored, so the letter itself is asked for its link.
async fn invitations(
    store: &Store,
    db: &Reader,
    account: &str,
    now: DateTime<Utc>,
) -> Result<Vec<OpenInvitation>, StoreError> {
    let sql = "SELECT m.params, m.created_at FROM outbox_messages m JOIN logins l ON l.tenant_id = m.tenant_id AND l.id = m.recipient_login_id
         WHERE m.tenant_id = $1 AND l.subject_id = $2";
    let query = db.sql(sql).bind(account).push_bind(" AND m.kind = ", MessageKind::SpecialistInvited.as_str());
    let letters: Vec<LetterRow> = db.all(query.push(" ORDER BY m.created_at DESC, m.id DESC LIMIT 100")).await?;
    let mut open = Vec::new();
    for letter in &letters {
        open.extend(invitation(store, db, letter, now).await?);
    }
    Ok(open)
}

async fn invitation(
    store: &Store,
    db: &Reader,
    letter: &LetterRow,
    now: DateTime<Utc>,
) -> Result<Option<OpenInvitation>, StoreError> {
    let corrupt = StoreError::Corrupt { column: "outbox_messages.params" };
    let params: BTreeMap<String, String> = serde_json::from_str(&letter.params).map_err(|_| corrupt)?;
    let param = |name: &str| params.get(name).cloned().unwrap_or_default();
    let link = param("link");
    let may_wait = time::from_text(&param("due")).is_some_and(|due| now < due);
    let Some(token) = link.strip_prefix("/c/specialist/").filter(|_| may_wait) else { return Ok(None) };
    let Some(known) = find_invitation(store, token).await? else { return Ok(None) };
    let there = db.elsewhere(&partner_scope(&known.tenant_id)?);
    let row = find(&there, &known.specialist_id).await?;
    // A later letter to the same account is the one that counts.
    let Some(row) = row.filter(|row| row.token_hash == known.token_hash) else { return Ok(None) };
    if row.state_at(now.timestamp())? != SpecialistState::Invited {
        return Ok(None);
    }
    Ok(Some(OpenInvitation {
        partner_name_zh: param("partner_zh"),
        partner_name_en: param("partner_en"),
        inviter: param("inviter"),
        invited_at: moment(letter.created_at)?,
        invited_until: moment(row.invited_until)?,
        link,
    }))
}
