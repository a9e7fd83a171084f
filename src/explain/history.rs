//! What happened to a request or an authorisation, as a timeline.

use crate::explain::{Viewer, terms};
use crate::i18n::{Key, t};
use crate::ui::{TimelineEvent, Turn};
use domain::api::associations::HistoryEntry;
use domain::association::Party;

/// The events of one record; `id` keeps the links to them apart from those of other records.
pub fn history_events(id: &str, history: &[HistoryEntry], viewer: &Viewer) -> Vec<TimelineEvent> {
    timeline(id, history, viewer, words)
}

/// The same with the words and shapes of another kind of record.
pub fn timeline(
    id: &str,
    history: &[HistoryEntry],
    viewer: &Viewer,
    words: impl Fn(&str) -> (Turn, Key),
) -> Vec<TimelineEvent> {
    let event = |(at, entry): (usize, &HistoryEntry)| {
        let (turn, title) = words(&entry.event);
        let (actor, party, viewer) = (entry.actor.clone(), entry.party, viewer.clone());
        TimelineEvent {
            id: format!("{id}-{at}"),
            at: entry.at,
            turn,
            title: title.into(),
            actor: (move || {
                if party == Party::Clock {
                    return t::association::BY_SYSTEM.get().to_owned();
                }
                let side = terms::party(party, &viewer).get();
                if actor.is_empty() { side.to_owned() } else { t::association::actor_of_side(&actor, side) }
            })
            .into(),
            note: entry.reason.clone().map(|reason| (move || t::association::reason_given(&reason)).into()),
            changes: Vec::new(),
        }
    };
    history.iter().enumerate().map(event).collect()
}

fn words(event: &str) -> (Turn, Key) {
    use t::association as text;
    match event {
        "REQUESTED" | "SUBMITTED" => (Turn::Running, text::EVENT_REQUESTED),
        "LINK_SENT" => (Turn::Running, text::EVENT_LINK_SENT),
        "APPROVE" | "AGREE" => (Turn::Done, text::EVENT_APPROVED),
        "REJECT" => (Turn::Failed, text::EVENT_REJECTED),
        "WITHDRAW" => (Turn::Closed, text::EVENT_WITHDRAWN),
        "REVOKE" => (Turn::Closed, text::EVENT_REVOKED),
        "EXPIRE" => (Turn::Closed, text::EVENT_EXPIRED),
        "RELATION_CHANGED" => (Turn::Closed, text::EVENT_RELATION_CHANGED),
        _ => (Turn::Running, text::EVENT_OTHER),
    }
}
