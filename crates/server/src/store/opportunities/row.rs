//! One opportunity as it is stored.

use crate::http::error::ApiError;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::opportunities::Opportunity;
use domain::api::time;
use domain::ids::OpportunityId;
use domain::money::{Currency, Money};
use domain::opportunity::{OpportunityDraft, OpportunityState, Standing};
use domain::program::Direction;
use domain::states::ho::HoState;
use domain::states::po::PoState;
use sea_orm::FromQueryResult;

pub(super) const SELECT: &str = "SELECT id, number, direction, state, name, customer_name, currency, value_minor, cloud_revenue_minor, expected_on, details, reason, changed_at, shared_at, due_at, version FROM opportunities WHERE tenant_id = $1";
const CORRUPT: StoreError = StoreError::Corrupt { column: "opportunities" };

/// A row.
#[derive(Debug, FromQueryResult)]
pub(crate) struct OpportunityRow {
    pub(crate) id: String,
    pub(crate) number: String,
    direction: String,
    state: String,
    pub(crate) name: String,
    pub(crate) customer_name: String,
    currency: String,
    value_minor: i64,
    cloud_revenue_minor: i64,
    expected_on: Option<String>,
    details: String,
    reason: String,
    changed_at: i64,
    shared_at: Option<i64>,
    due_at: Option<i64>,
    pub(crate) version: i64,
}

/// The opportunity of this id.
pub(crate) async fn find(db: &Reader, id: &str) -> Result<Option<OpportunityRow>, StoreError> {
    db.one(db.sql(SELECT).push_bind(" AND id = ", id)).await
}

impl OpportunityRow {
    /// Who found it.
    pub(crate) fn direction(&self) -> Result<Direction, StoreError> {
        self.direction.parse().map_err(|_| CORRUPT)
    }

    /// The state in the machine of its direction.
    pub(crate) fn standing(&self) -> Result<Standing, StoreError> {
        let state: OpportunityState = self.state.parse().map_err(|_| CORRUPT)?;
        Standing::of(self.direction()?, state).ok_or(CORRUPT)
    }

    /// The state of one that the partner found; the others know nothing of what happens to those.
    pub(crate) fn po(&self) -> Result<PoState, ApiError> {
        match self.standing()? {
            Standing::Po(state) => Ok(state),
            Standing::Ho(state) => Err(ApiError::State { state: state.to_string() }),
        }
    }

    /// The state of one that the vendor found.
    pub(crate) fn ho(&self) -> Result<HoState, ApiError> {
        match self.standing()? {
            Standing::Ho(state) => Ok(state),
            Standing::Po(state) => Err(ApiError::State { state: state.to_string() }),
        }
    }

    /// When the vendor shared it, or the partner submitted it.
    pub(crate) fn shared_at(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.shared_at.map(moment).transpose()
    }

    /// When it was delivered: nothing changes it after that.
    pub(crate) fn delivered_at(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let delivered = self.standing()? == Standing::Po(PoState::Delivered);
        delivered.then(|| moment(self.changed_at)).transpose()
    }

    /// What of its value is cloud revenue.
    pub(crate) fn cloud_revenue(&self) -> Result<Money, StoreError> {
        Ok(Money::new(self.cloud_revenue_minor, self.currency.parse().map_err(|_| CORRUPT)?))
    }

    /// Is the time of whoever has to act over?
    pub(crate) fn is_over(&self, now: i64) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }

    /// All that is said about it.
    pub(crate) fn details(&self) -> Result<OpportunityDraft, StoreError> {
        serde_json::from_str(&self.details).map_err(|_| CORRUPT)
    }

    /// As a list shows it.
    pub(crate) fn wire(self) -> Result<Opportunity, StoreError> {
        let currency: Currency = self.currency.parse().map_err(|_| CORRUPT)?;
        let standing = self.standing()?;
        let due = self.due_at.unwrap_or(self.changed_at);
        Ok(Opportunity {
            direction: self.direction()?,
            state: self.state.parse().map_err(|_| CORRUPT)?,
            shared_at: self.shared_at()?,
            opportunity_id: OpportunityId::new(self.id).map_err(|_| CORRUPT)?,
            opportunity_no: self.number,
            name: self.name,
            customer_name: self.customer_name,
            opportunity_value: Money::new(self.value_minor, currency),
            cloud_revenue: Money::new(self.cloud_revenue_minor, currency),
            expected_on: self.expected_on.map(|day| time::day_from_text(&day).ok_or(CORRUPT)).transpose()?,
            changed_at: moment(self.changed_at)?,
            turn: standing.turn(moment(due)?),
            actions: standing.actions(),
            reason: Some(self.reason).filter(|reason| !reason.is_empty()),
            version: self.version,
        })
    }
}

fn moment(at: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp(at, 0).ok_or(CORRUPT)
}
