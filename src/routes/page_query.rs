//! The query string as the state of one page.

use leptos::prelude::*;

use super::history::{Moved, navigate};
use super::location::{CURRENT, Location};
use super::query_string;

/// The query of the page that asked for it. It stands still once the browser is elsewhere, so that a page that is
/// being left does not act on the next page's query.
#[derive(Clone, Copy, Debug)]
pub struct PageQuery {
    path: StoredValue<String>,
    query: Memo<String>,
}

/// The query of the current page.
pub fn use_page_query() -> PageQuery {
    let path = CURRENT.with_untracked(|at| at.path.clone());
    let own = path.clone();
    let query = Memo::new(move |before: Option<&String>| {
        CURRENT.with(|at| if at.path == own { at.query.clone() } else { before.cloned().unwrap_or_default() })
    });
    PageQuery { path: StoredValue::new(path), query }
}

impl PageQuery {
    /// The whole query string; followed.
    pub fn text(self) -> String {
        self.query.try_get().unwrap_or_default()
    }

    /// The value of one parameter; followed.
    pub fn get(self, name: &str) -> Option<String> {
        query_string::parse(&self.text()).into_iter().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    /// Replaces the whole query string.
    pub fn set_text(self, query: String, moved: Moved) {
        let Some(path) = self.path.try_get_value() else { return };
        if CURRENT.with_untracked(|at| at.path == path) {
            navigate(&Location { path, query }.link(), moved);
        }
    }

    /// Sets or removes one parameter and keeps the rest.
    pub fn set(self, name: &str, value: Option<&str>, moved: Moved) {
        let mut pairs = query_string::parse(&untrack(|| self.text()));
        pairs.retain(|(given, _)| given != name);
        if let Some(value) = value {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        self.set_text(query_string::build(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))), moved);
    }
}
