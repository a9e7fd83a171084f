//! The line of filters above a table.

use leptos::prelude::*;

use super::arrangement::in_address;
use crate::api::ListState;
use crate::ui::{ColumnInfo, ColumnSettings, DensityToggle, FilterBar, FilterField, TablePrefs, Token};

/// Filters that live in the address; at their end, which columns and how dense, where the table remembers that.
#[component]
pub fn ListFilters(
    list: ListState,
    fields: Vec<FilterField>,
    /// Asks again with the same filters.
    #[prop(into)]
    on_query: Callback<()>,
    #[prop(optional)] columns: Vec<ColumnInfo>,
    #[prop(optional, into)] prefs: Option<TablePrefs>,
    /// Further controls before these.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let tokens = Signal::derive(move || {
        list.read(|query| query.filters.iter().map(|(key, value)| Token::new(key.as_str(), value.as_str())).collect())
    });
    let changed =
        move |tokens: Vec<Token>| list.set_filters(tokens.into_iter().map(|token| (token.field, token.value)));
    let further = children.map(|children| children());
    let settings = prefs.map(|prefs| {
        in_address(list, prefs, &columns);
        view! {
            <ColumnSettings columns prefs=prefs.columns/>
            <DensityToggle density=prefs.density/>
        }
    });
    view! { <FilterBar fields tokens on_change=changed on_query>{further}{settings}</FilterBar> }.into_any()
}
