//! The line of filters above a table.

use leptos::prelude::*;

use crate::api::ListState;
use crate::ui::{ColumnInfo, ColumnSettings, DensityToggle, FilterBar, FilterField, TablePrefs, Token};

/// Filters that live in the address; at their end, which columns and how dense, where the table remembers that.
#[component]
pub fn ListFilters(
    list: ListState,
    fields: Vec<FilterField>,
    /// Asks again with the same filters.
    on_query: Callback<()>,
    /// Columns to choose from, where there is a table.
    columns: Vec<ColumnInfo>,
    prefs: Option<TablePrefs>,
    /// Further controls before these.
    tools: ViewFn,
) -> impl IntoView {
    let tokens = Signal::derive(move || {
        list.read(|query| query.filters.iter().map(|(key, value)| Token::new(key.as_str(), value.as_str())).collect())
    });
    let changed =
        move |tokens: Vec<Token>| list.set_filters(tokens.into_iter().map(|token| (token.field, token.value)));
    let settings = prefs.map(|prefs| {
        view! {
            <ColumnSettings columns prefs=prefs.columns/>
            <DensityToggle density=prefs.density/>
        }
    });
    view! { <FilterBar fields tokens on_change=changed on_query>{tools.run()}{settings}</FilterBar> }.into_any()
}
