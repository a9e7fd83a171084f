//! What all state machines share: the table, the look-up and the two ways to be refused.

use crate::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// Who causes a transition, seen from the object.
    pub enum Actor {
        /// The side that asked.
        Requester = "REQUESTER",
        /// The side that is asked.
        Counterparty = "COUNTERPARTY",
        /// The partner.
        Partner = "PARTNER",
        /// The customer.
        Customer = "CUSTOMER",
        /// The employee whose personal account it is about.
        Employee = "EMPLOYEE",
        /// The distributor.
        Distributor = "DISTRIBUTOR",
        /// The vendor.
        Vendor = "VENDOR",
        /// The clock, through a job.
        Clock = "CLOCK",
        /// Another object's transition.
        System = "SYSTEM",
    }
}

/// One line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition<M: Machine> {
    /// From this state …
    pub from: M,
    /// … on this event …
    pub event: M::Event,
    /// … caused by this actor …
    pub by: Actor,
    /// … into this state …
    pub to: M,
    /// … with these effects, all in the same transaction.
    pub effects: &'static [M::Effect],
}

/// Why an event was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum TransitionRefused {
    /// The state has no such way out.
    #[error("not from this state")]
    NotFromThisState,
    /// The state has this way out, but not for this actor.
    #[error("not by this actor")]
    NotByThisActor,
}

/// A state machine given by its table.
///
/// ```
/// use domain::states::association_request::{AssociationRequestEvent, AssociationRequestState};
/// use domain::states::machine::{Actor, Machine, TransitionRefused};
///
/// let pending = AssociationRequestState::Pending;
/// let line = pending.apply(AssociationRequestEvent::Approve, Actor::Counterparty)?;
/// assert_eq!(line.to, AssociationRequestState::Approved);
/// assert_eq!(
///     pending.apply(AssociationRequestEvent::Approve, Actor::Requester).err(),
///     Some(TransitionRefused::NotByThisActor),
/// );
/// assert_eq!(pending.events_for(Actor::Requester), [AssociationRequestEvent::Withdraw]);
/// # Ok::<(), TransitionRefused>(())
/// ```
pub trait Machine: Copy + Eq + std::fmt::Debug + 'static {
    /// What can happen.
    type Event: Copy + Eq + std::fmt::Debug + 'static;
    /// What a transition causes.
    type Effect: Copy + Eq + std::fmt::Debug + 'static;
    /// Every transition.
    const TABLE: &'static [Transition<Self>];

    /// The transition of `event` by `actor` from this state.
    ///
    /// # Errors
    /// [`TransitionRefused`] when the table has no such line.
    fn apply(self, event: Self::Event, actor: Actor) -> Result<&'static Transition<Self>, TransitionRefused> {
        let mut ways = Self::TABLE.iter().filter(|line| line.from == self && line.event == event).peekable();
        if ways.peek().is_none() {
            return Err(TransitionRefused::NotFromThisState);
        }
        ways.find(|line| line.by == actor).ok_or(TransitionRefused::NotByThisActor)
    }

    /// What this actor can cause now, in the order of the table: the buttons to draw.
    fn events_for(self, actor: Actor) -> Vec<Self::Event> {
        Self::TABLE.iter().filter(|line| line.from == self && line.by == actor).map(|line| line.event).collect()
    }

    /// Does no way lead on?
    fn is_final(self) -> bool {
        !Self::TABLE.iter().any(|line| line.from == self)
    }
}

/// Writes a table, one line a transition: `From: Event by Actor => To [Effect, Effect];`
macro_rules! transitions {
    ($machine:ident, $event:ident, $effect:ident: $($from:ident : $on:ident by $actor:ident => $to:ident [$($cause:ident),*];)+) => {
        impl $crate::states::machine::Machine for $machine {
            type Event = $event;
            type Effect = $effect;
            const TABLE: &'static [$crate::states::machine::Transition<Self>] = &[$(
                $crate::states::machine::Transition {
                    from: $machine::$from,
                    event: $event::$on,
                    by: $crate::states::machine::Actor::$actor,
                    to: $machine::$to,
                    effects: &[$($effect::$cause),*],
                },
            )+];
        }
    };
}
pub(super) use transitions;

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::fmt::Debug;

    /// Walks state × event × actor: what the table lists happens, everything else is refused with the
    /// right reason; every state is reached and no two lines contradict each other.
    pub(in crate::states) fn check_table<M>(states: &[M], events: &[M::Event], start: M)
    where
        M: Machine,
        M::Event: Debug,
    {
        for state in states {
            for event in events {
                for actor in Actor::ALL {
                    let lines: Vec<_> =
                        M::TABLE.iter().filter(|l| l.from == *state && l.event == *event && l.by == *actor).collect();
                    assert!(lines.len() <= 1, "{state:?} {event:?} {actor:?} is listed twice");
                    let listed = M::TABLE.iter().any(|l| l.from == *state && l.event == *event);
                    match state.apply(*event, *actor) {
                        Ok(line) => assert_eq!(Some(&line), lines.first()),
                        Err(why) => {
                            assert!(lines.is_empty());
                            let expect = if listed {
                                TransitionRefused::NotByThisActor
                            } else {
                                TransitionRefused::NotFromThisState
                            };
                            assert_eq!(why, expect);
                        }
                    }
                }
            }
        }
        let mut reached = vec![start];
        while let Some(line) = M::TABLE.iter().find(|l| reached.contains(&l.from) && !reached.contains(&l.to)) {
            reached.push(line.to);
        }
        for state in states {
            assert!(reached.contains(state), "{state:?} is never reached");
        }
    }
}
