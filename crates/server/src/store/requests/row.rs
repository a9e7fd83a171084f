//! The row of a request, with the customer it is about.

use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError};
use domain::association::{AssociationType, Party, RequestKind};
use domain::states::association_request::AssociationRequestState;
use domain::states::machine::Actor;
use sea_orm::FromQueryResult;

/// A request's row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct RequestRow {
    pub(crate) id: String,
    pub(crate) customer_id: String,
    pub(crate) customer: String,
    pub(crate) account_name: String,
    pub(crate) operation: String,
    pub(crate) requested_by: String,
    pub(crate) requester_login_id: String,
    pub(crate) requester_name: String,
    pub(crate) current_type: String,
    pub(crate) target_type: Option<String>,
    pub(crate) reason: String,
    pub(crate) answer_reason: Option<String>,
    pub(crate) state: String,
    pub(crate) due_at: i64,
    pub(crate) policy_version: i64,
    pub(crate) impact: String,
    pub(crate) requested_at: i64,
    pub(crate) answered_at: Option<i64>,
    pub(crate) version: i64,
}

/// Every column of [`RequestRow`]; conditions on `q` and `c` are appended.
pub(super) const SELECT: &str = "SELECT q.id, q.customer_id, c.name AS customer, c.account_name, q.operation, q.requested_by,
    q.requester_login_id, q.requester_name, q.current_type, q.target_type, q.reason, q.answer_reason, q.state, q.due_at,
    q.policy_version, q.impact, q.requested_at, q.answered_at, q.version
    FROM association_requests q JOIN customers c ON c.tenant_id = q.tenant_id AND c.id = q.customer_id WHERE q.tenant_id = $1";

/// A request that this scope may see.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<RequestRow>, StoreError> {
    use crate::auth::scope::AsScope;
    let query = db.sql(SELECT).push_bind(" AND q.id = ", id);
    db.one(crate::store::customers::visible(query, db.scope())).await
}

/// Requests whose time is up.
pub(crate) async fn due_requests(db: &Reader, now: i64) -> Result<Vec<RequestRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND q.state = 'PENDING' AND q.due_at <= ", now);
    db.all(query.push(" ORDER BY q.due_at, q.id LIMIT 100")).await
}

impl RequestRow {
    pub(crate) fn operation(&self) -> Result<RequestKind, StoreError> {
        code(&self.operation, "association_requests.operation")
    }

    pub(crate) fn requested_by(&self) -> Result<Party, StoreError> {
        code(&self.requested_by, "association_requests.requested_by")
    }

    pub(crate) fn state(&self) -> Result<AssociationRequestState, StoreError> {
        code(&self.state, "association_requests.state")
    }

    pub(crate) fn current_type(&self) -> Result<AssociationType, StoreError> {
        code(&self.current_type, "association_requests.current_type")
    }

    pub(crate) fn target_type(&self) -> Result<Option<AssociationType>, StoreError> {
        self.target_type.as_deref().map(|text| code(text, "association_requests.target_type")).transpose()
    }

    pub(crate) fn due(&self) -> Result<chrono::DateTime<chrono::Utc>, StoreError> {
        moment(self.due_at)
    }

    /// The state as it is in truth: a request whose time is up is expired even before the job has noted it.
    pub(crate) fn state_at(&self, now: i64) -> Result<AssociationRequestState, StoreError> {
        match self.state()? {
            AssociationRequestState::Pending if now >= self.due_at => Ok(AssociationRequestState::Expired),
            state => Ok(state),
        }
    }

    /// What a side is to this request.
    pub(crate) fn actor_of(&self, side: Party) -> Result<Actor, StoreError> {
        Ok(match side {
            Party::Clock => Actor::Clock,
            side if side == self.requested_by()? => Actor::Requester,
            Party::Customer | Party::Partner => Actor::Counterparty,
            Party::PartnerAdmin | Party::Distributor | Party::Employee | Party::Vendor => Actor::System,
        })
    }
}
