//! Inviting an employee: the link, the letter, and the token in it. Only hashes of tokens are stored.

use crate::auth::Session;
use crate::auth::scope::AsScope;
use crate::http::error::{ApiError, transition};
use crate::ids::sha256_hex;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, caller, moment};
use crate::store::outbox::Params;
use crate::store::search::search_text;
use crate::store::specialists::accounts::{PersonalAccount, home_scope};
use crate::store::specialists::row::{self, of_account};
use crate::store::{Reader, Store, StoreError, Tx};
use chrono::{DateTime, Duration, Utc};
use domain::api::messages::MessageKind;
use domain::api::time;
use domain::association::Party;
use domain::period::{business_day, start_of_day};
use domain::rules::policy::Policy;
use domain::rules::specialists::invitation::InvitationFacts;
use domain::states::machine::Actor;
use domain::states::specialist::{SpecialistEvent, SpecialistState};
use sea_orm::FromQueryResult;

/// How tokens are stored.
pub(crate) fn invitation_token_hash(token: &str) -> String {
    sha256_hex(format!("specialist-invitation\n{token}"))
}

/// Where a token leads.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Invitation {
    pub(crate) tenant_id: String,
    pub(crate) specialist_id: String,
    pub(crate) token_hash: String,
}

/// The invitation behind a token, whatever became of it.
pub(crate) async fn find_invitation(store: &Store, token: &str) -> Result<Option<Invitation>, StoreError> {
    store.specialist_invitation_by_token_hash(&invitation_token_hash(token)).await
}

#[derive(Debug, FromQueryResult)]
struct SentAt {
    created_at: i64,
}

/// When this login invited today, for the cap of R-34.
pub(crate) async fn invited_today(
    db: &Reader,
    login: &str,
    now: DateTime<Utc>,
) -> Result<Vec<DateTime<Utc>>, StoreError> {
    let sql =
        "SELECT created_at FROM specialist_invitations WHERE tenant_id = $1 AND invited_by = $2 AND created_at >= $3
         ORDER BY created_at LIMIT 1000";
    let since = start_of_day(business_day(now)).timestamp();
    let sent: Vec<SentAt> = db.all(db.sql(sql).bind(login).bind(since)).await?;
    sent.iter().map(|row| moment(row.created_at)).collect()
}

/// Who wants to invite: its login, and whether its roles make it an administrator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asker<'a> {
    pub(crate) login: &'a str,
    pub(crate) is_admin: bool,
}

impl<'a> Asker<'a> {
    /// Whoever has this session.
    pub(crate) fn of(session: &'a Session) -> Self {
        Self { login: session.login.as_str(), is_admin: caller(session).is_admin }
    }
}

/// What R-34 rests on when this login sends one more invitation.
pub(crate) async fn invitation_facts(
    db: &Reader,
    by: Asker<'_>,
    now: DateTime<Utc>,
) -> Result<InvitationFacts, StoreError> {
    let memberships = crate::store::programs::memberships(db, now).await?;
    Ok(InvitationFacts {
        is_admin: by.is_admin,
        in_hcpn: Some(crate::store::programs::in_hcpn(db).await?),
        paths: super::chosen_paths(db, now).await?,
        programs: memberships.iter().filter(|row| row.state.is_member()).map(|row| row.program).collect(),
        invited_at: invited_today(db, by.login, now).await?,
        inviting: 1,
    })
}

/// Who invites, under which policy, and where users reach the server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inviter<'a> {
    pub(crate) login: &'a str,
    pub(crate) policy: &'a Policy,
    pub(crate) public_url: &'a str,
}

/// Sends the invitation, the first or another one; answers the id of the link. The rules have allowed it.
pub(crate) async fn invite(tx: &Tx, account: &PersonalAccount, by: Inviter<'_>) -> Result<String, ApiError> {
    let known = of_account(tx, &account.tenant_id, &account.id).await?;
    let until = tx.now() + Duration::days(by.policy.specialist.invitation_days.into());
    let (id, event) = if let Some(link) = known {
        let state = link.state_at(tx.now_secs())?;
        let next = transition(state, SpecialistEvent::Resend, Actor::Partner)?;
        let sql = "UPDATE specialists SET state = $4, state_since = $5, invited_at = $5, invited_until = $6, account_name = $7, name = $8,
                search_text = $9, path = NULL, apply_document = '', apply_note = '', cancel_document = '', cancel_reason = '', answer = '',
                version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let query = tx.sql(sql).bind(link.id.as_str()).bind(link.version).bind(next.to.as_str()).bind(tx.now_secs());
        let query = query.bind(until.timestamp()).bind(account.account_name.as_str()).bind(account.name.as_str());
        tx.exec_one(query.bind(search_text(&account.name, &account.account_name, "", ""))).await?;
        (link.id, SpecialistEvent::Resend.as_str())
    } else {
        let id = tx.new_id();
        let sql = "INSERT INTO specialists (tenant_id, id, home_tenant_id, account_id, account_name, name, search_text, state, state_since,
                invited_at, invited_until) VALUES";
        let row = vec![
            id.as_str().into(),
            account.tenant_id.as_str().into(),
            account.id.as_str().into(),
            account.account_name.as_str().into(),
            account.name.as_str().into(),
            search_text(&account.name, &account.account_name, "", "").into(),
            SpecialistState::Invited.as_str().into(),
            tx.now_secs().into(),
            tx.now_secs().into(),
            until.timestamp().into(),
        ];
        tx.exec_one(tx.sql(sql).push_rows([row])).await?;
        (id, "INVITED")
    };
    row::record(tx, &id, event, Party::Partner, None).await?;
    letter(tx, &id, account, until, by).await?;
    let detail = serde_json::json!({ "account_id": account.id, "event": event, "policy_version": by.policy.version });
    tx.audit("specialist.invite", Object { kind: "specialist", id: &id }, &detail).await?;
    Ok(id)
}

/// The token, and the message and mail that carry it to the account's owner.
async fn letter(
    tx: &Tx,
    id: &str,
    account: &PersonalAccount,
    until: DateTime<Utc>,
    by: Inviter<'_>,
) -> Result<(), StoreError> {
    let token = tx.ids().token();
    let sql =
        "INSERT INTO specialist_invitations (tenant_id, token_hash, specialist_id, invited_by, created_at) VALUES";
    let row = vec![invitation_token_hash(token.reveal()).into(), id.into(), by.login.into(), tx.now_secs().into()];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let current = "UPDATE specialists SET token_hash = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(current).bind(id).bind(invitation_token_hash(token.reveal()))).await?;
    let partner = PartnerContext::load(tx).await?;
    let params = Params::from([
        ("from", partner.name_zh.clone()),
        ("partner_zh", partner.name_zh),
        ("partner_en", partner.name_en),
        ("inviter", tx.scope().actor().name.clone()),
        ("due", time::to_text(until)),
        ("link", format!("/c/specialist/{}", token.reveal())),
        ("url", format!("{}/c/specialist/{}", by.public_url, token.reveal())),
    ]);
    let home = tx.within(&home_scope(&account.tenant_id)?);
    home.send_to_subjects(&[&account.id], MessageKind::SpecialistInvited, &params).await
}
