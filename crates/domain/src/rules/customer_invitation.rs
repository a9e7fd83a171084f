//! R-04: how long an invitation of a customer works.
//!
//! A letter works once, a general link for many customers; both until their days are over, counted under the policy in
//! force when they were made, and unless the partner took them back. A general link is in anybody's hands: of accounts that it
//! registers, a day has only so many. Source: domain.md R-04; the bound on a day is ours.

use crate::api::customer_development::CustomerInvitationState;
use crate::association::Party;
use crate::period::{business_day, start_of_day};
use crate::rules::policy::{Policy, PolicyHistory};
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerInvitationFacts {
    /// When it was made.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub made_at: DateTime<Utc>,
    /// When a letter ends at the latest: with what protects the customer.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub ends_at: Option<DateTime<Utc>>,
    /// Is it a letter, which works once?
    pub single_use: bool,
    /// Did a customer associate with it?
    pub used: bool,
    /// Did the partner take it back?
    pub withdrawn: bool,
    /// What it registered on the last day of that, where another account is to be registered; absent where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registrations: Option<LinkRegistrations>,
}

/// New accounts of one general link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkRegistrations {
    /// The business day, GMT+8.
    pub on: NaiveDate,
    /// How many on that day.
    pub count: u32,
}

/// From when on an invitation works no more that is made now.
pub fn invitation_end(made_at: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    made_at + Duration::days(policy.association.invitation_days.into())
}

/// Does the invitation still work? `history` tells what held when it was made.
///
/// ```
/// use domain::api::time::from_text;
/// use domain::rules::customer_invitation::{CustomerInvitationFacts, customer_invitation};
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::verdict::{Check, Outcome};
///
/// let policies = PolicyHistory::built_in()?;
/// let now = from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let made_at = from_text("2026-11-07T08:00:00Z").ok_or("a moment")?;
/// let facts = CustomerInvitationFacts { made_at, ends_at: None, single_use: true, used: false, withdrawn: false, registrations: None };
/// let verdict = customer_invitation(facts, policies.at(now).ok_or("a policy")?, &policies, now);
/// assert_eq!(verdict.outcome(Check::InvitationExpired), Some(Outcome::Unmet));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn customer_invitation(
    facts: CustomerInvitationFacts,
    policy: &Policy,
    history: &PolicyHistory,
    now: DateTime<Utc>,
) -> Verdict {
    let end = invitation_end(facts.made_at, history.at(facts.made_at).unwrap_or(policy));
    let end = facts.ends_at.map_or(end, |ends_at| end.min(ends_at));
    let conditions = [
        Condition::flag(RuleId::R04, Check::InvitationWithdrawn, facts.withdrawn, false)
            .fix(Party::Partner, Place::Preregister),
        Condition::flag(RuleId::R04, Check::InvitationUsed, facts.single_use && facts.used, false)
            .fix(Party::Partner, Place::Preregister),
        Condition::new(RuleId::R04, Check::InvitationExpired, now < end)
            .seen(Value::At(now))
            .needed(Needed::Before(Value::At(end)))
            .fix(Party::Partner, Place::Preregister),
    ];
    // An account that there is takes no room; nor did any before the bound.
    let room = facts.registrations.map(|day| room_today(day, policy, now));
    Verdict::new(RuleId::R04, policy, now, conditions.into_iter().chain(room))
}

/// Whether the link may register one more account today.
fn room_today(day: LinkRegistrations, policy: &Policy, now: DateTime<Utc>) -> Condition {
    let (today, most) = (business_day(now), policy.association.link_registrations_per_day);
    let registered = if day.on == today { day.count } else { 0 };
    let tomorrow = start_of_day(today) + Duration::days(1);
    Condition::new(RuleId::R04, Check::LinkRegistrationCap, registered < most)
        .seen(Value::Count(registered))
        .needed(Needed::AtMost(Value::Count(most.saturating_sub(1))))
        .available((most > 0).then_some(tomorrow))
        .fix(Party::Partner, Place::Preregister)
}

/// What became of a general link. What was taken back stays so, whatever the time is now.
pub fn invitation_state(withdrawn: bool, end: DateTime<Utc>, now: DateTime<Utc>) -> CustomerInvitationState {
    match (withdrawn, end <= now) {
        (true, _) => CustomerInvitationState::Withdrawn,
        (false, true) => CustomerInvitationState::Expired,
        (false, false) => CustomerInvitationState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn unmet(facts: CustomerInvitationFacts, now: &str) -> Vec<Check> {
        let policies = PolicyHistory::built_in().unwrap();
        let verdict = customer_invitation(facts, policies.at(at(now)).unwrap(), &policies, at(now));
        verdict.unmet().map(|condition| condition.check).collect()
    }

    #[test]
    fn a_letter_works_once_and_a_link_for_many_until_the_last_second_of_fifteen_days() {
        let (made_at, inside) = (at("2026-11-07T08:00:00Z"), "2026-11-22T07:59:59Z");
        let letter = CustomerInvitationFacts {
            made_at,
            ends_at: None,
            single_use: true,
            used: false,
            withdrawn: false,
            registrations: None,
        };
        let link = CustomerInvitationFacts { single_use: false, used: true, ..letter };
        let registered = |day, count| {
            let on = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
            CustomerInvitationFacts { registrations: Some(LinkRegistrations { on, count }), ..link }
        };
        for (what, facts, now, expect) in [
            ("a second before its end", letter, inside, vec![]),
            ("its end", letter, "2026-11-22T08:00:00Z", vec![Check::InvitationExpired]),
            (
                "the end of what protects the customer",
                CustomerInvitationFacts { ends_at: Some(at(inside)), ..letter },
                inside,
                vec![Check::InvitationExpired],
            ),
            ("used", CustomerInvitationFacts { used: true, ..letter }, inside, vec![Check::InvitationUsed]),
            ("a link that others used", link, inside, vec![]),
            ("the last account of the day", registered(22, 99), inside, vec![]),
            ("one more than a day has", registered(22, 100), inside, vec![Check::LinkRegistrationCap]),
            ("all of yesterday", registered(21, 100), inside, vec![]),
            (
                "all at once",
                CustomerInvitationFacts { used: true, withdrawn: true, ..letter },
                "2026-12-01T00:00:00Z",
                vec![Check::InvitationWithdrawn, Check::InvitationUsed, Check::InvitationExpired],
            ),
        ] {
            assert_eq!(unmet(facts, now), expect, "{what}");
        }
    }

    #[test]
    fn a_link_that_was_taken_back_does_not_expire() {
        let end = at("2026-11-22T08:00:00Z");
        for (withdrawn, now, state) in [
            (false, "2026-11-22T07:59:59Z", CustomerInvitationState::Open),
            (false, "2026-11-22T08:00:00Z", CustomerInvitationState::Expired),
            (true, "2026-11-22T07:59:59Z", CustomerInvitationState::Withdrawn),
            (true, "2026-11-22T08:00:00Z", CustomerInvitationState::Withdrawn),
        ] {
            assert_eq!(invitation_state(withdrawn, end, at(now)), state, "{withdrawn} {now}");
        }
    }
}
