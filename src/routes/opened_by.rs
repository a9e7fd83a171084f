//! Which dialog of a page is open, kept in its address.

use super::{Moved, PageQuery};
use leptos::prelude::*;

/// Opens while the address says `?do=<name>`; closing takes it out of the address again.
pub fn opened_by(query: PageQuery, name: &'static str) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    let wanted = Memo::new(move |_| query.get("do").as_deref() == Some(name));
    Effect::new(move || open.set(wanted.get()));
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open && wanted.get_untracked() {
            query.set("do", None, Moved::Replace);
        }
        is_open
    });
    open
}
