//! Requests to change associations: open ones, answered ones, and what approved ones did.

use super::customer::{Customer, Relation};
use super::money::take_back;
use super::partner::Standing;
use super::random::Rng;
use super::request_effects::{impact, not_before, pend};
use super::seedling::{Seedling, Story};
use super::world::{DAY, HOUR, World};
use crate::http::error::ApiError;
use domain::api::checks::Impact;
use domain::association::{AssociationType, Party, RequestKind};
use domain::money::Money;
use domain::states::association::AssociationState;
use domain::states::association_request::AssociationRequestState as State;

#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) id: String,
    pub(super) customer: usize,
    pub(super) operation: RequestKind,
    pub(super) by: Party,
    pub(super) current: AssociationType,
    pub(super) target: Option<AssociationType>,
    pub(super) reason: String,
    pub(super) answer_reason: Option<String>,
    pub(super) state: State,
    pub(super) at: i64,
    pub(super) due: i64,
    pub(super) answered_at: Option<i64>,
    pub(super) impact: Impact,
    /// What each side had asked before.
    pub(super) asked_before: [Vec<i64>; 2],
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
struct Ask {
    customer: usize,
    operation: RequestKind,
    by: Party,
    at: i64,
    outcome: State,
}

/// Longer than three months of any length: whoever asked is free again.
const APART: i64 = 95 * DAY;

/// Every request of a tenant, and what they did to its customers.
pub(super) fn requests(
    world: &World,
    tenant: &str,
    standing: &Standing,
    seedlings: &[Seedling],
    customers: &mut [Customer],
) -> Result<Vec<Request>, ApiError> {
    let mut desk = Desk { world, standing, rng: world.rng(tenant, "requests"), done: Vec::new() };
    for (index, seedling) in seedlings.iter().enumerate() {
        match seedling.story {
            Some(story) => desk.tell(customers, index, story)?,
            None if seedling.has_left => desk.end(customers, index)?,
            None => {}
        }
    }
    desk.remember(customers)?;
    Ok(desk.done)
}

struct Desk<'a> {
    world: &'a World,
    standing: &'a Standing,
    rng: Rng,
    done: Vec<Request>,
}

impl Desk<'_> {
    /// What happened in the last three months.
    fn tell(&mut self, customers: &mut [Customer], index: usize, story: Story) -> Result<(), ApiError> {
        let Some(customer) = customers.get(index) else { return Ok(()) };
        let resale_is_impossible = self.standing.partner.prepaid && !customer.is_resale();
        let named = customer.is_named;
        let now = self.world.now;
        let switch = if resale_is_impossible { RequestKind::Unbind } else { RequestKind::SwitchType };
        // Due today, in some days, or in nearly all of the fifteen.
        let due = match story {
            Story::UnbindPendingByCustomer if named => now + 5 * HOUR,
            _ if named => now + 6 * DAY,
            _ if self.rng.permille(150) => now + self.rng.between(HOUR, 10 * HOUR),
            _ => now + self.rng.between(DAY, 14 * DAY),
        };
        let open = due - 15 * DAY;
        let past = now - if named { 31 * DAY } else { self.rng.between(16, 85) * DAY } - self.rng.between(0, 20 * HOUR);
        let closed = self.rng.one_of(State::Rejected, &[State::Cancelled, State::Expired]);
        let past_switch = if self.rng.permille(500) { switch } else { RequestKind::Unbind };
        let switched = past_switch == RequestKind::SwitchType && self.rng.permille(300);
        let (operation, by, at, outcome) = match story {
            Story::UnbindPendingByPartner => (RequestKind::Unbind, Party::Partner, open, State::Pending),
            Story::SwitchPending => (switch, Party::Partner, open, State::Pending),
            Story::UnbindPendingByCustomer => (RequestKind::Unbind, Party::Customer, open, State::Pending),
            Story::PartnerAsked if switched => (past_switch, Party::Partner, past, State::Approved),
            Story::PartnerAsked => (past_switch, Party::Partner, past, closed),
            Story::CustomerAsked => (RequestKind::Unbind, Party::Customer, past, closed),
        };
        self.ask(customers, Ask { customer: index, operation, by, at, outcome })
    }

    /// How a relation ended, within the months that are remembered.
    fn end(&mut self, customers: &mut [Customer], index: usize) -> Result<(), ApiError> {
        let Some(customer) = customers.get(index) else { return Ok(()) };
        let latest = self.world.now - DAY * 5;
        let at = self.rng.between((customer.associated_on + 30 * DAY).max(latest - 120 * DAY), latest) - 3 * DAY;
        let by = if self.rng.permille(600) { Party::Customer } else { Party::Partner };
        self.ask(customers, Ask { customer: index, operation: RequestKind::Unbind, by, at, outcome: State::Approved })
    }

    /// Older requests, all closed, spread over the months that are remembered.
    fn remember(&mut self, customers: &mut [Customer]) -> Result<(), ApiError> {
        let oldest = self.world.now - self.world.plan.months * 30 * DAY;
        let latest = self.world.now - APART - DAY;
        let count = customers.len() * usize::try_from(self.world.plan.months).unwrap_or(0) / 70;
        for _ in 0..count {
            let index = self.rng.below(customers.len());
            let at = self.rng.between(oldest.min(latest), latest);
            let outcome = self.rng.one_of(State::Rejected, &[State::Cancelled, State::Expired, State::Approved]);
            let by = if self.rng.permille(350) { Party::Customer } else { Party::Partner };
            let operation = if by == Party::Partner && self.rng.permille(550) {
                RequestKind::SwitchType
            } else {
                RequestKind::Unbind
            };
            let Some(customer) = customers.get(index) else { continue };
            let mut asked = customer.asked_by_customer.iter().chain(&customer.asked_by_partner);
            let was_switched = customer.relations.len() > 1;
            // An approved switch is the first thing remembered of a customer, so that its type before it is certain.
            let outcome = match outcome {
                State::Approved
                    if operation == RequestKind::Unbind
                        || asked.clone().next().is_some()
                        || customer.authorization.is_some() =>
                {
                    State::Rejected
                }
                other => other,
            };
            let free = asked.all(|known| (*known - at).abs() > APART) && at > customer.associated_on + 10 * DAY;
            let wrong_target = operation == RequestKind::SwitchType && self.standing.partner.prepaid;
            if free && !customer.is_named && customer.is_current() && !was_switched && !wrong_target {
                self.ask(customers, Ask { customer: index, operation, by, at, outcome })?;
            }
        }
        Ok(())
    }

    fn ask(&mut self, customers: &mut [Customer], ask: Ask) -> Result<(), ApiError> {
        let Some(customer) = customers.get_mut(ask.customer) else { return Ok(()) };
        let days = i64::from(self.world.policy(ask.at)?.association.answer_days);
        let (id, due) = (self.rng.id(ask.at), ask.at + days * DAY);
        let answered_at = match ask.outcome {
            State::Pending => None,
            State::Expired => Some(due),
            _ => Some((ask.at + self.rng.between(HOUR, 12 * DAY)).min(self.world.now - HOUR).max(ask.at + 60)),
        };
        let switches = ask.operation == RequestKind::SwitchType;
        // What was agreed to has changed the customer since.
        let current = if switches && ask.outcome == State::Approved { customer.kind.other() } else { customer.kind };
        let target = switches.then(|| current.other());
        let asked_before = [&customer.asked_by_customer, &customer.asked_by_partner]
            .map(|list| list.iter().copied().filter(|earlier| *earlier < ask.at).collect());
        let asked =
            if ask.by == Party::Customer { &mut customer.asked_by_customer } else { &mut customer.asked_by_partner };
        asked.push(ask.at);
        asked.sort_unstable_by(|a, b| b.cmp(a));
        let mut request = Request {
            reason: self.reason(ask).to_owned(),
            answer_reason: (ask.outcome == State::Rejected)
                .then(|| self.rng.pick(&self.world.catalog.texts.refusals).to_owned()),
            impact: impact(customer, current, target, ask.at),
            customer: ask.customer,
            operation: ask.operation,
            by: ask.by,
            state: ask.outcome,
            at: ask.at,
            id,
            current,
            target,
            due,
            answered_at,
            asked_before,
        };
        match ask.outcome {
            State::Pending => pend(customer, &request),
            State::Approved => self.apply(customer, &mut request),
            _ => {}
        }
        customer.changed_at = customer.changed_at.max(answered_at.unwrap_or(ask.at));
        self.done.push(request);
        Ok(())
    }

    fn reason(&mut self, ask: Ask) -> &str {
        let world = self.world;
        let texts = &world.catalog.texts;
        let list = match (ask.operation, ask.by) {
            (RequestKind::SwitchType, _) => &texts.switch,
            (RequestKind::Unbind, Party::Customer) => &texts.unbind_by_customer,
            (RequestKind::Unbind, _) => &texts.unbind_by_partner,
        };
        self.rng.pick(list)
    }

    /// The relation ended or changed its type, with everything that belongs to it.
    fn apply(&mut self, customer: &mut Customer, request: &mut Request) {
        let at = request.answered_at.unwrap_or(request.at);
        let record = if request.target.is_some() { 8 } else { 3 };
        if request.current == AssociationType::Resale {
            let (given, coupons, amount) = take_back(customer, &request.id, at, record, &mut self.rng);
            request.impact.returned_allocation = Money::cny(given);
            request.impact.reclaimed_coupons = u32::try_from(coupons).unwrap_or(0);
            request.impact.reclaimed_coupon_amount = Money::cny(amount);
        }
        if let Some(first) = customer.relations.first_mut() {
            first.to = Some(request.current);
        }
        let event = if request.target.is_some() { "SWITCHED" } else { "ENDED" };
        let relation = Relation {
            id: self.rng.id(at),
            event,
            from: Some(request.current),
            to: request.target,
            cause: request.id.clone(),
            at,
        };
        customer.relations.push(relation);
        match request.target {
            None => customer.state = AssociationState::Unassociated,
            // It has its money and coupons since it is a resale customer, not before.
            Some(AssociationType::Resale) => not_before(customer, at + HOUR),
            Some(AssociationType::Referral) => {}
        }
    }
}
