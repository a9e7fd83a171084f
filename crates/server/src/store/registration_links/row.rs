//! The links of a partner.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::secret::Secret;
use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::outbox::{NewMessage, Params};
use crate::store::platform::Behind;
use crate::store::{Reader, Store, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::registration_links::{LinkState, RegistrationLink};
use domain::api::time;
use domain::registration::{LinkFacts, link_state};
use sea_orm::FromQueryResult;

const KIND: &str = "registration_link";

/// How tokens are stored.
fn token_hash(token: &str) -> String {
    sha256_hex(format!("registration-link\n{token}"))
}

/// Where a token leads.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Found {
    pub(crate) tenant_id: String,
    pub(crate) id: String,
}

/// The link behind a token, whatever became of it.
pub(crate) async fn find_by_token(store: &Store, token: &str) -> Result<Option<Found>, StoreError> {
    store.by_token_hash(Behind::RegistrationLink, &token_hash(token)).await
}

/// A link as it stands in its row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct LinkRow {
    pub(crate) id: String,
    pub(crate) made_by: String,
    made_by_name: String,
    made_at: i64,
    expires_at: i64,
    ended_at: Option<i64>,
    withdrawn: bool,
    account: Option<String>,
    pub(crate) version: i64,
}

impl LinkRow {
    /// What became of it until now.
    pub(crate) fn state(&self, now: DateTime<Utc>) -> Result<LinkState, StoreError> {
        let (expires_at, used) = (self.expires_at()?, self.account.is_some());
        Ok(link_state(LinkFacts { expires_at, used, withdrawn: self.withdrawn }, now))
    }

    /// From when on it works no more.
    pub(crate) fn expires_at(&self) -> Result<DateTime<Utc>, StoreError> {
        moment(self.expires_at)
    }

    /// As it goes over the wire.
    pub(crate) fn wire(&self, now: DateTime<Utc>) -> Result<RegistrationLink, StoreError> {
        Ok(RegistrationLink {
            link_id: code(&self.id, "registration_links.id")?,
            state: self.state(now)?,
            made_by: self.made_by_name.clone(),
            made_at: moment(self.made_at)?,
            expires_at: self.expires_at()?,
            ended_at: self.ended_at.map(moment).transpose()?,
            account: self.account.clone(),
            version: self.version,
        })
    }
}

const ROW: &str = "SELECT id, made_by, made_by_name, made_at, expires_at, ended_at, withdrawn, account, version
    FROM registration_links WHERE tenant_id = $1";

/// The links of the partner, newest first.
pub(crate) async fn list(db: &Reader) -> Result<Vec<LinkRow>, StoreError> {
    db.all(db.sql(ROW).push(" ORDER BY made_at DESC, id DESC LIMIT 100")).await
}

/// One of them.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<LinkRow>, StoreError> {
    db.one(db.sql(ROW).push_bind(" AND id = ", id)).await
}

/// Makes a link, and sends it to whoever made it; answers its id and its address.
pub(crate) async fn make(
    tx: &Tx,
    (login, public_url): (&str, &str),
    until: DateTime<Utc>,
) -> Result<(String, Secret<String>), StoreError> {
    let (id, token) = (tx.new_id(), tx.ids().token());
    let sql =
        "INSERT INTO registration_links (tenant_id, id, token_hash, made_by, made_by_name, made_at, expires_at) VALUES";
    let row = vec![
        id.as_str().into(),
        token_hash(token.reveal()).into(),
        login.into(),
        tx.scope().actor().name.clone().into(),
        tx.now_secs().into(),
        until.timestamp().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let link = format!("/c/register/{}", token.reveal());
    let url = Secret::new(format!("{public_url}{link}"));
    let params = Params::from([("until", time::to_text(until)), ("link", link), ("url", url.reveal().clone())]);
    let kind = MessageKind::RegistrationLinkMade;
    tx.send(NewMessage { recipient_login_id: login, kind, params: &params, by_mail: true }).await?;
    let detail = serde_json::json!({ "expires_at": time::to_text(until) });
    tx.audit("registration_link.make", Object { kind: KIND, id: &id }, &detail).await?;
    Ok((id, url))
}

/// Takes an open link back, at the version that was seen.
pub(crate) async fn withdraw(tx: &Tx, id: &str, seen: i64) -> Result<LinkRow, ApiError> {
    let object = Object { kind: KIND, id };
    let row = find(tx, id).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(object, seen, row.version).await?;
    let state = row.state(tx.now())?;
    if state != LinkState::Open {
        return Err(ApiError::State { state: state.to_string() });
    }
    let sql = "UPDATE registration_links SET withdrawn = TRUE, ended_at = $3, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $4";
    tx.exec_one(tx.sql(sql).bind(id).bind(tx.now_secs()).bind(seen)).await?;
    tx.audit("registration_link.withdraw", object, &()).await?;
    find(tx, id).await?.ok_or(ApiError::NotFound)
}
