//! What happened to an opportunity of the demo, walked through its state machine.

use super::world::{DAY, HOUR, World, moment};
use crate::http::error::ApiError;
use crate::store::outbox::Params;
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::association::Party;
use domain::opportunity::OpportunityPhase;
use domain::program::Direction;
use domain::rules::opportunities::deadlines::{acceptance_due, validation_due};
use domain::states::ho::HoState;
use domain::states::machine::{Actor, Machine, Transition};
use domain::states::po::PoState;
use serde::Deserialize;

/// One event; `ago` in days. Without it, the earliest moment whose time to act is not over yet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventSpec {
    event: String,
    ago: Option<i64>,
    reason: Option<String>,
    phase: Option<OpportunityPhase>,
    chance: Option<u8>,
}

impl EventSpec {
    /// A step of somebody, so many days ago.
    pub(super) fn step(event: &str, ago: i64) -> Self {
        Self { event: event.to_owned(), ago: Some(ago), reason: None, phase: None, chance: None }
    }

    /// What the partner said of the progress.
    pub(super) fn progress(ago: i64, said: &str, phase: OpportunityPhase, chance: u8) -> Self {
        let (phase, chance) = (Some(phase), Some(chance));
        Self { reason: Some(said.to_owned()), phase, chance, ..Self::step("UPDATE_PROGRESS", ago) }
    }
}

#[derive(Debug)]
pub(super) struct Step {
    pub(super) at: i64,
    pub(super) event: String,
    pub(super) by: Party,
    pub(super) reason: Option<String>,
    pub(super) phase: Option<OpportunityPhase>,
    pub(super) chance: Option<u8>,
}

/// The events in order, and where they led.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) steps: Vec<Step>,
    pub(super) state: String,
    pub(super) due: Option<i64>,
}

const REFUSED: ApiError = ApiError::Internal("an opportunity of the demo does what its machine refuses");

impl Course {
    /// Walks the events; the first creates or shares it.
    pub(super) fn of(world: &World, direction: Direction, events: &[EventSpec]) -> Result<Self, ApiError> {
        let first = match direction {
            Direction::Ho => (HoState::PendingAcceptance.as_str(), Party::Vendor),
            Direction::Po => (PoState::Draft.as_str(), Party::Partner),
        };
        let mut course = Self { steps: Vec::new(), state: String::new(), due: None };
        for spec in events {
            let (to, by) = match (course.state.as_str(), direction) {
                ("", _) => (first.0.to_owned(), first.1),
                (from, Direction::Ho) => {
                    next(HoState::TABLE, from, &spec.event, HoState::as_str, |event| event.as_str())?
                }
                (from, Direction::Po) => {
                    next(PoState::TABLE, from, &spec.event, PoState::as_str, |event| event.as_str())?
                }
            };
            let at = match spec.ago {
                Some(days) => world.now - days * DAY - 2 * HOUR,
                None => earliest(world, &to)?,
            };
            course.due = due(world, &to, at)?;
            course.state = to;
            let (event, reason) = (spec.event.clone(), spec.reason.clone());
            course.steps.push(Step { at, event, by, reason, phase: spec.phase, chance: spec.chance });
        }
        Ok(course)
    }

    pub(super) fn created_at(&self) -> i64 {
        self.steps.first().map_or(0, |step| step.at)
    }

    pub(super) fn changed_at(&self) -> i64 {
        self.steps.last().map_or(0, |step| step.at)
    }

    /// When an event happened.
    pub(super) fn at(&self, event: &str) -> Option<i64> {
        self.steps.iter().find(|step| step.event == event).map(|step| step.at)
    }

    /// Why it ended, when the last step ended it and said so.
    pub(super) fn reason(&self) -> String {
        let ended = self.steps.last().filter(|step| step.event != "UPDATE_PROGRESS");
        ended.and_then(|step| step.reason.clone()).unwrap_or_default()
    }

    /// The review of the vendor that it waits for.
    pub(super) fn awaited_review(&self) -> Option<ReviewKind> {
        match self.state.parse() {
            Ok(PoState::UnderReview) => Some(ReviewKind::OpportunityReview),
            Ok(PoState::Validating) => Some(ReviewKind::OpportunityValidation),
            _ => None,
        }
    }

    /// What the primary account was told last, unless it did the last step itself.
    pub(super) fn message(
        &self,
        name: &str,
        id: &str,
        number: &str,
        direction: Direction,
    ) -> Option<(MessageKind, i64, String)> {
        let last = self.steps.last()?;
        let kind = match (last.event.as_str(), last.by) {
            ("SHARE", _) => MessageKind::OpportunityReceived,
            ("EXPIRE", _) if self.at("SHARE").is_some() => MessageKind::OpportunityTakenBack,
            (_, Party::Vendor | Party::Clock) => MessageKind::OpportunityDecided,
            _ => return None,
        };
        let mut params = Params::from([
            ("opportunity", name.to_owned()),
            ("opportunity_id", id.to_owned()),
            ("opportunity_no", number.to_owned()),
            ("direction", direction.as_str().to_owned()),
            ("state", self.state.clone()),
        ]);
        params.extend(last.reason.clone().map(|reason| ("reason", reason)));
        params.extend(self.due.map(|due| ("due", time::to_text(moment(due)))));
        Some((kind, last.at, serde_json::to_string(&params).unwrap_or_default()))
    }
}

/// The one way on from a state by an event, whoever causes it.
fn next<M: Machine>(
    table: &[Transition<M>],
    from: &str,
    event: &str,
    code: fn(M) -> &'static str,
    name: impl Fn(M::Event) -> &'static str,
) -> Result<(String, Party), ApiError> {
    let found = table.iter().find(|way| code(way.from) == from && name(way.event) == event);
    let way = found.ok_or(REFUSED)?;
    let by = match way.by {
        Actor::Partner => Party::Partner,
        Actor::Vendor => Party::Vendor,
        _ => Party::Clock,
    };
    Ok((code(way.to).to_owned(), by))
}

/// When the time of a state that began then runs out.
fn due(world: &World, state: &str, at: i64) -> Result<Option<i64>, ApiError> {
    let policy = world.policy(at)?;
    Ok(if state == HoState::PendingAcceptance.as_str() {
        Some(acceptance_due(moment(at), policy).timestamp())
    } else if state == PoState::Validating.as_str() {
        Some(validation_due(moment(at), policy).timestamp())
    } else {
        None
    })
}

/// The earliest full day back on which the state could have begun without being over by now.
fn earliest(world: &World, state: &str) -> Result<i64, ApiError> {
    let mut at = world.now - HOUR;
    for _ in 0..30 {
        if due(world, state, at - DAY)?.is_none_or(|due| due <= world.now) {
            break;
        }
        at -= DAY;
    }
    Ok(at)
}
