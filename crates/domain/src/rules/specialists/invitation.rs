//! inviting employees, and which accounts can be invited.
//!
//! What an account did with other partners is told to its owner alone: an administrator learns that the
//! account cannot be invited, not how often or until when. Source: S-21; domain.md.

use crate::association::Party;
use crate::period::{add_months, business_day, start_of_day};
use crate::program::{DevelopmentPath, Program};
use crate::rules::policy::Policy;
use crate::rules::value::in_order;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::specialist::SpecialistState;
use chrono::{DateTime, Days, Utc};
use serde::{Deserialize, Serialize};

/// What the decision about a batch of invitations rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationFacts {
    /// Is the caller the root login or an administrator?
    pub is_admin: bool,
    /// Has the account entered the partner network (入驻 HCPN)? Absent in receipts from before this was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_hcpn: Option<bool>,
    /// Paths that the account is on.
    pub paths: Vec<DevelopmentPath>,
    /// Programmes that the account is in.
    pub programs: Vec<Program>,
    /// When this administrator invited lately, one entry an invitation.
    #[serde(with = "crate::rules::facts::moments")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub invited_at: Vec<DateTime<Utc>>,
    /// How many are to be invited now.
    pub inviting: u32,
}

/// What the decision about one account to invite rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationTargetFacts {
    /// The state of its link to this partner; absent when there never was one.
    pub link: Option<SpecialistState>,
    /// Is it verified as an enterprise?
    pub enterprise_verified: bool,
    /// Is it linked to another partner?
    pub linked_to_another: bool,
    /// Is it a partner account?
    pub is_partner: bool,
    /// When it was last linked, once a partner that it was with.
    #[serde(with = "crate::rules::facts::moments")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub partners_at: Vec<DateTime<Utc>>,
    /// Told to a partner instead of those moments: was it with too many partners lately?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub too_many_partners: Option<bool>,
}

impl InvitationTargetFacts {
    /// What a partner may keep of them. It is answered the same, and learns no moment of the account's life.
    #[must_use]
    pub fn told_to_partner(self, policy: &Policy, now: DateTime<Utc>) -> Self {
        let too_many = partners_lately(&self, policy, now).len() >= policy.specialist.partner_limit as usize;
        Self { partners_at: Vec::new(), too_many_partners: Some(too_many), ..self }
    }
}

/// May the caller send so many invitations now?
pub fn specialist_invitation(facts: &InvitationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let specialist = &policy.specialist;
    let eligible = facts.paths.iter().any(|path| specialist.inviting_paths.contains(path))
        || facts.programs.iter().any(|program| specialist.inviting_programs.contains(program));
    let network = facts.in_hcpn.map(|in_hcpn| {
        Condition::flag(RuleId::R34, Check::NotInHcpn, in_hcpn, true).fix(Party::Partner, Place::AccountInformation)
    });
    let admin = Condition::flag(RuleId::R34, Check::NotAdmin, facts.is_admin, true)
        .fix(Party::PartnerAdmin, Place::Administrators);
    let rest = [
        Condition::flag(RuleId::R34, Check::InviterNotEligible, eligible, true).fix(Party::Partner, Place::Paths),
        room_today(facts, specialist.invitations_per_day, now),
    ];
    Verdict::new(RuleId::R34, policy, now, std::iter::once(admin).chain(network).chain(rest))
}

fn room_today(facts: &InvitationFacts, cap: u32, now: DateTime<Utc>) -> Condition {
    let today = business_day(now);
    let sent = facts.invited_at.iter().filter(|at| business_day(**at) == today).count();
    let used = u32::try_from(sent).unwrap_or(u32::MAX).saturating_add(facts.inviting);
    // A batch above the cap does not fit tomorrow either.
    let tomorrow = today.checked_add_days(Days::new(1)).map(start_of_day).filter(|_| facts.inviting <= cap);
    Condition::new(RuleId::R34, Check::InvitationCap, used <= cap)
        .seen(Value::Count(used))
        .needed(Needed::AtMost(Value::Count(cap)))
        .fix(Party::PartnerAdmin, Place::SpecialistInvitations)
        .available(tomorrow)
}

/// Can this account be invited? `viewer` is who reads the answer.
pub fn invitation_target(facts: &InvitationTargetFacts, viewer: Party, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let free = matches!(facts.link, None | Some(SpecialistState::Expired | SpecialistState::Unbound));
    let link = Condition::new(RuleId::R34, Check::TargetAlreadyInvited, free)
        .fix(Party::PartnerAdmin, Place::SpecialistInvitations);
    let link = match facts.link {
        Some(state) => link.seen(Value::Specialist(state)),
        None => link,
    };
    let is_not = |check, is| Condition::flag(RuleId::R35, check, is, false).fix(Party::Employee, Place::Nowhere);
    let linked = is_not(Check::TargetLinked, facts.linked_to_another);
    Verdict::new(
        RuleId::R35,
        policy,
        now,
        [
            link,
            is_not(Check::TargetEnterprise, facts.enterprise_verified),
            if viewer == Party::Employee { linked } else { linked.redacted() },
            is_not(Check::TargetIsPartner, facts.is_partner),
            few_partners_lately(facts, viewer, policy, now),
        ],
    )
}

fn few_partners_lately(facts: &InvitationTargetFacts, viewer: Party, policy: &Policy, now: DateTime<Utc>) -> Condition {
    let limit = policy.specialist.partner_limit;
    let ends = partners_lately(facts, policy, now);
    let count = u32::try_from(ends.len()).unwrap_or(u32::MAX);
    // One partner less than the limit is left once so many windows have ended.
    let free_at = ends.len().checked_sub(limit as usize).and_then(|index| ends.get(index)).copied();
    let few = facts.too_many_partners.map_or(count < limit, |too_many| !too_many);
    let condition = Condition::new(RuleId::R35, Check::Target3PartnersInYear, few)
        .needed(Needed::AtMost(Value::Count(limit.saturating_sub(1))))
        .fix(Party::Clock, Place::Wait);
    if viewer == Party::Employee { condition.seen(Value::Count(count)).available(free_at) } else { condition }
}

/// When each partner of the window drops out of it, the first one first.
fn partners_lately(facts: &InvitationTargetFacts, policy: &Policy, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let months = policy.specialist.partner_window_months;
    let mut ends: Vec<_> =
        facts.partners_at.iter().map(|at| add_months(*at, months)).filter(|end| *end > now).collect();
    ends.sort_unstable();
    ends
}

/// May employees become specialists of this partner? Programmes invite, but have no specialists.
pub(super) fn has_specialists(rule: RuleId, paths: &[DevelopmentPath], policy: &Policy) -> Condition {
    let known = |path: &DevelopmentPath| policy.specialist.inviting_paths.contains(path);
    Condition::new(rule, Check::SpecialistPathMissing, paths.iter().any(known))
        .seen(Value::Paths(in_order(paths.iter().copied())))
        .fix(Party::Partner, Place::Paths)
}
