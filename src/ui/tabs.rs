//! Tabs; the caller keeps the chosen one in the URL.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::i18n::{Text, number};
use crate::platform::dom;

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Name in the URL.
    pub key: &'static str,
    /// Its words.
    pub label: Text,
    /// A figure behind them.
    pub count: Signal<Option<u64>>,
}

impl Tab {
    /// A tab without a figure.
    pub fn new(key: &'static str, label: impl Into<Text>) -> Self {
        Self { key, label: label.into(), count: Signal::stored(None) }
    }

    /// With a figure.
    #[must_use]
    pub fn counted(mut self, count: impl Into<Signal<Option<u64>>>) -> Self {
        self.count = count.into();
        self
    }
}

/// A row of tabs. ← → Home End move and choose; Tab leaves to the panel. Named by `label`; each tab by its words.
#[component]
pub fn Tabs(
    #[prop(into)] label: Text,
    tabs: Vec<Tab>,
    #[prop(into)] current: Signal<String>,
    #[prop(into)] on_select: Callback<String>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let keyed = move |event: KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        let tabs = dom::all_within(&list, "[role=tab]");
        let (count, at) = (tabs.len(), dom::focused_among(&tabs).unwrap_or_default());
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count.max(1),
            "ArrowLeft" => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(tab) = tabs.get(to) {
            dom::focus(tab);
            tab.click();
        }
    };
    let tab = move |tab: Tab| {
        let key = tab.key;
        let chosen = move || current.with(|current| current == key);
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=format!("tab-{key}")
                aria-controls=format!("panel-{key}")
                aria-selected=move || if chosen() { "true" } else { "false" }
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| on_select.run(key.to_owned())
            >
                {tab.label}
                {move || tab.count.get().map(|count| view! { <span class="tab-count">{number(count)}</span> })}
            </button>
        }
    };
    view! { <div class="tabs" role="tablist" aria-label=label node_ref=list on:keydown=keyed>{tabs.into_iter().map(tab).collect_view()}</div> }
}

/// What a tab shows: made when it is first chosen and dropped when another is. Named by its tab; focusable.
#[component]
pub fn TabPanel(key: &'static str, #[prop(into)] current: Signal<String>, children: ChildrenFn) -> impl IntoView {
    let chosen = Memo::new(move |_| current.with(|current| current == key));
    move || {
        chosen.get().then(|| {
            view! {
                <div class="tab-panel" role="tabpanel" id=format!("panel-{key}") aria-labelledby=format!("tab-{key}") tabindex="0">
                    {children()}
                </div>
            }
        })
    }
}
