//! 数据概览: number, value and conversion by direction and period.

use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::opportunities::OpportunityFigures;
use domain::money::{BasisPoints, Money};
use domain::opportunity::OverviewPeriod;
use domain::period::months_before;
use domain::program::Direction;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Sums {
    direction: String,
    shared: i64,
    total: i64,
    accepted: i64,
}

/// The figures of every direction and period that ends now. Drafts are not shared and do not count.
pub(crate) async fn figures(db: &Reader, now: DateTime<Utc>) -> Result<Vec<OpportunityFigures>, StoreError> {
    let sql = "SELECT direction, COUNT(*) AS shared, CAST(COALESCE(SUM(value_minor), 0) AS BIGINT) AS total,
            COUNT(accepted_at) AS accepted
        FROM opportunities WHERE tenant_id = $1 AND currency = 'CNY' AND shared_at >= $2 GROUP BY direction";
    let mut figures = Vec::new();
    for period in OverviewPeriod::ALL {
        let since = months_before(now, period.months()).timestamp();
        let sums: Vec<Sums> = db.all(db.sql(sql).bind(since)).await?;
        for direction in Direction::ALL {
            figures.push(of(*direction, *period, sums.iter().find(|sum| sum.direction == direction.as_str())));
        }
    }
    Ok(figures)
}

fn of(direction: Direction, period: OverviewPeriod, sums: Option<&Sums>) -> OpportunityFigures {
    let (shared, accepted) = sums.map_or((0, 0), |sums| (sums.shared, sums.accepted));
    let rate = accepted.saturating_mul(10_000).checked_div(shared).and_then(|rate| i32::try_from(rate).ok());
    OpportunityFigures {
        direction,
        period,
        count: shared.unsigned_abs(),
        opportunity_value: Money::cny(sums.map_or(0, |sums| sums.total)),
        accepted: accepted.unsigned_abs(),
        conversion: rate.map(BasisPoints),
    }
}
