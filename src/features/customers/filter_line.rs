//! The filter line of the customer list: selects, tokens, and a dialog for ranges.

use super::columns::Resellers;
use super::{filter_fields, filters};
use crate::api::{ListNotices, ListState, members};
use crate::i18n::t;
use crate::ui::{
    Button, Choice, DateRange, Dialog, Field, FilterBar, IconName, Notice, Select, TextInput, Token, Tone,
};
use leptos::prelude::*;

/// Properties that the dialog sets.
const RANGES: [&str; 5] = ["associated_from", "associated_to", "spent_min", "spent_max", "expiring_within_days"];

/// The filter line, and what of the address or of the box could not be read.
#[component]
pub(super) fn CustomerFilters(
    list: ListState,
    resellers: Resellers,
    #[prop(into)] on_query: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let managers = members::use_manager_names();
    let refused = RwSignal::new(Vec::<Token>::new());
    let tokens = Signal::derive(move || list.read(filters::tokens));
    let changed = Callback::new(move |tokens: Vec<Token>| {
        let (good, bad): (Vec<_>, Vec<_>) =
            tokens.into_iter().partition(|token| filters::fits(&token.field, &token.value));
        refused.set(bad);
        let good = filters::settled(&good);
        if good != tokens_now(list) {
            list.set_filters(good.into_iter().map(|token| (token.field, token.value)));
        }
    });
    let children = StoredValue::new(children);
    view! {
        <ListNotices list/>
        <UnreadNotice refused/>
        {move || {
            let fields = managers.with(|managers| resellers.with(|resellers| filter_fields::all(managers, resellers)));
            view! {
                <FilterBar fields tokens on_change=changed on_query>
                    <MoreFilters tokens on_change=changed/>
                    {children.with_value(|children| children())}
                </FilterBar>
            }
        }}
    }
}

fn tokens_now(list: ListState) -> Vec<Token> {
    untrack(|| list.read(filters::tokens))
}

/// Says which typed conditions were left out; the rest applies.
#[component]
fn UnreadNotice(refused: RwSignal<Vec<Token>>) -> impl IntoView {
    move || {
        let unread = refused.get();
        let words = move || {
            let one = |token: &Token| t::common::token(filter_fields::label(&token.field), &token.value);
            t::customers::left_out(unread.iter().map(one).collect::<Vec<_>>().join(", "))
        };
        (!refused.with(Vec::is_empty)).then(|| {
            view! {
                <Notice on_dismiss=move |()| refused.set(Vec::new())>{words}</Notice>
            }
        })
    }
}

/// Ranges: two days, two amounts, and how soon something expires.
#[component]
fn MoreFilters(
    #[prop(into)] tokens: Signal<Vec<Token>>,
    #[prop(into)] on_change: Callback<Vec<Token>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let values = StoredValue::new(RANGES.map(|_| RwSignal::new(String::new())));
    let show = move |()| {
        let now = tokens.get_untracked();
        values.with_value(|values| {
            for (key, value) in RANGES.iter().zip(values) {
                value.set(
                    now.iter().find(|token| token.field == *key).map(|token| token.value.clone()).unwrap_or_default(),
                );
            }
        });
        open.set(true);
    };
    let apply = move |()| {
        let mut wanted = tokens.get_untracked();
        wanted.retain(|token| !RANGES.contains(&token.field.as_str()));
        let given = values.with_value(|values| values.map(|value| value.get_untracked().trim().to_owned()));
        wanted.extend(
            RANGES.iter().zip(given).filter(|(_, value)| !value.is_empty()).map(|(key, value)| Token::new(*key, value)),
        );
        open.set(false);
        on_change.run(wanted);
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary on_press=apply>{t::customers::APPLY}</Button>
        }
    };
    view! {
        <Button tone=Tone::Quiet icon=IconName::FILTER on_press=show>{t::customers::MORE_FILTERS}</Button>
        <Dialog open title=t::customers::MORE_FILTERS footer>{move || range_fields(values.get_value())}</Dialog>
    }
}

fn range_fields([from, to, min, max, expiring]: [RwSignal<String>; 5]) -> impl IntoView {
    let mut days = vec![Choice::new("", t::common::ALL)];
    days.extend(filter_fields::expiry_choices());
    let amount_error = |value: RwSignal<String>| {
        Signal::derive(move || {
            let wrong = value.with(|value| !value.trim().is_empty() && !filters::fits("spent_min", value.trim()));
            wrong.then(|| t::customers::AMOUNT_WRONG.get().to_owned())
        })
    };
    view! {
        <div class="form range-filters">
            <DateRange from to label=t::customers::ASSOCIATED_ON/>
            <Field label=t::customers::SPENT_MIN error=amount_error(min)><TextInput value=min inputmode="decimal"/></Field>
            <Field label=t::customers::SPENT_MAX error=amount_error(max)><TextInput value=max inputmode="decimal"/></Field>
            <Field label=t::customers::EXPIRING_WITHIN>
                <Select value=expiring choices=days on_change=move |days| expiring.set(days)/>
            </Field>
        </div>
    }
}
