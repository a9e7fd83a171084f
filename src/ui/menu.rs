//! A menu of actions behind a button.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::button::more_label;
use super::icon::{Icon, IconName};
use super::popover;
use crate::i18n::Text;
use crate::platform::dom;

/// One entry of a [`Menu`].
#[derive(Clone, Debug)]
pub struct MenuItem {
    label: Text,
    reason: Option<Text>,
    danger: bool,
    on_select: Callback<()>,
}

impl MenuItem {
    /// An entry that does something when chosen.
    pub fn new(label: impl Into<Text>, on_select: impl Fn(()) + Send + Sync + 'static) -> Self {
        Self { label: label.into(), reason: None, danger: false, on_select: Callback::new(on_select) }
    }

    /// Not possible now, and why. The entry can still be reached and chosen: it should open the full explanation.
    #[must_use]
    pub fn blocked(mut self, reason: impl Into<Text>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// An entry that ends something.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

/// A menu button. Enter, Space and ↓ open; ↑ ↓ Home End move; a letter jumps; Enter chooses; Esc closes and gives the
/// focus back. `label` names the button (and shows on it unless `icon` stands alone); entries are named by their
/// words and described by their reason.
#[component]
pub fn Menu(
    #[prop(optional, into)] label: Option<Text>,
    /// Shows this icon alone; the label becomes its name and tooltip.
    #[prop(optional, into)]
    icon: Option<IconName>,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let label = label.unwrap_or_else(more_label);
    let button = NodeRef::<leptos::html::Button>::new();
    let list = NodeRef::<leptos::html::Div>::new();
    let open = RwSignal::new(false);
    let show = move || {
        open.set(true);
        // The entries are made with the opening: wait for them before placing and focusing.
        request_animation_frame(move || {
            if let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) {
                popover::open(&list, &button);
                focus_entry(&list, Move::First);
            }
        });
    };
    let hide = move || {
        if let Some(list) = list.get_untracked() {
            popover::close(&list);
        }
    };
    let return_focus = move || {
        if let Some(button) = button.get_untracked() {
            dom::focus(&button);
        }
    };
    let chosen = Callback::new(move |on_select: Callback<()>| {
        hide();
        return_focus();
        on_select.run(());
    });
    let toggled = move |_| {
        let shown = list.get_untracked().is_some_and(|list| list.matches(":popover-open").unwrap_or(false));
        open.set(shown);
    };
    let keyed = move |event: KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        match event.key().as_str() {
            "Escape" => {
                hide();
                return_focus();
            }
            "Tab" => return hide(),
            key => match Move::of_key(key) {
                Some(step) => focus_entry(&list, step),
                None => return,
            },
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let visible_label = icon.is_none().then(|| label.clone());
    view! {
        <button
            type="button"
            class=if icon.is_some() { "icon-button" } else { "button menu-button" }
            data-tone="quiet"
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=Text::attribute(icon.map(|_| label.clone()))
            title=Text::attribute(icon.map(|_| label.clone()))
            node_ref=button
            on:click=move |_| if open.get_untracked() { hide() } else { show() }
            on:keydown=move |event| if event.key() == "ArrowDown" { event.prevent_default(); show() }
        >
            {icon.map(|name| view! { <Icon name/> })}
            {visible_label.map(|label| view! { <span>{label}</span><Icon name=IconName::CHEVRON_DOWN/> })}
        </button>
        <div class="menu" role="menu" aria-label=label popover="auto" node_ref=list on:toggle=toggled on:keydown=keyed>
            {move || open.get().then(|| items.get().into_iter().map(|item| entry(item, chosen)).collect_view())}
        </div>
    }
}

fn entry(item: MenuItem, chosen: Callback<Callback<()>>) -> impl IntoView {
    let reason_id = dom::next_id("menu-reason");
    let MenuItem { label, reason, danger, on_select } = item;
    let blocked = reason.is_some();
    let described_by = blocked.then(|| reason_id.clone());
    view! {
        <button
            type="button"
            role="menuitem"
            class="menu-item"
            tabindex="-1"
            data-tone=danger.then_some("danger")
            aria-disabled=blocked.then_some("true")
            aria-describedby=described_by
            on:click=move |_| chosen.run(on_select)
        >
            <span>{label}</span>
            {reason.map(|reason| view! { <span class="menu-reason" id=reason_id>{reason}</span> })}
        </button>
    }
}

/// Where the focus goes among entries.
enum Move {
    First,
    Last,
    Next,
    Previous,
    Letter(char),
}

impl Move {
    fn of_key(key: &str) -> Option<Self> {
        let mut letters = key.chars();
        match (key, letters.next(), letters.next()) {
            ("Home", ..) => Some(Self::First),
            ("End", ..) => Some(Self::Last),
            ("ArrowDown", ..) => Some(Self::Next),
            ("ArrowUp", ..) => Some(Self::Previous),
            (_, Some(letter), None) if letter.is_alphanumeric() => Some(Self::Letter(letter)),
            _ => None,
        }
    }
}

fn focus_entry(list: &HtmlElement, step: Move) {
    let entries = dom::all_within(list, "[role=menuitem]");
    let (count, at) = (entries.len(), dom::focused_among(&entries));
    let target = match (step, at) {
        (Move::First, _) | (Move::Next, None) => 0,
        (Move::Last, _) | (Move::Previous, None | Some(0)) => count.saturating_sub(1),
        (Move::Next, Some(at)) => {
            if at + 1 < count {
                at + 1
            } else {
                0
            }
        }
        (Move::Previous, Some(at)) => at - 1,
        (Move::Letter(letter), at) => {
            let begins = |entry: &HtmlElement| {
                let words = entry.text_content().unwrap_or_default().to_lowercase();
                words.starts_with(letter.to_ascii_lowercase())
            };
            let from = at.map_or(0, |at| at + 1);
            let found = (from..count).chain(0..from).find(|&at| entries.get(at).is_some_and(begins));
            match found {
                Some(found) => found,
                None => return,
            }
        }
    };
    if let Some(entry) = entries.get(target) {
        dom::focus(entry);
    }
}
