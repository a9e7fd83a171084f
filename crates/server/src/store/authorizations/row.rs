//! The row of an authorisation, with the customer it is about.

use crate::auth::scope::AsScope;
use crate::store::customers::{code, visible};
use crate::store::{Reader, StoreError};
use domain::states::authorization::AuthorizationState;
use sea_orm::FromQueryResult;

/// An authorisation's row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AuthorizationRow {
    pub(crate) id: String,
    pub(crate) customer_id: String,
    pub(crate) customer: String,
    pub(crate) account_name: String,
    pub(crate) requester_login_id: String,
    pub(crate) requester_name: String,
    pub(crate) letter_version: String,
    pub(crate) state: String,
    pub(crate) answer_reason: Option<String>,
    pub(crate) due_at: i64,
    pub(crate) requested_at: i64,
    pub(crate) version: i64,
}

/// Every column of [`AuthorizationRow`]; conditions on `a` and `c` are appended.
pub(super) const SELECT: &str = "SELECT a.id, a.customer_id, c.name AS customer, c.account_name, a.requester_login_id, a.requester_name,
    a.letter_version, a.state, a.answer_reason, a.due_at, a.requested_at, a.version
    FROM authorizations a JOIN customers c ON c.tenant_id = a.tenant_id AND c.id = a.customer_id WHERE a.tenant_id = $1";

/// An authorisation that this scope may see.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<AuthorizationRow>, StoreError> {
    db.one(visible(db.sql(SELECT).push_bind(" AND a.id = ", id), db.scope())).await
}

/// Authorisations that waited too long for an answer.
pub(crate) async fn due_authorizations(db: &Reader, now: i64) -> Result<Vec<AuthorizationRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND a.state = 'PENDING' AND a.due_at <= ", now);
    db.all(query.push(" ORDER BY a.due_at, a.id LIMIT 100")).await
}

impl AuthorizationRow {
    pub(crate) fn state(&self) -> Result<AuthorizationState, StoreError> {
        code(&self.state, "authorizations.state")
    }

    /// The state as it is in truth: expired by time even before the job has noted it.
    pub(crate) fn state_at(&self, now: i64) -> Result<AuthorizationState, StoreError> {
        match self.state()? {
            AuthorizationState::Pending if now >= self.due_at => Ok(AuthorizationState::Expired),
            state => Ok(state),
        }
    }
}
