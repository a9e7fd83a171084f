//! One application as it is stored.

use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::opportunity_incentives::OpportunityIncentive;
use domain::money::{Currency, Money};
use domain::rules::opportunities::incentive_amount::{OpportunityIncentiveAmount, incentive_amount};
use domain::rules::policy::PolicyHistory;
use domain::states::machine::{Actor, Machine};
use domain::states::opportunity_incentive::OpportunityIncentiveState;
use sea_orm::FromQueryResult;

pub(super) const SELECT: &str = "SELECT id, number, opportunity_id, opportunity_no, opportunity_name, customer_name, currency, cloud_revenue_minor, policy_version, amount_minor, settled_minor, state, objection, reason, delivered_at, applied_at, published_at, due_at, changed_at, version FROM opportunity_incentives WHERE tenant_id = $1";
const CORRUPT: StoreError = StoreError::Corrupt { column: "opportunity_incentives" };

/// A row.
#[derive(Debug, FromQueryResult)]
pub(crate) struct IncentiveRow {
    pub(crate) id: String,
    pub(super) number: String,
    pub(super) opportunity_id: String,
    pub(super) opportunity_no: String,
    pub(super) opportunity_name: String,
    customer_name: String,
    currency: String,
    cloud_revenue_minor: i64,
    policy_version: i64,
    amount_minor: i64,
    settled_minor: Option<i64>,
    state: String,
    objection: String,
    reason: String,
    delivered_at: i64,
    applied_at: i64,
    published_at: Option<i64>,
    due_at: Option<i64>,
    changed_at: i64,
    pub(crate) version: i64,
}

/// The application of this id.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<IncentiveRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND id = ", id)).await
}

/// The last application for an opportunity: the one that was not rejected, or the newest of those that were.
pub(crate) async fn last_of(db: &Reader, opportunity_id: &str) -> Result<Option<IncentiveRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND opportunity_id = ", opportunity_id);
    db.one(query.push(" ORDER BY CASE WHEN state = 'REJECTED' THEN 1 ELSE 0 END, applied_at DESC, number DESC LIMIT 1"))
        .await
}

impl IncentiveRow {
    pub(crate) fn state(&self) -> Result<OpportunityIncentiveState, StoreError> {
        code(&self.state, "opportunity_incentives.state")
    }

    /// When the vendor refused it, if it did.
    pub(crate) fn refused_at(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let refused = self.state()? == OpportunityIncentiveState::Rejected;
        refused.then(|| moment(self.changed_at)).transpose()
    }

    /// Is the time to check the amount over?
    pub(crate) fn is_over(&self, now: i64) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }

    /// What it is worth now.
    pub(super) fn money(&self) -> Result<Money, StoreError> {
        Ok(Money::new(self.settled_minor.unwrap_or(self.amount_minor), self.currency()?))
    }

    /// The arithmetic of its amount, under the version of the policy that it was applied for under.
    pub(crate) fn arithmetic(&self, policies: &PolicyHistory) -> Result<OpportunityIncentiveAmount, StoreError> {
        let version = u32::try_from(self.policy_version).map_err(|_| CORRUPT)?;
        let policy = policies.version(version).ok_or(CORRUPT)?;
        let currency = self.currency()?;
        let settled = self.settled_minor.map(|minor| Money::new(minor, currency));
        incentive_amount(Money::new(self.cloud_revenue_minor, currency), policy, settled).map_err(|_| CORRUPT)
    }

    fn currency(&self) -> Result<Currency, StoreError> {
        code(&self.currency, "opportunity_incentives.currency")
    }

    /// As a list shows it.
    pub(crate) fn wire(self) -> Result<OpportunityIncentive, StoreError> {
        let state = self.state()?;
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        Ok(OpportunityIncentive {
            amount: self.money()?,
            cloud_revenue: Money::new(self.cloud_revenue_minor, self.currency()?),
            incentive_id: code(&self.id, "opportunity_incentives.id")?,
            incentive_no: self.number,
            opportunity_id: code(&self.opportunity_id, "opportunity_incentives.opportunity_id")?,
            opportunity_no: self.opportunity_no,
            opportunity_name: self.opportunity_name,
            customer_name: self.customer_name,
            delivered_at: moment(self.delivered_at)?,
            applied_at: moment(self.applied_at)?,
            published_at: self.published_at.map(moment).transpose()?,
            changed_at: moment(self.changed_at)?,
            state,
            turn: state.turn(moment(self.due_at.unwrap_or(self.changed_at))?),
            actions: state.events_for(Actor::Partner),
            objection: said(self.objection),
            reason: said(self.reason),
            version: self.version,
        })
    }
}
