//! How fresh a page is that several answers are on: as old as the oldest of them.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::api::Fetch;

/// The answers that are on a page now. Copy it freely: it is a handle.
#[derive(Clone, Copy, Debug)]
pub struct Freshness {
    shown: RwSignal<Vec<Shown>>,
}

#[derive(Clone, Copy, Debug)]
struct Shown {
    as_of: Signal<Option<DateTime<Utc>>>,
    reload: Callback<()>,
}

impl Default for Freshness {
    fn default() -> Self {
        Self::new()
    }
}

impl Freshness {
    /// Of the page that the current component is.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()) }
    }

    /// This answer is shown as long as the current component is.
    pub fn shows<T: Send + Sync + 'static>(self, fetch: Fetch<T>) {
        let one =
            Shown { as_of: Signal::derive(move || fetch.as_of()), reload: Callback::new(move |()| fetch.reload()) };
        self.shown.update(|shown| shown.push(one));
        // The page may go with it.
        on_cleanup(move || {
            self.shown.try_update(|shown| shown.retain(|other| other.as_of != one.as_of));
        });
    }

    /// When what is shown was read: the older of two answers counts.
    pub fn as_of(self) -> Signal<Option<DateTime<Utc>>> {
        Signal::derive(move || {
            let shown = self.shown.try_get().unwrap_or_default();
            shown.iter().filter_map(|one| one.as_of.try_get().flatten()).min()
        })
    }

    /// Reads all of it again.
    pub fn reload(self) -> Callback<()> {
        Callback::new(move |()| {
            for one in self.shown.get_untracked() {
                one.reload.run(());
            }
        })
    }
}
