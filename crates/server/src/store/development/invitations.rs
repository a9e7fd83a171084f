//! Invitations of customers: letters and general links alike.

use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::store::customers::{code, moment};
use crate::store::platform::Behind;
use crate::store::registration_links::Found;
use crate::store::{Reader, Store, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::customer_development::CustomerInvitation;
use domain::association::AssociationType;
use domain::period::{business_day, start_of_day};
use domain::rules::customer_invitation::{CustomerInvitationFacts, LinkRegistrations, invitation_state};
use sea_orm::FromQueryResult;

/// How tokens are looked up.
pub(crate) fn token_hash(token: &str) -> String {
    sha256_hex(format!("customer-invitation\n{token}"))
}

/// Where a customer opens it.
pub(super) fn path(token: &str) -> String {
    format!("/c/customer/{token}")
}

/// A row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct InvitationRow {
    pub(crate) id: String,
    pub(crate) token: Option<String>,
    pub(crate) report_id: Option<String>,
    association_type: String,
    pub(crate) made_by: String,
    pub(crate) made_by_name: String,
    made_by_account: String,
    pub(crate) made_by_member: String,
    made_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
    withdrawn_at: Option<i64>,
    associated: i64,
    pub(crate) version: i64,
}

/// Every column of [`InvitationRow`]; conditions are appended.
pub(super) const SELECT: &str =
    "SELECT id, token, report_id, association_type, made_by, made_by_name, made_by_account, made_by_member, made_at,
    expires_at, used_at, withdrawn_at, associated, version FROM customer_invitations WHERE tenant_id = $1";

/// The invitation behind a token, whatever became of it.
pub(crate) async fn invitation_by_token(store: &Store, token: &str) -> Result<Option<Found>, StoreError> {
    store.by_token_hash(Behind::CustomerInvitation, &token_hash(token)).await
}

/// One invitation of the partner's.
pub(crate) async fn find_invitation(db: &Reader, id: &str) -> Result<Option<InvitationRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND id = ", id)).await
}

/// Notes that a customer associated with it. A letter is used up by that.
pub(crate) async fn use_once(tx: &Tx, row: &InvitationRow) -> Result<(), ApiError> {
    let sql = "UPDATE customer_invitations SET associated = associated + 1, used_at = COALESCE(used_at, $3), version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $4";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(tx.now_secs()).bind(row.version);
    Ok(tx.exec_one(query).await?)
}

impl InvitationRow {
    /// As what the customer is invited.
    pub(crate) fn association_type(&self) -> Result<AssociationType, StoreError> {
        code(&self.association_type, "customer_invitations.association_type")
    }

    /// From when on it works no more.
    pub(crate) fn expires_at(&self) -> Result<DateTime<Utc>, StoreError> {
        moment(self.expires_at)
    }

    /// Is it a letter, which works once and for one account?
    pub(crate) const fn is_letter(&self) -> bool {
        self.report_id.is_some()
    }

    /// What R-04 looks at of a customer that has an account.
    pub(crate) fn facts(&self) -> Result<CustomerInvitationFacts, StoreError> {
        Ok(CustomerInvitationFacts {
            made_at: moment(self.made_at)?,
            ends_at: self.is_letter().then(|| self.expires_at()).transpose()?,
            single_use: self.is_letter(),
            used: self.used_at.is_some(),
            withdrawn: self.withdrawn_at.is_some(),
            registrations: None,
        })
    }

    /// The same of one that would be registered.
    pub(crate) async fn facts_to_register(&self, tx: &Tx) -> Result<CustomerInvitationFacts, StoreError> {
        let sql = "SELECT COUNT(*) FROM association_attempts WHERE tenant_id = $1 AND invitation_id = $2 AND at >= $3 AND registered";
        let on = business_day(tx.now());
        let query = tx.sql(sql).bind(self.id.as_str()).bind(start_of_day(on).timestamp());
        let count: Option<i64> = tx.value(query).await?;
        let count = u32::try_from(count.unwrap_or_default()).unwrap_or(u32::MAX);
        let registrations = (!self.is_letter()).then_some(LinkRegistrations { on, count });
        Ok(CustomerInvitationFacts { registrations, ..self.facts()? })
    }

    /// A general link as it goes over the wire. The tag in its address tells the partner apart who shows it around.
    pub(crate) fn wire(&self, public_url: &str, now: DateTime<Utc>) -> Result<CustomerInvitation, StoreError> {
        let expires_at = self.expires_at()?;
        Ok(CustomerInvitation {
            invitation_id: code(&self.id, "customer_invitations.id")?,
            association_type: self.association_type()?,
            url: self.url(public_url),
            tag: self.made_by_account.clone(),
            made_by: self.made_by_name.clone(),
            state: invitation_state(self.withdrawn_at.is_some(), expires_at, now),
            made_at: moment(self.made_at)?,
            expires_at,
            associated: u32::try_from(self.associated).unwrap_or(u32::MAX),
            version: self.version,
        })
    }

    /// The address of a general link.
    pub(crate) fn url(&self, public_url: &str) -> String {
        let token = self.token.as_deref().unwrap_or_default();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
        let mut tag = String::new();
        for c in self.made_by_account.chars() {
            if plain(c) {
                tag.push(c);
            } else {
                let mut bytes = [0; 4];
                let bytes = c.encode_utf8(&mut bytes).bytes();
                tag.extend(bytes.map(|byte| format!("%{byte:02X}")));
            }
        }
        format!("{public_url}{}?tag={tag}", path(token))
    }
}
