//! Payout applications in every state and by every method, each with the path that led there.

use super::incentives::{Line, Scheme};
use super::partner::Partner;
use super::random::Rng;
use super::world::{DAY, HOUR, World, in_digits};
use domain::incentive::IncentiveStatus;
use domain::organization::PresetRole;
use domain::states::payout::{PayoutEvent as Event, PayoutMethod as Method, PayoutState as State};
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Payout {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) applied_at: i64,
    pub(super) applicant: String,
    pub(super) amount: i64,
    pub(super) method: Method,
    pub(super) state: State,
    pub(super) reason: String,
    pub(super) invoices: Vec<String>,
    pub(super) events: Vec<(Event, i64)>,
}

impl Payout {
    pub(super) fn state_since(&self) -> i64 {
        self.events.last().map_or(self.applied_at, |(_, at)| *at)
    }
}

/// What happens to an application that ends up in this state.
pub(super) fn path(state: State, method: Method) -> Vec<Event> {
    use Event::{
        AcceptInvoice, ApproveWithoutInvoice, Complete, Fail, RejectInvoice, RequestInvoice, StartCountersign, Submit,
        SubmitInvoice, Withdraw,
    };
    let invoiced: &[Event] = if method == Method::CouponQuota {
        &[Submit, StartCountersign, ApproveWithoutInvoice]
    } else {
        &[Submit, StartCountersign, RequestInvoice, SubmitInvoice, AcceptInvoice]
    };
    let first = |count: usize| invoiced.iter().take(count).copied();
    match state {
        State::Draft => Vec::new(),
        State::AwaitingCountersign => first(1).collect(),
        State::InCountersign => first(2).collect(),
        State::AwaitingInvoice => first(3).collect(),
        State::InvoiceUnderReview => first(4).collect(),
        State::InvoiceRejected => first(4).chain([RejectInvoice]).collect(),
        State::Paying => first(5).collect(),
        State::PaymentFailed => first(5).chain([Fail]).collect(),
        State::Completed => first(5).chain([Complete]).collect(),
        State::Withdrawn => first(1).chain([Withdraw]).collect(),
    }
}

/// Puts lines into applications; answers the applications.
pub(super) fn payouts(world: &World, partner: &Partner, scheme: &Scheme, lines: &mut [Line]) -> Vec<Payout> {
    let finance =
        partner.members.iter().find(|member| member.roles.contains(&PresetRole::Finance)).or_else(|| partner.admin());
    let applicant = finance.map(|member| member.name.clone()).unwrap_or_default();
    let mut till = Till { world, scheme, applicant, rng: world.rng(&partner.spec.id, "payouts") };
    let mut all = completed(&mut till, lines);
    if partner.spec.id == "reseller" {
        return Vec::new();
    }
    for state in State::ALL.iter().filter(|state| **state != State::Completed) {
        for method in Method::ALL {
            let needs_invoice =
                matches!(state, State::AwaitingInvoice | State::InvoiceUnderReview | State::InvoiceRejected);
            if needs_invoice && *method == Method::CouponQuota {
                continue;
            }
            let open = lines.iter_mut().filter(|line| is_claimable(line, world.now) && line.amount > 0);
            let taken: Vec<&mut Line> = open.take(if *state == State::Withdrawn { 3 } else { 4 }).collect();
            if !taken.is_empty() {
                let applied_at = world.now - till.rng.between(2 * DAY, 26 * DAY);
                all.push(till.application(*state, *method, applied_at, taken));
            }
        }
    }
    all
}

/// One application for each month and method that was paid.
fn completed(till: &mut Till<'_>, lines: &mut [Line]) -> Vec<Payout> {
    let mut groups: BTreeMap<(String, usize), Vec<&mut Line>> = BTreeMap::new();
    for (index, line) in lines.iter_mut().filter(|line| line.status == IncentiveStatus::Issued).enumerate() {
        // Bank transfers are the most, and no application lacks lines that raise it above nothing.
        let method = if index % 10 < 6 { 0 } else { 1 + index % 2 };
        groups.entry((line.period.to_string(), method)).or_default().push(line);
    }
    let mut all = Vec::new();
    for ((_, method), taken) in groups {
        let method = Method::ALL.get(method).copied().unwrap_or(Method::BankTransfer);
        let performed = taken.iter().map(|line| line.facts.performed_at.timestamp()).max().unwrap_or(till.world.now);
        let applied_at = (performed + till.rng.between(40, 60) * DAY).min(till.world.now - 20 * DAY);
        all.push(till.application(State::Completed, method, applied_at, taken));
    }
    all
}

fn is_claimable(line: &Line, now: i64) -> bool {
    let lives = line.expires_at.is_none_or(|at| at > now);
    line.status == IncentiveStatus::Issuing && !line.is_frozen && line.payout.is_empty() && lives
}

struct Till<'a> {
    world: &'a World,
    scheme: &'a Scheme,
    applicant: String,
    rng: Rng,
}

impl Till<'_> {
    fn application(&mut self, state: State, method: Method, applied_at: i64, mut taken: Vec<&mut Line>) -> Payout {
        let rng = &mut self.rng;
        let id = rng.id(applied_at);
        let amount = taken.iter().map(|line| line.amount).sum::<i64>();
        // What was taken back can be applied for again.
        for line in taken.iter_mut().filter(|_| state != State::Withdrawn) {
            line.payout.clone_from(&id);
        }
        let path = path(state, method);
        let end = if state == State::Completed { applied_at + 15 * DAY } else { self.world.now - HOUR };
        let step = (end - applied_at) / (i64::try_from(path.len()).unwrap_or(0) + 1);
        let times = (1..).map(|number| applied_at + number * step);
        let has_invoice = path.contains(&Event::SubmitInvoice);
        Payout {
            number: format!("SF{}{}", in_digits(applied_at).get(..6).unwrap_or_default(), rng.digits(6)),
            applicant: self.applicant.clone(),
            amount: amount.max(0),
            reason: match state {
                State::InvoiceRejected => rng.pick(&self.scheme.invoice_refusals).to_owned(),
                State::PaymentFailed => self
                    .scheme
                    .payment_failures
                    .get(usize::from(method != Method::CouponQuota))
                    .cloned()
                    .unwrap_or_default(),
                _ => String::new(),
            },
            invoices: if has_invoice { (0..rng.between(1, 2)).map(|_| rng.digits(20)).collect() } else { Vec::new() },
            events: path.into_iter().zip(times).collect(),
            id,
            applied_at,
            method,
            state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::states::machine::{Actor, Machine};

    #[test]
    fn every_path_leads_to_its_state() {
        for state in State::ALL {
            for method in Method::ALL.iter().filter(|method| **method != Method::CouponQuota) {
                let reached = path(*state, *method).into_iter().fold(State::Draft, |from, event| {
                    let by = if from.apply(event, Actor::Partner).is_ok() { Actor::Partner } else { Actor::Vendor };
                    from.apply(event, by).unwrap().to
                });
                assert_eq!(reached, *state, "{method}");
            }
        }
        let quota = path(State::Completed, Method::CouponQuota);
        assert_eq!(quota, [Event::Submit, Event::StartCountersign, Event::ApproveWithoutInvoice, Event::Complete]);
    }
}
