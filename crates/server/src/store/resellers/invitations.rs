//! A distributor's invitations to become its reseller. Only hashes of their tokens are stored.

use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::secret::Secret;
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, code, moment};
use crate::store::outbox::{NewMessage, Params};
use crate::store::platform::Behind;
use crate::store::registration_links::Found;
use crate::store::{Reader, Store, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::error::FieldProblem;
use domain::api::messages::MessageKind;
use domain::api::registration_links::LinkState;
use domain::api::reseller_invitations::{
    INVITATIONS_MAX, InvitationBar, LETTERS_MAX, NewResellerInvitation, ResellerInvitation,
};
use domain::api::time;
use domain::ids::TenantId;
use domain::registration::{LinkFacts, link_state};
use sea_orm::FromQueryResult;

const KIND: &str = "reseller_invitation";

/// How tokens are stored.
pub(crate) fn token_hash(token: &str) -> String {
    sha256_hex(format!("reseller-invitation\n{token}"))
}

/// An invitation as it stands in its row, and how far the application is that came with it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct InvitationRow {
    pub(crate) id: String,
    pub(crate) name: String,
    email: String,
    pub(crate) made_by_name: String,
    made_at: i64,
    expires_at: i64,
    ended_at: Option<i64>,
    withdrawn: bool,
    application_id: Option<String>,
    reached_at: Option<i64>,
    pub(crate) version: i64,
}

impl InvitationRow {
    /// What became of it until now.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> Result<LinkState, StoreError> {
        let used = self.application_id.is_some() && !self.withdrawn;
        Ok(link_state(LinkFacts { expires_at: self.expires_at()?, used, withdrawn: self.withdrawn }, now))
    }

    /// From when on nobody can apply with it.
    pub(crate) fn expires_at(&self) -> Result<DateTime<Utc>, StoreError> {
        moment(self.expires_at)
    }

    /// Does it still stand for the distributor's agreement?
    pub(crate) const fn is_agreement(&self) -> bool {
        !self.withdrawn
    }

    /// Until the vendor has passed it on, the agreement can be taken back also from what was applied for with it. What the
    /// vendor refused looks no other: of that the distributor learns nothing.
    fn can_withdraw(&self, now: DateTime<Utc>) -> Result<bool, StoreError> {
        Ok(match self.state(now)? {
            LinkState::Open => true,
            LinkState::Used => self.reached_at.is_none(),
            LinkState::Withdrawn | LinkState::Expired => false,
        })
    }

    /// As it goes over the wire. Of an application that the vendor has not passed on the distributor knows nothing.
    pub(crate) fn wire(&self, now: DateTime<Utc>) -> Result<ResellerInvitation, StoreError> {
        let reached = self.application_id.as_deref().filter(|_| self.reached_at.is_some());
        Ok(ResellerInvitation {
            invitation_id: code(&self.id, "reseller_invitations.id")?,
            name: self.name.clone(),
            email: self.email.clone(),
            state: self.state(now)?,
            made_by: self.made_by_name.clone(),
            made_at: moment(self.made_at)?,
            expires_at: self.expires_at()?,
            ended_at: self.ended_at.map(moment).transpose()?,
            application_id: reached.map(|id| code(id, "reseller_invitations.application_id")).transpose()?,
            can_withdraw: self.can_withdraw(now)?,
            version: self.version,
        })
    }
}

const ROW: &str = "SELECT i.id, i.name, i.email, i.made_by_name, i.made_at, i.expires_at, i.ended_at, i.withdrawn, i.application_id,
        a.reached_at, i.version
    FROM reseller_invitations i LEFT JOIN reseller_applications a ON a.distributor_id = i.tenant_id AND a.id = i.application_id
    WHERE i.tenant_id = $1";

/// The invitations of the distributor, newest first.
pub(crate) async fn invitations(db: &Reader) -> Result<Vec<InvitationRow>, StoreError> {
    db.all(db.sql(ROW).push(" ORDER BY i.made_at DESC, i.id DESC LIMIT 200")).await
}

/// One of them.
pub(crate) async fn find_invitation(db: &Reader, id: &str) -> Result<Option<InvitationRow>, StoreError> {
    db.one(db.sql(ROW).push_bind(" AND i.id = ", id)).await
}

/// Where a token leads, whatever became of the invitation.
pub(crate) async fn invitation_by_token(store: &Store, token: &str) -> Result<Option<Found>, StoreError> {
    let well_formed = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !well_formed {
        return Ok(None);
    }
    store.by_token_hash(Behind::ResellerInvitation, &token_hash(token)).await
}

/// Why the account that reads it cannot become a reseller of who invites; nothing when it can.
pub(crate) async fn bar(
    own: &Reader,
    distributor: &TenantId,
    now: DateTime<Utc>,
) -> Result<Option<InvitationBar>, StoreError> {
    if own.distributor(distributor, now).await?.is_some() {
        return Ok(None);
    }
    if own.scope().tenant() == distributor {
        return Ok(Some(InvitationBar::OwnInvitation));
    }
    let sql = "SELECT parent_tenant_id FROM tenants WHERE tenant_id = $1 AND parent_tenant_id <> $2";
    let other: Option<String> = own.value(own.sql(sql).bind(distributor.as_str())).await?;
    Ok(Some(other.map_or(InvitationBar::TakesNobodyNew, |_| InvitationBar::OtherDistributor)))
}

/// Invites a company until `until`: the letter goes to its address. Answers the id and what the letter links to.
pub(crate) async fn invite(
    tx: &Tx,
    new: &NewResellerInvitation,
    (login, public_url): (&str, &str),
    until: DateTime<Utc>,
) -> Result<(String, Secret<String>), ApiError> {
    let (name, email) = (new.name.trim(), new.email.trim());
    // One that is made now runs out as long after now as one that has run out was made before.
    unless_too_many(tx, email, tx.now() - (until - tx.now())).await?;
    let (id, token) = (tx.new_id(), tx.ids().token());
    let sql = "INSERT INTO reseller_invitations (tenant_id, id, token_hash, name, email, made_by, made_by_name, made_at, expires_at) VALUES";
    let row = vec![
        id.as_str().into(),
        token_hash(token.reveal()).into(),
        name.into(),
        email.into(),
        login.into(),
        tx.scope().actor().name.clone().into(),
        tx.now_secs().into(),
        until.timestamp().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let partner = PartnerContext::load(tx).await?;
    let url = Secret::new(format!("{public_url}/programs?invitation={}", token.reveal()));
    let params = Params::from([
        ("name", name.to_owned()),
        ("email", email.to_owned()),
        ("partner_zh", partner.name_zh),
        ("partner_en", partner.name_en),
        ("inviter", tx.scope().actor().name.clone()),
        ("until", time::to_text(until)),
        ("url", url.reveal().clone()),
    ]);
    let kind = MessageKind::ResellerInvited;
    let sent = tx.send(NewMessage { recipient_login_id: login, kind, params: &params, by_mail: true }).await?;
    tx.send_mail_to(&sent, email).await?;
    let detail = serde_json::json!({ "email": email, "expires_at": time::to_text(until) });
    tx.audit("reseller_invitation.make", Object { kind: KIND, id: &id }, &detail).await?;
    Ok((id, url))
}

/// One open invitation for an address, few letters to it, and not more of all than a list has: `since` is when those were made
/// that ran out by now.
async fn unless_too_many(tx: &Tx, email: &str, since: DateTime<Utc>) -> Result<(), ApiError> {
    let made = "SELECT COUNT(*) FROM reseller_invitations WHERE tenant_id = $1 AND made_at > $2";
    let all = tx.sql(made).bind(since.timestamp());
    let to_them = || tx.sql(made).bind(since.timestamp()).push_bind(" AND LOWER(email) = ", email.to_lowercase());
    let open = to_them().push(" AND NOT withdrawn AND application_id IS NULL");
    if tx.value::<i64>(open).await?.unwrap_or_default() > 0 {
        return Err(ApiError::field("email", FieldProblem::Taken));
    }
    for (query, most) in [(to_them(), LETTERS_MAX), (all, INVITATIONS_MAX)] {
        if tx.value::<i64>(query).await?.unwrap_or_default() >= i64::from(most) {
            return Err(ApiError::field_limit("email", FieldProblem::TooMany, most.into()));
        }
    }
    Ok(())
}

/// Takes an invitation back, at the version that was seen; with it the agreement, as long as the vendor has not decided.
pub(crate) async fn withdraw_invitation(tx: &Tx, id: &str, seen: i64) -> Result<InvitationRow, ApiError> {
    let object = Object { kind: KIND, id };
    let row = find_invitation(tx, id).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(object, seen, row.version).await?;
    if !row.can_withdraw(tx.now())? {
        return Err(ApiError::State { state: row.state(tx.now())?.to_string() });
    }
    let sql = "UPDATE reseller_invitations SET withdrawn = TRUE, ended_at = $3, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $4";
    tx.exec_one(tx.sql(sql).bind(id).bind(tx.now_secs()).bind(seen)).await?;
    tx.audit("reseller_invitation.withdraw", object, &()).await?;
    find_invitation(tx, id).await?.ok_or(ApiError::NotFound)
}

/// Notes which application came with the invitation: it works no more. `tx` is the applicant's.
pub(crate) async fn use_invitation(
    tx: &Tx,
    distributor: &TenantId,
    row: &InvitationRow,
    application: &str,
) -> Result<(), StoreError> {
    let there = tx.within(&system_scope(distributor.clone(), "reseller invitations"));
    let sql = "UPDATE reseller_invitations SET application_id = $3, ended_at = $4, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $5 AND application_id IS NULL AND NOT withdrawn";
    let query = there.sql(sql).bind(row.id.as_str()).bind(application).bind(tx.now_secs()).bind(row.version);
    there.exec_one(query).await?;
    let detail = serde_json::json!({ "application": application });
    there.audit("reseller_invitation.use", Object { kind: KIND, id: &row.id }, &detail).await
}

/// Whose agreement an application came with, if it still stands: who invited.
pub(super) async fn agreed_by(tx: &Tx, distributor: &TenantId, id: &str) -> Result<Option<String>, StoreError> {
    let there = tx.within(&system_scope(distributor.clone(), "reseller invitations"));
    let row = find_invitation(&there, id).await?;
    Ok(row.filter(InvitationRow::is_agreement).map(|row| row.made_by_name))
}
