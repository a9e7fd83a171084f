//! How a reader arranged a table, in the address: who opens the link of somebody who chose columns sees the same ones, and
//! rows as high.
//!
//! The address that a page opens with wins over what the browser remembers, and leaves that as it is; a reader's own change
//! is remembered and goes into the address. Neither is a step that Back undoes.

use leptos::prelude::*;

use crate::api::ListState;
use crate::api::list_query::{COLUMNS, DENSITY};
use crate::ui::{ColumnInfo, ColumnPrefs, Density, TablePrefs};

/// Keeps the address of a list at how its table is arranged.
pub fn in_address(list: ListState, prefs: TablePrefs, columns: &[ColumnInfo]) {
    let columns = StoredValue::new(columns.to_vec());
    let (shown, density) = untrack(|| (list.arranged(COLUMNS), list.arranged(DENSITY)));
    let arranged = shown.map(|shown| columns.with_value(|columns| ColumnPrefs::of_shown(&shown, columns)));
    prefs.adopt(arranged, density.and_then(|name| Density::of_name(&name)));
    Effect::new(move || {
        let shown = columns.with_value(|columns| prefs.columns.with(|prefs| prefs.shown(columns)));
        let density = prefs.density.get();
        let height = (density != Density::default()).then(|| density.name().to_owned());
        // Followed: an address that Back returns to says how the table was arranged then.
        let said = (list.arranged(COLUMNS), list.arranged(DENSITY));
        if said != (shown.clone(), height.clone()) {
            list.arrange([(COLUMNS, shown), (DENSITY, height)]);
        }
    });
}
