//! Where the browser is.

use leptos::prelude::*;
use std::sync::LazyLock;

/// Path and query of the page that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// `/sales/customers`.
    pub path: String,
    /// `arrears=true`, without the question mark.
    pub query: String,
}

impl Location {
    /// Takes a link apart; a fragment is dropped.
    pub fn of_link(link: &str) -> Self {
        let link = link.split('#').next().unwrap_or_default();
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        Self { path: path.to_owned(), query: query.to_owned() }
    }

    /// The link to it.
    pub fn link(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// What the address bar says.
    pub(super) fn of_window() -> Self {
        let Some(location) = web_sys::window().map(|window| window.location()) else { return Self::default() };
        let query = location.search().unwrap_or_default();
        Self {
            path: location.pathname().unwrap_or_default(),
            query: query.strip_prefix('?').unwrap_or(&query).to_owned(),
        }
    }
}

// Not owned by a component: pages read it while they are taken down.
pub(super) static CURRENT: LazyLock<ArcRwSignal<Location>> = LazyLock::new(|| ArcRwSignal::new(Location::of_window()));

/// Where the browser is; follows every move.
pub fn location() -> Signal<Location> {
    Signal::from(CURRENT.clone())
}
