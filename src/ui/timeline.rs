//! What happened, newest first.

use leptos::prelude::*;

use super::icon::Icon;
use super::status_tag::Turn;
use super::time_text::TimeText;
use crate::i18n::{Text, date, time_of_day};
use chrono::{DateTime, Utc};

/// One event.
#[derive(Clone, Debug)]
pub struct TimelineEvent {
    /// For the permalink.
    pub id: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Its shape and colour.
    pub turn: Turn,
    /// What happened.
    pub title: Text,
    /// Who did it, through which channel.
    pub actor: Text,
    /// A sentence more: a reason, a rule version.
    pub note: Option<Text>,
    /// Fields that changed: name, before, after.
    pub changes: Vec<(Text, String, String)>,
}

/// Events grouped by business day, newest first; each can be linked to. A list; links are named by their time.
#[component]
pub fn Timeline(#[prop(into)] events: Signal<Vec<TimelineEvent>>) -> impl IntoView {
    let days = move || {
        let mut events = events.get();
        events.sort_by_key(|event| std::cmp::Reverse(event.at));
        let mut days: Vec<(String, Vec<TimelineEvent>)> = Vec::new();
        for event in events {
            let day = date(event.at);
            match days.last_mut() {
                Some((last, group)) if *last == day => group.push(event),
                _ => days.push((day, vec![event])),
            }
        }
        days
    };
    let group = |(day, events): (String, Vec<TimelineEvent>)| {
        view! {
            <li class="timeline-day">
                <p class="timeline-date">{day}</p>
                <ol>{events.into_iter().map(event_view).collect_view()}</ol>
            </li>
        }
    };
    view! { <ol class="timeline">{move || days().into_iter().map(group).collect_view()}</ol> }
}

fn event_view(event: TimelineEvent) -> impl IntoView {
    let anchor = format!("event-{}", event.id);
    let change = |(name, before, after): (Text, String, String)| {
        view! { <div><dt>{name}</dt><dd><del>{before}</del>" → "<ins>{after}</ins></dd></div> }
    };
    view! {
        <li class="timeline-event" data-turn=event.turn.name() id=anchor.clone()>
            <Icon name=event.turn.icon()/>
            <div>
                <p class="timeline-title">{event.title}</p>
                <p class="timeline-meta">
                    <a href=format!("#{anchor}")><TimeText at=event.at text=time_of_day(event.at)/></a>" · "{event.actor}
                </p>
                {event.note.map(|note| view! { <p class="timeline-note">{note}</p> })}
                {(!event.changes.is_empty()).then(|| view! { <dl class="timeline-changes">{event.changes.into_iter().map(change).collect_view()}</dl> })}
            </div>
        </li>
    }
}
