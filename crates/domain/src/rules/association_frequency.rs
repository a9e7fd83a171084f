//! how often either side may ask to change an association.
//!
//! One request of each side within three calendar months (both numbers are policy); after a customer's
//! own request the partner waits for the same window. A request counts from the moment it was sent,
//! whatever became of it. Source: S-16; domain.md R-07.

use crate::association::Party;
use crate::period::add_months;
use crate::rules::facts::RequestHistory;
use crate::rules::policy::AssociationPolicy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value};
use chrono::{DateTime, Utc};

/// No request of either side is waiting for an answer.
pub fn nothing_pending(history: &RequestHistory, now: DateTime<Utc>) -> Condition {
    let waiting = history.pending_until.filter(|until| *until > now);
    Condition::new(RuleId::R07, Check::PendingRequest, waiting.is_none())
        .seen(Value::Count(u32::from(waiting.is_some())))
        .needed(Needed::AtMost(Value::Count(0)))
        .fix(Party::Partner, Place::AssociationRecords)
        .available(waiting)
}

/// The customer has a request left in the window.
pub fn customer_has_request_left(
    history: &RequestHistory,
    policy: &AssociationPolicy,
    now: DateTime<Utc>,
) -> Condition {
    has_request_left(Check::CustomerFreqLimit, &history.by_customer, policy, now)
}

/// The partner has a request left in the window for this customer.
pub fn partner_has_request_left(history: &RequestHistory, policy: &AssociationPolicy, now: DateTime<Utc>) -> Condition {
    has_request_left(Check::PartnerFreqLimit, &history.by_partner, policy, now)
}

/// The window after the customer's own request is over.
pub fn customer_request_is_past(history: &RequestHistory, policy: &AssociationPolicy, now: DateTime<Utc>) -> Condition {
    let latest = history.by_customer.iter().max().copied();
    let free_at = latest.map(|at| add_months(at, policy.request_window_months));
    let condition = Condition::new(RuleId::R07, Check::AfterCustomerRequestWait, free_at.is_none_or(|at| now >= at));
    match (latest, free_at) {
        (Some(latest), Some(free_at)) => condition.seen(Value::At(latest)).needed(Needed::AtLeast(Value::At(free_at))),
        _ => condition,
    }
    .fix(Party::Clock, Place::Wait)
    .available(free_at)
}

fn has_request_left(check: Check, sent: &[DateTime<Utc>], policy: &AssociationPolicy, now: DateTime<Utc>) -> Condition {
    let mut ends: Vec<_> =
        sent.iter().map(|at| add_months(*at, policy.request_window_months)).filter(|end| *end > now).collect();
    ends.sort_unstable();
    let used = u32::try_from(ends.len()).unwrap_or(u32::MAX);
    let most = policy.max_requests.saturating_sub(1);
    // One more is possible once so many windows have ended that less than the maximum is left.
    let free_at = ends.len().checked_sub(policy.max_requests as usize).and_then(|index| ends.get(index)).copied();
    Condition::new(RuleId::R07, check, used < policy.max_requests)
        .seen(Value::Count(used))
        .needed(Needed::AtMost(Value::Count(most)))
        .fix(Party::Clock, Place::Wait)
        .available(free_at)
}
