//! Applications for the incentives of delivered opportunities: between them every state, both ways to be confirmed, an
//! amount at the cap and one that an objection changed (P-51, R-77).

use super::decisions::{self, Asked, json};
use super::opportunity_rows::{People, Rows, Waits};
use super::random::Rng;
use super::world::{DAY, HOUR, World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::numbers::Series;
use crate::store::opportunity_incentives::{of_delivery, search_text};
use crate::store::outbox::Params;
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::association::Party;
use domain::money::Money;
use domain::opportunity::OpportunityDraft;
use domain::rules::opportunities::incentive::{IncentiveApplicationFacts, check_due};
use domain::rules::verdict::RuleId;
use domain::states::machine::{Actor, Machine, Transition};
use domain::states::opportunity_incentive::{OpportunityIncentiveEvent as Event, OpportunityIncentiveState as State};
use domain::states::po::PoState;
use serde::Deserialize;

const INCENTIVES: &str = "INSERT INTO opportunity_incentives (tenant_id, id, number, opportunity_id, opportunity_no, opportunity_name, customer_name, \
    search_text, currency, cloud_revenue_minor, policy_version, amount_minor, settled_minor, state, objection, reason, delivered_at, applied_at, \
    published_at, due_at, changed_at, version) VALUES";
const REFUSED: ApiError = ApiError::Internal("an incentive of the demo does what its machine refuses");

/// One step; `ago` in days, the amount in yuan. The first applies. Without `ago`, the earliest moment whose time to check
/// is not over yet, or for the clock the end of that time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepSpec {
    event: String,
    ago: Option<i64>,
    reason: Option<String>,
    amount: Option<i64>,
    #[serde(default)]
    clock: bool,
}

/// What an application is for.
pub(super) struct Delivered<'a> {
    pub(super) id: &'a str,
    pub(super) number: &'a str,
    pub(super) said: &'a OpportunityDraft,
    pub(super) at: i64,
}

/// One step that was taken, and where it led.
#[derive(Clone)]
struct Taken {
    event: String,
    at: i64,
    by: Party,
    said: Option<String>,
    to: State,
    due: Option<i64>,
    settled: Option<i64>,
}

/// Where the steps led, and when each was.
#[derive(Default)]
struct Course {
    state: Option<State>,
    steps: Vec<Taken>,
    published_at: Option<i64>,
    due: Option<i64>,
    settled: Option<i64>,
    objection: String,
    reason: String,
}

impl Course {
    fn of(world: &World, specs: &[StepSpec]) -> Result<Self, ApiError> {
        let mut course = Self::default();
        for spec in specs {
            course.take(world, spec)?;
        }
        Ok(course)
    }

    fn take(&mut self, world: &World, spec: &StepSpec) -> Result<(), ApiError> {
        let on = |way: &&Transition<State>| {
            Some(way.from) == self.state && way.event.as_str() == spec.event && (way.by == Actor::Clock) == spec.clock
        };
        let way = State::TABLE.iter().find(on);
        let by = match (self.state, way.map(|way| way.by)) {
            (None, _) | (_, Some(Actor::Partner)) => Party::Partner,
            (_, Some(Actor::Vendor)) => Party::Vendor,
            (_, Some(_)) => Party::Clock,
            (Some(_), None) => return Err(REFUSED),
        };
        let at = match (spec.ago, self.due) {
            (Some(days), _) => world.now - days * DAY - 2 * HOUR,
            (None, Some(due)) => due,
            (None, None) => earliest(world)?,
        };
        let to = way.map_or(State::UnderReview, |way| way.to);
        let publishes = to == State::AwaitingConfirmation;
        self.due = if publishes { Some(due(world, at)?) } else { None };
        self.published_at = if publishes { Some(at) } else { self.published_at };
        self.settled = spec.amount.map(|yuan| yuan * 100).or(self.settled);
        let said = spec.reason.clone().unwrap_or_default();
        if spec.event == Event::Object.as_str() {
            self.objection = said
        } else {
            self.reason = if said.is_empty() { std::mem::take(&mut self.reason) } else { said }
        }
        let (due, settled) = (self.due, self.settled);
        self.steps.push(Taken { event: spec.event.clone(), at, by, said: spec.reason.clone(), to, due, settled });
        self.state = Some(to);
        Ok(())
    }
}

fn at(step: Option<&Taken>) -> i64 {
    step.map_or(0, |step| step.at)
}

fn due(world: &World, published_at: i64) -> Result<i64, ApiError> {
    Ok(check_due(moment(published_at), world.policy(published_at)?).timestamp())
}

/// The earliest full day back on which an amount could have been published without being over by now.
fn earliest(world: &World) -> Result<i64, ApiError> {
    let mut at = world.now - HOUR;
    for _ in 0..30 {
        if due(world, at - DAY)? <= world.now {
            break;
        }
        at -= DAY;
    }
    Ok(at)
}

/// The rows of a partner's applications, table by table.
#[derive(Default)]
pub(super) struct IncentiveRows {
    incentives: Vec<Row>,
    beside: Rows,
}

impl IncentiveRows {
    /// Adds the application for an opportunity, when there is one.
    pub(super) fn add(
        &mut self,
        (world, rng): (&World, &mut Rng),
        people: &People<'_>,
        of: &Delivered<'_>,
        specs: &[StepSpec],
    ) -> Result<(), ApiError> {
        let course = Course::of(world, specs)?;
        let Some(state) = course.state else { return Ok(()) };
        let (applied_at, changed_at) = (at(course.steps.first()), at(course.steps.last()));
        let id = rng.id(applied_at);
        let position = i64::try_from(self.incentives.len()).unwrap_or(0) + 1;
        let number = Series::OpportunityIncentives.number(moment(applied_at), position);
        let facts = IncentiveApplicationFacts {
            in_pce_plan: true,
            state: PoState::Delivered,
            delivered_at: Some(moment(of.at)),
            refused_at: None,
            cloud_revenue: of.said.cloud_revenue,
            applied_for: false,
        };
        let subject = ("opportunity", of.id, of.said.name.as_str());
        let asked =
            Asked { rule: RuleId::R77, facts: json(&facts)?, at: applied_at, by: (people.login, people.root), subject };
        let (allowed, receipt) = decisions::receipt(world, rng, &asked)?;
        if !allowed {
            return Err(REFUSED);
        }
        let beside = &mut self.beside;
        for (position, step) in (1_i64..).zip(&course.steps) {
            let name = people.name(step.by);
            let row = [id.as_str().into(), position.into(), step.at.into(), step.event.as_str().into(), name.into()];
            beside.events.push(row.into_iter().chain([step.by.as_str().into(), step.said.clone().into()]).collect());
        }
        let awaited = match state {
            State::UnderReview => Some(ReviewKind::OpportunityIncentive),
            State::Objected => Some(ReviewKind::IncentiveObjection),
            _ => None,
        };
        let mut kept = Some(receipt);
        if let Some(kind) = awaited {
            // An objection rests on what the partner says, not on a decision of the rules.
            let receipt = if state == State::UnderReview { kept.take() } else { None };
            let review = rng.id(changed_at);
            let (subject, name, by) = (id.as_str(), of.said.name.as_str(), Party::Partner);
            let waits = Waits { kind, review: &review, subject, name, at: changed_at, by, due: None };
            beside.awaits(people, &waits, receipt);
        }
        beside.receipts.extend(kept);
        let computed = of_delivery(&facts, world.policies(), moment(applied_at))?;
        let amount = course.settled.map_or(computed.amount, Money::cny);
        for step in course.steps.iter().filter(|step| matches!(step.by, Party::Vendor | Party::Clock)) {
            let amount = step.settled.map_or(computed.amount, Money::cny);
            let mut params = Params::from([
                ("opportunity", of.said.name.clone()),
                ("incentive_id", id.clone()),
                ("incentive_no", number.clone()),
                ("state", step.to.as_str().to_owned()),
                ("amount", amount.to_decimal()),
            ]);
            params.extend(step.said.clone().map(|said| ("reason", said)));
            params.extend(step.due.map(|due| ("due", time::to_text(moment(due)))));
            let (message, params) = (rng.id(step.at), serde_json::to_string(&params).unwrap_or_default());
            let (to, kind) = (people.login, MessageKind::OpportunityIncentiveDecided.as_str());
            let row = [message.into(), to.into(), kind.into(), params.into(), step.at.into(), "NONE".into()];
            beside.messages.push(row.into());
        }
        let search = search_text([&of.said.name, &of.said.customer_name, of.number, &number]);
        self.incentives.push(vec![
            id.into(),
            number.into(),
            of.id.into(),
            of.number.into(),
            of.said.name.as_str().into(),
            of.said.customer_name.as_str().into(),
            search.into(),
            amount.currency.as_str().into(),
            of.said.cloud_revenue.minor.into(),
            i64::from(computed.policy_version).into(),
            computed.amount.minor.into(),
            course.settled.into(),
            state.as_str().into(),
            course.objection.into(),
            course.reason.into(),
            of.at.into(),
            applied_at.into(),
            course.published_at.into(),
            course.due.into(),
            changed_at.into(),
            i64::try_from(course.steps.len()).unwrap_or(1).into(),
        ]);
        Ok(())
    }

    /// Writes them.
    pub(super) async fn write(self, tx: &Tx, tenant: &str) -> Result<usize, ApiError> {
        let written = insert(tx, tenant, INCENTIVES, self.incentives).await?;
        Ok(written + self.beside.write(tx, tenant).await?)
    }
}
