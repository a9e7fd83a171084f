//! How a reader arranged a table, in the address: who opens the link sees the same columns and rows as high.
//!
//! The address wins over what the browser remembers, and leaves that as it is; a reader's own change is remembered and
//! goes into the address. Neither is a step that Back undoes.

use leptos::prelude::*;

use crate::api::ListState;
use crate::api::list_query::{COLUMNS, DENSITY};
use crate::ui::{ColumnInfo, ColumnPrefs, Density, TablePrefs};

/// Keeps the arrangement of a list's table and its address alike.
pub fn in_address(list: ListState, prefs: TablePrefs, columns: &[ColumnInfo]) {
    let columns = StoredValue::new(columns.to_vec());
    let written = move || columns.with_value(|columns| prefs.columns.with(|prefs| prefs.shown(columns)));
    let write = move || {
        let density = prefs.density.get();
        list.arrange([
            (COLUMNS, written()),
            (DENSITY, (density != Density::default()).then(|| density.name().to_owned())),
        ]);
    };
    Effect::new(move || {
        let given = |name: &str| list.read(|query| query.others.get(name).cloned());
        let (shown, density) = (given(COLUMNS), given(DENSITY));
        let arranged = shown
            .filter(|shown| untrack(written).as_ref() != Some(shown))
            .map(|shown| columns.with_value(|columns| ColumnPrefs::of_shown(&shown, columns)));
        prefs.adopt(arranged, density.and_then(|name| Density::of_name(&name)));
        // What is remembered goes into an address that says nothing of it.
        untrack(write);
    });
    Effect::watch(move || (prefs.columns.get(), prefs.density.get()), move |_, _, _| untrack(write), false);
}
