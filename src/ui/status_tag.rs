//! Whose turn it is: the status tag and the line that says what happens next.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::popover;
use crate::i18n::{Text, t};
use crate::platform::dom;

/// Whose turn it is; colour is spent on this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The reader's.
    NeedsYou,
    /// Someone else's.
    Waiting,
    /// The system's.
    Running,
    /// Settled well.
    Done,
    /// Stopped, and there is a reason.
    Failed,
    /// Nobody's any more.
    Closed,
}

impl Turn {
    /// The value of `data-turn` in styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NeedsYou => "needs-you",
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Closed => "closed",
        }
    }

    /// The shape that tells it apart without colour.
    pub const fn icon(self) -> IconName {
        match self {
            Self::NeedsYou => IconName::NEEDS_YOU,
            Self::Waiting => IconName::WAITING,
            Self::Running => IconName::RUNNING,
            Self::Done => IconName::DONE,
            Self::Failed => IconName::FAILED,
            Self::Closed => IconName::CLOSED,
        }
    }
}

/// What a status tag tells on hover and focus.
#[derive(Clone, Debug, Default)]
pub struct StatusDetail {
    /// What happens next.
    pub next_step: Option<Text>,
    /// Who has to act.
    pub actor: Option<Text>,
    /// Until when.
    pub due: Option<Text>,
    /// What happens if nobody acts.
    pub if_silent: Option<Text>,
}

impl StatusDetail {
    fn lines(self) -> Vec<(Text, Text)> {
        let names = [t::common::NEXT_STEP, t::common::WHOSE_TURN, t::common::DUE, t::common::IF_SILENT];
        let values = [self.next_step, self.actor, self.due, self.if_silent];
        names.into_iter().zip(values).filter_map(|(name, value)| Some((name.into(), value?))).collect()
    }
}

/// Shape, word and colour of a status. With a `detail` it can be focused: hover and focus show the next step, the
/// actor, the deadline and what silence does, as its description; Esc hides them. Named by its word.
#[component]
pub fn StatusTag(
    turn: Turn,
    #[prop(into)] label: Text,
    #[prop(optional, into)] detail: Option<StatusDetail>,
) -> impl IntoView {
    let lines = detail.map(StatusDetail::lines).unwrap_or_default();
    if lines.is_empty() {
        return view! { <span class="status-tag" data-turn=turn.name()><Icon name=turn.icon()/><span>{label}</span></span> }.into_any();
    }
    let tip_id = dom::next_id("status");
    let tip = NodeRef::<leptos::html::Span>::new();
    let tag = NodeRef::<leptos::html::Button>::new();
    let shown = RwSignal::new(false);
    let lines = StoredValue::new(lines);
    let show = move || {
        shown.set(true);
        request_animation_frame(move || {
            if let (Some(tip), Some(tag)) = (tip.try_get_untracked().flatten(), tag.try_get_untracked().flatten()) {
                popover::open(&tip, &tag);
            }
        });
    };
    let hide = move || {
        if let Some(tip) = tip.get_untracked() {
            popover::close(&tip);
        }
        shown.set(false);
    };
    let line = |(name, value): (Text, Text)| view! { <span class="tip-line"><span class="tip-name">{name}</span>" "<span>{value}</span></span> };
    view! {
        <button type="button" class="status-tag" data-turn=turn.name() aria-describedby=tip_id.clone() node_ref=tag
            on:mouseenter=move |_| show() on:mouseleave=move |_| hide() on:focus=move |_| show() on:blur=move |_| hide()
            on:keydown=move |event| if event.key() == "Escape" { hide() }>
            <Icon name=turn.icon()/>
            <span>{label}</span>
        </button>
        <span class="tip" role="tooltip" id=tip_id popover="manual" node_ref=tip>
            {move || shown.get().then(|| lines.get_value().into_iter().map(line).collect_view())}
        </span>
    }
    .into_any()
}

/// One line under a status: "Waiting for customer · due 12 Mar 18:00 · expires if no answer". Plain text.
#[component]
pub fn TurnLine(turn: Turn, #[prop(into)] parts: Signal<Vec<String>>) -> impl IntoView {
    view! { <p class="turn-line" data-turn=turn.name()><Icon name=turn.icon()/><span>{move || parts.get().join(" · ")}</span></p> }
}
