//! Authorisations of resale customers to act for them, in every state.

use super::customer::Customer;
use super::partner::Standing;
use super::random::Rng;
use super::seedling::{Seedling, Story};
use super::staff::Member;
use super::world::{DAY, HOUR, World};
use crate::http::error::ApiError;
use domain::organization::PartnerType;
use domain::states::authorization::AuthorizationState::{
    self as State, Authorized, Expired, Pending, Rejected, Revoked, Withdrawn,
};

#[derive(Clone, Debug)]
pub(super) struct Authorization {
    pub(super) id: String,
    pub(super) customer: usize,
    pub(super) requester_login: String,
    pub(super) requester: String,
    pub(super) state: State,
    pub(super) answer_reason: Option<String>,
    pub(super) at: i64,
    /// When the customer agreed, refused or let it pass; the first answer of a revoked one.
    pub(super) answered_at: Option<i64>,
    pub(super) revoked_at: Option<i64>,
    pub(super) due: i64,
}

/// Every authorisation of a tenant; the newest of a customer stands in its row.
pub(super) fn authorizations(
    world: &World,
    tenant: &str,
    standing: &Standing,
    members: &[Member],
    seedlings: &[Seedling],
    customers: &mut [Customer],
) -> Result<Vec<Authorization>, ApiError> {
    let is_reseller = standing.partner.partner_type == PartnerType::CloudReseller;
    if !standing.has_letter && !is_reseller || is_reseller && !standing.partner.may_act_for_customers {
        return Ok(Vec::new());
    }
    let mut rng = world.rng(tenant, "authorizations");
    let mut all = Vec::new();
    for (index, (customer, seedling)) in customers.iter_mut().zip(seedlings).enumerate() {
        // Whoever may have been switched of late was no resale customer for long.
        let moved = matches!(seedling.story, Some(Story::PartnerAsked));
        if !customer.is_resale() || !customer.is_current() || moved {
            continue;
        }
        let state = match seedling.authorization {
            Some(state) => Some(state),
            None if customer.is_named => None,
            None => by_chance(&mut rng),
        };
        let Some(state) = state else { continue };
        let requester = members.iter().find(|member| member.id == customer.manager);
        let requester = requester.or_else(|| members.iter().find(|member| member.is_admin()));
        let days = i64::from(world.policy(world.now)?.association.answer_days);
        let mut newest = None;
        // Some were refused or revoked before they were asked again.
        let earlier = if rng.permille(180) && !customer.is_named {
            Some(rng.one_of(Rejected, &[Revoked, Expired]))
        } else {
            None
        };
        for (state, is_newest) in earlier.into_iter().map(|state| (state, false)).chain([(state, true)]) {
            let Some(at) = asked_at(world, customer, state, is_newest, days, &mut rng) else { continue };
            let made = one(world, index, requester, state, at, days, &mut rng);
            newest = Some((made.id.clone(), state));
            customer.changed_at = customer.changed_at.max(made.revoked_at.or(made.answered_at).unwrap_or(at));
            all.push(made);
        }
        customer.authorization = newest;
    }
    Ok(all)
}

fn by_chance(rng: &mut Rng) -> Option<State> {
    match rng.below(1000) {
        0..25 => Some(Pending),
        25..475 => Some(Authorized),
        475..510 => Some(Rejected),
        510..560 => Some(Revoked),
        560..580 => Some(Withdrawn),
        580..610 => Some(Expired),
        _ => None,
    }
}

/// When it was asked; `None` when the customer has not been there for long enough.
fn asked_at(
    world: &World,
    customer: &Customer,
    state: State,
    is_newest: bool,
    days: i64,
    rng: &mut Rng,
) -> Option<i64> {
    if state == Pending {
        let left =
            if rng.permille(200) { rng.between(2 * HOUR, 12 * HOUR) } else { rng.between(DAY, (days - 1) * DAY) };
        let at = world.now + left - days * DAY;
        return (at > customer.associated_on).then_some(at);
    }
    // An earlier one lies before the time of the newest.
    let (oldest, latest) = if is_newest { (300, 25) } else { (600, 320) };
    let from = (customer.associated_on + DAY).max(world.now - oldest * DAY);
    let to = world.now - latest * DAY;
    (from < to).then(|| rng.between(from, to))
}

fn one(
    world: &World,
    customer: usize,
    requester: Option<&Member>,
    state: State,
    at: i64,
    days: i64,
    rng: &mut Rng,
) -> Authorization {
    let texts = &world.catalog.texts;
    let answered = at + rng.between(HOUR, 8 * DAY);
    Authorization {
        id: rng.id(at),
        customer,
        requester_login: requester.map(|member| member.login_id.clone()).unwrap_or_default(),
        requester: requester.map(|member| member.name.clone()).unwrap_or_default(),
        state,
        answer_reason: match state {
            Rejected => Some(rng.pick(&texts.refusals).to_owned()),
            Revoked => Some(rng.pick(&texts.revocations).to_owned()),
            _ => None,
        },
        at,
        answered_at: match state {
            Pending => None,
            Expired => Some(at + days * DAY),
            _ => Some(answered),
        },
        revoked_at: (state == Revoked).then(|| answered + rng.between(DAY, 16 * DAY)),
        due: at + days * DAY,
    }
}
