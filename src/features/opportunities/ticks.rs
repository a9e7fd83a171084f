//! A choice of several: a group of check boxes.

use crate::i18n::{Key, Text};
use crate::ui::Checkbox;
use leptos::prelude::*;

/// One box a value, in the order of the vocabulary; what is ticked keeps that order.
#[component]
pub(super) fn Ticks<T>(
    #[prop(into)] label: Text,
    all: &'static [T],
    chosen: RwSignal<Vec<T>>,
    term: fn(T) -> Key,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let tick = move |value: T, ticked: bool| {
        chosen.update(|chosen| {
            let keep = |one: &T| if *one == value { ticked } else { chosen.contains(one) };
            *chosen = all.iter().copied().filter(keep).collect();
        });
    };
    let box_of = move |value: &'static T| {
        let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(value)));
        view! { <Checkbox checked on_change=move |ticked| tick(*value, ticked)>{term(*value)}</Checkbox> }
    };
    view! {
        <fieldset class="ticks">
            <legend>{label}</legend>
            {all.iter().map(box_of).collect_view()}
        </fieldset>
    }
}
