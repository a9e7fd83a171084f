//! The numbers that people cite: what it is, the business day, and a position within the tenant.

use super::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::period::business_day;
use domain::program::Direction;

/// What is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Series {
    /// Opportunities of this direction; both share their positions.
    Opportunities(Direction),
    /// Applications for the incentive of opportunities.
    OpportunityIncentives,
}

impl Series {
    /// The number of the row that stands there.
    pub(crate) fn number(self, at: DateTime<Utc>, position: i64) -> String {
        let prefix = match self {
            Self::Opportunities(direction) => direction.as_str(),
            Self::OpportunityIncentives => "OI",
        };
        format!("{prefix}{}{position:05}", business_day(at).format("%y%m%d"))
    }

    const fn count(self) -> &'static str {
        match self {
            Self::Opportunities(_) => "SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1",
            Self::OpportunityIncentives => "SELECT COUNT(*) FROM opportunity_incentives WHERE tenant_id = $1",
        }
    }
}

/// The next one. Rows are never deleted, so none is given twice.
pub(crate) async fn next(tx: &Tx, series: Series) -> Result<String, StoreError> {
    let count: i64 = tx.value(tx.sql(series.count())).await?.unwrap_or(0);
    Ok(series.number(tx.now(), count + 1))
}
