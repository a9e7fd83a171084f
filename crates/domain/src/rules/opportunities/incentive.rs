//! R-77: for which opportunities the incentive can be applied for, and until when a published amount is checked.
//!
//! The sources name the pages and that the partner checks the amount after the review; the conditions and the numbers are
//! ours (docs/decisions/017). Source: domain.md P-51.

use crate::association::Party;
use crate::money::Money;
use crate::period::{business_day, start_of_day};
use crate::rules::opportunities::eligibility::in_pce_plan;
use crate::rules::policy::{Policy, PolicyHistory};
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::po::PoState;
use chrono::{DateTime, Days, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveApplicationFacts {
    /// Is the partner in the co-sell programme?
    pub in_pce_plan: bool,
    /// Where the opportunity that it shared stands.
    pub state: PoState,
    /// When it was delivered.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub delivered_at: Option<DateTime<Utc>>,
    /// When the vendor refused the last application for it, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub refused_at: Option<DateTime<Utc>>,
    /// The cloud revenue that the amount is computed from.
    pub cloud_revenue: Money,
    /// Is there an application for it that was not rejected?
    pub applied_for: bool,
}

/// When the time to apply is over: the end of the last day, in business time, under the policy of the day on which it
/// began, that of the delivery or of a refusal.
///
/// ```
/// use domain::api::time::{from_text, to_text};
/// use domain::rules::opportunities::incentive::application_due;
/// use domain::rules::policy::PolicyHistory;
///
/// let delivered = from_text("2026-11-20T03:00:00Z").ok_or("a moment")?;
/// let policies = PolicyHistory::built_in()?;
/// let due = application_due(delivered, policies.at(delivered).ok_or("a policy")?);
/// assert_eq!(to_text(due), "2027-02-18T16:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn application_due(since: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    let days = Days::new(u64::from(policy.opportunity.incentive_application_days) + 1);
    let first = business_day(since);
    start_of_day(first.checked_add_days(days).unwrap_or(first))
}

/// When the time to check a published amount is over; from then on it is confirmed.
pub fn check_due(published_at: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    policy.calendar.deadline(published_at, policy.opportunity.incentive_check_working_days)
}

/// May the incentive of this opportunity be applied for? The time counts from the delivery, and anew from a refusal:
/// nobody loses an amount because the vendor took its time. `history` tells what held on that day.
pub fn incentive_application(
    facts: IncentiveApplicationFacts,
    policy: &Policy,
    history: &PolicyHistory,
    now: DateTime<Utc>,
) -> Verdict {
    let since = facts.delivered_at.map(|at| facts.refused_at.map_or(at, |refused| refused.max(at)));
    let due = since.map(|at| application_due(at, history.at(at).unwrap_or(policy)));
    // What is not delivered is not late: the condition before says what is missing.
    let in_time = Condition::new(RuleId::R77, Check::IncentiveApplicationLate, due.is_none_or(|due| now < due));
    let in_time = match due {
        Some(due) => in_time.seen(Value::At(now)).needed(Needed::Before(Value::At(due))),
        None => in_time,
    };
    Verdict::new(
        RuleId::R77,
        policy,
        now,
        [
            in_pce_plan(RuleId::R77, facts.in_pce_plan),
            Condition::new(RuleId::R77, Check::OpportunityNotDelivered, facts.state == PoState::Delivered)
                .seen(Value::Po(facts.state))
                .needed(Needed::Exactly(Value::Po(PoState::Delivered)))
                .fix(Party::Partner, Place::Opportunity),
            in_time.fix(Party::Vendor, Place::EcosystemManager),
            Condition::flag(RuleId::R77, Check::IncentiveAppliedFor, facts.applied_for, false)
                .fix(Party::Partner, Place::OpportunityIncentives),
        ],
    )
}
