//! Everything by name: objects, pages, actions.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::dialog::follow;
use super::icon::{Icon, IconName};
use crate::i18n::{Text, t};
use crate::platform::dom;

/// One thing that the palette can open or do.
#[derive(Clone, Debug)]
pub struct PaletteItem {
    /// Page, customer, action: shown at the end of the line.
    pub kind: Text,
    /// Its words.
    pub label: Text,
    /// Why it cannot be done now. It can still be chosen: it should open the explanation.
    pub reason: Option<Text>,
    /// What choosing does.
    pub on_choose: Callback<()>,
}

/// The palette. Ctrl/⌘ K opens; ↑ ↓ mark, Enter chooses, Esc closes and gives the focus back. A dialog with a combobox
/// named "Search and commands". The caller answers `query` with fitting items, best first.
#[component]
pub fn CommandPalette(
    open: RwSignal<bool>,
    query: RwSignal<String>,
    #[prop(into)] items: Signal<Vec<PaletteItem>>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(open, dialog);
    let at = RwSignal::new(0_usize);
    let shortcut = window_event_listener(leptos::ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            open.set(true);
        }
    });
    on_cleanup(move || shortcut.remove());
    let choose = move |item: &PaletteItem| {
        open.set(false);
        item.on_choose.run(());
    };
    let keyed = move |event: KeyboardEvent| {
        let count = items.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at + 1 < count { *at + 1 } else { 0 }),
            "ArrowUp" => at.update(|at| *at = at.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "Enter" => {
                if let Some(item) = items.with_untracked(|items| items.get(at.get_untracked()).cloned()) {
                    choose(&item);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let closed = move |_| {
        open.set(false);
        query.set(String::new());
        at.set(0);
    };
    let typed = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        query.set(event.target().value());
        at.set(0);
    };
    let list_id = dom::next_id("palette");
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let active = {
        let option_id = option_id.clone();
        move || items.with(|items| !items.is_empty()).then(|| option_id(at.get()))
    };
    let option = move |(index, item): (usize, PaletteItem)| {
        let chosen = item.clone();
        view! {
            <li role="option" id=option_id(index) aria-selected=move || if at.get() == index { "true" } else { "false" }
                on:mousedown=move |event| { event.prevent_default(); choose(&chosen) }>
                <span>{item.label}</span>
                {item.reason.map(|reason| view! { <span class="palette-reason">{reason}</span> })}
                <span class="palette-kind">{item.kind}</span>
            </li>
        }
    };
    view! {
        <dialog class="palette" aria-label=t::shell::PALETTE node_ref=dialog on:close=closed>
            <div class="palette-box">
                <Icon name=IconName::SEARCH/>
                <input type="text" role="combobox" autofocus autocomplete="off" aria-autocomplete="list" aria-expanded="true"
                    aria-label=t::shell::PALETTE aria-controls=list_id.clone() aria-activedescendant=active
                    placeholder=t::shell::PALETTE_HINT prop:value=move || query.get() on:input:target=typed on:keydown=keyed/>
            </div>
            <ul role="listbox" id=list_id aria-label=t::shell::PALETTE>
                {move || open.get().then(|| items.get().into_iter().enumerate().map(option.clone()).collect_view())}
            </ul>
            <p class="palette-empty" role="status">{move || items.with(Vec::is_empty).then(|| t::shell::PALETTE_EMPTY.get())}</p>
        </dialog>
    }
}
