//! The state of a list as a query string: filters, sort, page. Defaults are left out; what cannot be read is told.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::routes::query_string;

/// Rows on a page that the pager offers.
pub const PAGE_SIZES: [u32; 4] = [10, 20, 50, 100];

/// The parameter with the columns that a table shows, in their order; [`NO_COLUMNS`] where only the first one is.
pub const COLUMNS: &str = "columns";
/// No column but the one that names the row.
pub const NO_COLUMNS: &str = "-";
/// The parameter with the height of a table's rows.
pub const DENSITY: &str = "density";
/// Its values.
pub const DENSITIES: [&str; 3] = ["comfortable", "standard", "compact"];

/// A filter: its parameter, and which values can be read.
pub type FilterSpec = (&'static str, fn(&str) -> bool);

/// What a list's query string may hold.
#[derive(Clone, Copy, Debug)]
pub struct ListSpec {
    /// Filters by name, and what a value must be.
    pub filters: &'static [FilterSpec],
    /// Sort orders as on the wire: `name`, or `-name` for descending.
    pub sorts: &'static [&'static str],
    /// The order when none is given.
    pub default_sort: &'static str,
    /// Rows on a page when no number is given.
    pub page_size: u32,
    /// Further parameters that the page reads itself, such as `tab`.
    pub others: &'static [&'static str],
}

/// Any text without blanks around it, at most 64 characters.
pub fn is_text(value: &str) -> bool {
    value.trim() == value && (1..=64).contains(&value.chars().count())
}

/// `true` or `false`.
pub fn is_flag(value: &str) -> bool {
    matches!(value, "true" | "false")
}

/// A value of a vocabulary or any other type that is read from text: `is::<AssociationType>`.
pub fn is<T: FromStr>(value: &str) -> bool {
    T::from_str(value).is_ok()
}

/// A calendar day, `2026-11-22`.
pub fn is_day(value: &str) -> bool {
    domain::api::time::day_from_text(value).is_some()
}

/// Names of columns with commas between them; which of them a table has, the table knows.
fn are_columns(value: &str) -> bool {
    let is_key = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    value == NO_COLUMNS || value.len() <= 512 && value.split(',').all(is_key)
}

/// Filters, order and page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// Values by filter name.
    pub filters: BTreeMap<String, String>,
    /// The order as on the wire.
    pub sort: String,
    /// Page, from 1.
    pub page: u32,
    /// Rows on a page.
    pub page_size: u32,
    /// Values of the page's own parameters, and how the table is arranged.
    pub others: BTreeMap<String, String>,
}

/// A part of a query string that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryNotice {
    /// No list parameter has this name.
    Unknown {
        /// The name.
        name: String,
    },
    /// The value is not one of this parameter's.
    Malformed {
        /// The name.
        name: String,
        /// The value.
        value: String,
    },
}

impl ListQuery {
    /// The list as it opens.
    pub fn of(spec: &ListSpec) -> Self {
        Self {
            filters: BTreeMap::new(),
            sort: spec.default_sort.to_owned(),
            page: 1,
            page_size: spec.page_size,
            others: BTreeMap::new(),
        }
    }

    /// Reads a query string; the rest applies when a part cannot be read.
    pub fn parse(spec: &ListSpec, query: &str) -> (Self, Vec<QueryNotice>) {
        let (mut list, mut notices) = (Self::of(spec), Vec::new());
        for (name, value) in query_string::parse(query) {
            match list.take(spec, &name, &value) {
                Some(true) => {}
                Some(false) => notices.push(QueryNotice::Malformed { name, value }),
                None => notices.push(QueryNotice::Unknown { name }),
            }
        }
        (list, notices)
    }

    /// `None` for an unknown name, `false` for a value that does not fit.
    fn take(&mut self, spec: &ListSpec, name: &str, value: &str) -> Option<bool> {
        let number = |range: std::ops::RangeInclusive<u32>| value.parse().ok().filter(|number| range.contains(number));
        Some(match name {
            // The language belongs to the whole app.
            "lang" => true,
            "page" => number(1..=4_000_000).map(|page| self.page = page).is_some(),
            "size" => {
                let size = number(1..=100).filter(|size| PAGE_SIZES.contains(size));
                size.map(|size| self.page_size = size).is_some()
            }
            "sort" => {
                let known = spec.sorts.contains(&value);
                if known {
                    value.clone_into(&mut self.sort);
                }
                known
            }
            COLUMNS => self.arrange(name, value, are_columns(value)),
            DENSITY => self.arrange(name, value, DENSITIES.contains(&value)),
            other if spec.others.contains(&other) => {
                self.others.insert(name.to_owned(), value.to_owned());
                true
            }
            _ => {
                let (_, fits) = spec.filters.iter().find(|(known, _)| *known == name)?;
                let fits = fits(value);
                if fits {
                    self.filters.insert(name.to_owned(), value.to_owned());
                }
                fits
            }
        })
    }

    fn arrange(&mut self, name: &str, value: &str, fits: bool) -> bool {
        if fits {
            self.others.insert(name.to_owned(), value.to_owned());
        }
        fits
    }

    /// The query string; what is as by default is left out.
    pub fn text(&self, spec: &ListSpec) -> String {
        let differs = |differs: bool, value: String| if differs { value } else { String::new() };
        let sort = differs(self.sort != spec.default_sort, self.sort.clone());
        let page = differs(self.page != 1, self.page.to_string());
        let size = differs(self.page_size != spec.page_size, self.page_size.to_string());
        let own = [("sort", sort.as_str()), ("page", page.as_str()), ("size", size.as_str())];
        let given = self.others.iter().chain(&self.filters).map(|(name, value)| (name.as_str(), value.as_str()));
        query_string::build(given.chain(own))
    }

    /// The same list, however its table is arranged.
    #[must_use]
    pub fn unarranged(mut self) -> Self {
        self.others.retain(|name, _| name != COLUMNS && name != DENSITY);
        self
    }

    /// The value of a filter.
    pub fn filter(&self, name: &str) -> Option<&str> {
        self.filters.get(name).map(String::as_str)
    }

    /// The value of a filter as the type that a request has.
    pub fn parsed<T: FromStr>(&self, name: &str) -> Option<T> {
        self.filter(name)?.parse().ok()
    }

    /// Rows before this page.
    pub const fn offset(&self) -> u32 {
        (self.page - 1).saturating_mul(self.page_size)
    }

    /// Is anything filtered?
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{ListQuery, ListSpec, PAGE_SIZES, QueryNotice, is, is_flag, is_text};
    use domain::association::AssociationType;
    use proptest::prelude::*;

    const SPEC: ListSpec = ListSpec {
        filters: &[("search", is_text), ("type", is::<AssociationType>), ("arrears", is_flag)],
        sorts: &["-associated_on", "customer"],
        default_sort: "-associated_on",
        page_size: 20,
        others: &["tab"],
    };

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_applies() {
        let (list, notices) = ListQuery::parse(&SPEC, "type=bogus&arrears=true&page=0&x=1&sort=customer&lang=en");
        assert_eq!((list.filter("arrears"), list.filter("type"), list.page), (Some("true"), None, 1));
        assert_eq!(list.sort, "customer");
        let bad = |name: &str, value: &str| QueryNotice::Malformed { name: name.into(), value: value.into() };
        assert_eq!(notices, [bad("type", "bogus"), bad("page", "0"), QueryNotice::Unknown { name: "x".into() }]);
    }

    #[test]
    fn an_arrangement_is_part_of_every_list() {
        for (query, good) in [
            ("columns=status,next_expiry&density=compact", true),
            ("columns=-", true),
            ("columns=", false),
            ("columns=a,,b", false),
            ("columns=Status", false),
            ("density=huge", false),
        ] {
            let (list, notices) = ListQuery::parse(&SPEC, query);
            assert_eq!(notices.is_empty(), good, "{query}");
            assert_eq!(ListQuery::parse(&SPEC, &list.text(&SPEC)), (list, Vec::new()), "{query}");
        }
    }

    #[test]
    fn a_list_as_it_opens_has_no_query_string() {
        assert_eq!(ListQuery::of(&SPEC).text(&SPEC), "");
    }

    fn lists() -> impl Strategy<Value = ListQuery> {
        let search = prop::option::of("[^\\s]{1,20}");
        let kind = prop::option::of(prop::sample::select(vec!["1", "2"]));
        let tab = prop::option::of("[a-z]{1,5}");
        (search, kind, tab, any::<bool>(), 1_u32..5000, prop::sample::select(PAGE_SIZES.to_vec())).prop_map(
            |(search, kind, tab, by_name, page, page_size)| ListQuery {
                filters: [("search", search), ("type", kind.map(str::to_owned))]
                    .into_iter()
                    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                    .collect(),
                sort: if by_name { "customer" } else { "-associated_on" }.to_owned(),
                page,
                page_size,
                others: tab.into_iter().map(|tab| ("tab".to_owned(), tab)).collect(),
            },
        )
    }

    proptest! {
        #[test]
        fn a_list_survives_the_way_through_its_link(list in lists()) {
            prop_assert_eq!(ListQuery::parse(&SPEC, &list.text(&SPEC)), (list, Vec::new()));
        }

        #[test]
        fn any_query_string_gives_a_list(query in ".{0,80}") {
            let (list, _) = ListQuery::parse(&SPEC, &query);
            prop_assert!(list.page >= 1 && PAGE_SIZES.contains(&list.page_size));
        }
    }
}
