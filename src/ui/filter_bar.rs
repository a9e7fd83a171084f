//! The filter line: pinned selects, a search box that makes tokens, query and reset.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::button::{Button, Tone};
use super::filter_state::{Bar, focus_token};
use super::filter_tokens::{FilterField, Suggestion, Token};
use super::icon::{Icon, IconName};
use super::selects::{Choice, Select};
use crate::i18n::t;
use crate::platform::dom;

/// The filter line. In the search box, ↑ ↓ walk the suggestions, Enter takes one (a property first, then its value),
/// Esc closes them; Backspace in the empty box goes to the last token, where Delete or Backspace removes it and ← →
/// walk the tokens. The box is a combobox named "Filters"; a token is a button named "X = Y, remove".
///
/// Each change calls `on_change` once with all tokens; the caller keeps them (in the URL).
#[component]
pub fn FilterBar(
    fields: Vec<FilterField>,
    #[prop(into)] tokens: Signal<Vec<Token>>,
    #[prop(into)] on_change: Callback<Vec<Token>>,
    /// Asks again with the same tokens.
    #[prop(optional, into)]
    on_query: Option<Callback<()>>,
    /// Further controls at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let bar = Bar::new(fields, tokens, on_change);
    let pinned =
        bar.fields.with_value(|fields| fields.iter().filter(|field| field.pinned).cloned().collect::<Vec<_>>());
    let query = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !bar.take_typed()
            && let Some(on_query) = on_query
        {
            on_query.run(());
        }
    };
    let reset = move |()| {
        bar.clear_box();
        on_change.run(Vec::new());
    };
    view! {
        <form class="filter-bar" role="search" on:submit=query>
            {pinned.into_iter().map(|field| pinned_select(field, bar)).collect_view()}
            <SearchBox bar/>
            <Button tone=Tone::Primary submit=true>{t::common::QUERY}</Button>
            <Button on_press=reset>{t::common::RESET}</Button>
            {children.map(|children| view! { <div class="filter-extra">{children()}</div> })}
            <TokenList bar/>
        </form>
    }
}

fn pinned_select(field: FilterField, bar: Bar) -> impl IntoView {
    let key = field.key;
    let all = {
        let label = field.label.clone();
        Choice::new("", move || format!("{}: {}", label.get(), t::common::ALL.get()))
    };
    let choices: Vec<Choice> = std::iter::once(all).chain(field.choices().iter().cloned()).collect();
    let value = Signal::derive(move || {
        bar.tokens
            .with(|tokens| tokens.iter().find(|token| token.field == key).map(|token| token.value.clone()))
            .unwrap_or_default()
    });
    view! { <Select label=field.label value choices on_change=move |value: String| bar.set(key, &value)/> }
}

#[component]
fn SearchBox(bar: Bar) -> impl IntoView {
    let list_id = dom::next_id("suggestions");
    let option_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let active = {
        let option_id = option_id.clone();
        move || bar.at.get().filter(|_| bar.open.get()).map(&option_id)
    };
    let placeholder = move || match bar.chosen.get() {
        Some(key) => t::common::filter_value_placeholder(bar.label_of(key)),
        None => t::common::FILTER_PLACEHOLDER.get().to_owned(),
    };
    let option = move |(at, suggestion): (usize, Suggestion)| {
        let label = suggestion.label().to_owned();
        let goes_on = matches!(suggestion, Suggestion::Property { .. });
        // On pointer down: the click would come after the box lost the focus and closed the list.
        let press = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            bar.take(suggestion.clone())
        };
        view! {
            <li role="option" id=option_id(at) aria-selected=move || if bar.at.get() == Some(at) { "true" } else { "false" } on:mousedown=press>
                <span>{label}</span>
                {goes_on.then(|| view! { <Icon name=IconName::CHEVRON_RIGHT/> })}
            </li>
        }
    };
    let options =
        move || bar.open.get().then(|| bar.suggestions().into_iter().enumerate().map(option.clone()).collect_view());
    let typed = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        bar.typed.set(event.target().value());
        bar.at.set(None);
        bar.open.set(true);
    };
    view! {
        <div class="filter-box">
            <Icon name=IconName::SEARCH/>
            {move || bar.chosen.get().map(|key| view! { <span class="filter-chosen">{bar.label_of(key)}" ="</span> })}
            <input class="filter-input" type="text" role="combobox" autocomplete="off" aria-autocomplete="list"
                aria-label=t::common::FILTERS aria-controls=list_id.clone()
                aria-expanded=move || if bar.open.get() { "true" } else { "false" } aria-activedescendant=active
                placeholder=placeholder node_ref=bar.input prop:value=move || bar.typed.get()
                on:input:target=typed on:keydown=move |event| bar.key(&event)
                on:focus=move |_| bar.open.set(true) on:click=move |_| bar.open.set(true) on:blur=move |_| bar.open.set(false)/>
            <ul class="suggestions" role="listbox" id=list_id aria-label=t::common::FILTER_SUGGESTIONS hidden=move || !bar.open.get()>{options}</ul>
        </div>
    }
}

#[component]
fn TokenList(bar: Bar) -> impl IntoView {
    let token = move |(at, token): (usize, Token)| {
        let (field, value) = (bar.label_of(&token.field), bar.words_of(&token));
        let name = t::common::remove_token(&field, &value);
        let remove = {
            let key = token.field.clone();
            move || bar.set(&key, "")
        };
        let keyed = {
            let remove = remove.clone();
            move |event: KeyboardEvent| {
                match event.key().as_str() {
                    "Delete" | "Backspace" => remove(),
                    "ArrowLeft" => return focus_token(bar.input, at.saturating_sub(1)),
                    "ArrowRight" => return focus_token(bar.input, at.saturating_add(1)),
                    _ => return,
                }
                event.prevent_default();
                if let Some(input) = bar.input.get_untracked() {
                    dom::focus(&input);
                }
            }
        };
        view! {
            <li><button type="button" class="token" aria-label=name on:click=move |_| remove() on:keydown=keyed>
                <span>{t::common::token(field, value)}</span><Icon name=IconName::CLOSE/>
            </button></li>
        }
    };
    view! {
        <ul class="tokens" aria-label=t::common::FILTER_ACTIVE hidden=move || bar.tokens.with(Vec::is_empty)>
            {move || bar.tokens.get().into_iter().enumerate().map(token).collect_view()}
        </ul>
    }
}
