//! 核对激励: the partner confirms a published amount or objects to it, and what silence does. The one way in which a step
//! is written.

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::opportunities::{to_operators, to_primary_account};
use crate::store::opportunity_incentives::APPLICATION;
use crate::store::opportunity_incentives::row::{IncentiveRow, SELECT};
use crate::store::outbox::Params;
use crate::store::reviews::{self, NewReview};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::money::Money;
use domain::states::machine::{Actor, Transition};
use domain::states::opportunity_incentive::{
    OpportunityIncentiveEffect as Effect, OpportunityIncentiveEvent as Event, OpportunityIncentiveState as State,
};

/// What a step leaves besides its state.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step<'a> {
    /// When the time to check the amount runs out.
    pub(super) due: Option<DateTime<Utc>>,
    /// The amount that an objection is settled with.
    pub(super) settled: Option<Money>,
    /// Why, in the words of whoever takes it.
    pub(super) said: &'a str,
}

/// Writes a step at the version that was read, with history, audit record and messages.
pub(super) async fn advance(
    tx: &Tx,
    row: &IncentiveRow,
    way: &Transition<State>,
    step: Step<'_>,
) -> Result<(), ApiError> {
    let objects = way.event == Event::Object;
    let update = "UPDATE opportunity_incentives SET state = $4, changed_at = $5, due_at = $6,
            published_at = CASE WHEN $7 THEN $5 ELSE published_at END, settled_minor = COALESCE($8, settled_minor),
            objection = CASE WHEN $9 THEN $10 ELSE objection END, reason = CASE WHEN $9 OR $10 = '' THEN reason ELSE $10 END,
            version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(update).bind(row.id.as_str()).bind(row.version).bind(way.to.as_str()).bind(tx.now_secs());
    let query = query.bind(step.due.map(|due| due.timestamp())).bind(way.effects.contains(&Effect::Publish));
    tx.exec_one(query.bind(step.settled.map(|amount| amount.minor)).bind(objects).bind(step.said)).await?;
    tx.record(&row.id, way.event.as_str(), Some(step.said).filter(|said| !said.is_empty())).await?;
    let amount = step.settled.map_or_else(|| row.money(), Ok)?;
    let detail = serde_json::json!({ "state": way.to, "amount": amount, "said": step.said });
    tx.audit(action(way.event), Object { kind: APPLICATION, id: &row.id }, &detail).await?;
    let mut params = Params::from([
        ("opportunity", row.opportunity_name.clone()),
        ("incentive_id", row.id.clone()),
        ("incentive_no", row.number.clone()),
        ("state", way.to.as_str().to_owned()),
        ("amount", amount.to_decimal()),
    ]);
    params.extend((!step.said.is_empty()).then(|| ("reason", step.said.to_owned())));
    params.extend(step.due.map(|due| ("due", time::to_text(due))));
    for effect in way.effects {
        match effect {
            Effect::NotifyPartner => {
                to_primary_account(tx, MessageKind::OpportunityIncentiveDecided, &params).await?;
            }
            Effect::NotifyVendor => {
                to_operators(tx, MessageKind::OpportunityIncentiveChanged, params.clone()).await?;
            }
            Effect::Publish => {}
        }
    }
    Ok(())
}

const fn action(event: Event) -> &'static str {
    match event {
        Event::Approve => "opportunity_incentive.approve",
        Event::Reject => "opportunity_incentive.reject",
        Event::Confirm => "opportunity_incentive.confirm",
        Event::Object => "opportunity_incentive.object",
        Event::Revise => "opportunity_incentive.revise",
        Event::Keep => "opportunity_incentive.keep",
    }
}

/// The partner's answer to a published amount; an objection says why and waits in the vendor's queue.
pub(crate) async fn answer(tx: &Tx, row: &IncentiveRow, objection: Option<&str>) -> Result<(), ApiError> {
    // The deadline counts, not the job that acts on it.
    if row.is_over(tx.now_secs()) {
        return Err(ApiError::State { state: State::Confirmed.to_string() });
    }
    let event = if objection.is_some() { Event::Object } else { Event::Confirm };
    let way = transition(row.state()?, event, Actor::Partner)?;
    advance(tx, row, way, Step { said: objection.unwrap_or_default(), ..Step::default() }).await?;
    if objection.is_some() {
        let review = NewReview::about(ReviewKind::IncentiveObjection, &row.id).titled(&row.opportunity_name);
        reviews::open(tx, review).await?;
    }
    Ok(())
}

/// Those whose amount nobody checked in time, the oldest first.
pub(crate) async fn due_incentives(db: &Reader, now: i64) -> Result<Vec<IncentiveRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND due_at <= ", now);
    let query = query.push_bind(" AND state = ", State::AwaitingConfirmation.as_str());
    db.all(query.push(" ORDER BY due_at, id LIMIT 500")).await
}

/// Confirms one whose time is over; does nothing when it was answered since the list was read.
pub(crate) async fn expire(tx: &Tx, row: &IncentiveRow) -> Result<bool, ApiError> {
    if !row.is_over(tx.now_secs()) || row.state()? != State::AwaitingConfirmation {
        return Ok(false);
    }
    let way = transition(row.state()?, Event::Confirm, Actor::Clock)?;
    advance(tx, row, way, Step::default()).await?;
    Ok(true)
}
