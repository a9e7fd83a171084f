//! A list page's state in the address bar.

use leptos::prelude::*;

use super::list_query::{ListQuery, ListSpec, QueryNotice};
use crate::routes::{Moved, PageQuery, use_page_query};

/// Filters, order and page of the list on the current page. Each change is a step that Back undoes.
#[derive(Clone, Copy, Debug)]
pub struct ListState {
    spec: &'static ListSpec,
    page_query: PageQuery,
    /// All that the address says.
    whole: Memo<ListQuery>,
    /// What of it is asked of the server: an arrangement is none of its business.
    query: Memo<ListQuery>,
    notices: RwSignal<Vec<QueryNotice>>,
    /// The address is being written anew, without what could not be read: the notices about that stay.
    rewriting: StoredValue<bool>,
}

/// The list state of the current page. The address wins over everything stored.
pub fn use_list_query(spec: &'static ListSpec) -> ListState {
    let page_query = use_page_query();
    let notices = RwSignal::new(Vec::new());
    let whole = Memo::new(move |_| ListQuery::parse(spec, &page_query.text()).0);
    let query = Memo::new(move |_| whole.get().unarranged());
    let rewriting = StoredValue::new(false);
    Effect::new(move || {
        let read = ListQuery::parse(spec, &page_query.text()).1;
        if !rewriting.try_update_value(std::mem::take).unwrap_or_default() {
            notices.set(read);
        }
    });
    ListState { spec, page_query, whole, query, notices, rewriting }
}

impl ListState {
    /// The state; followed.
    pub fn get(self) -> ListQuery {
        self.query.try_get().unwrap_or_else(|| ListQuery::of(self.spec))
    }

    /// A part of the state; followed.
    pub fn read<T>(self, part: impl FnOnce(&ListQuery) -> T) -> T {
        part(&self.get())
    }

    /// What the address says of the table's columns or its rows' height; followed.
    pub fn arranged(self, name: &str) -> Option<String> {
        self.whole.try_with(|query| query.others.get(name).cloned()).flatten()
    }

    /// Parts of the address that were left out; followed.
    pub fn notices(self) -> Vec<QueryNotice> {
        self.notices.get()
    }

    /// The reader has read the notices.
    pub fn dismiss_notices(self) {
        self.notices.set(Vec::new());
    }

    /// Sets or removes one filter and goes to the first page.
    pub fn set_filter(self, name: &str, value: Option<String>) {
        self.change(|query| {
            query.page = 1;
            match value.filter(|value| !value.is_empty()) {
                Some(value) => query.filters.insert(name.to_owned(), value),
                None => query.filters.remove(name),
            };
        });
    }

    /// Replaces all filters and goes to the first page.
    pub fn set_filters(self, filters: impl IntoIterator<Item = (String, String)>) {
        let filters = filters.into_iter().collect();
        self.change(|query| {
            query.page = 1;
            query.filters = filters;
        });
    }

    /// Removes all filters.
    pub fn clear(self) {
        self.set_filters([]);
    }

    /// Sorts, as on the wire, and goes to the first page.
    pub fn set_sort(self, sort: String) {
        self.change(|query| {
            query.page = 1;
            query.sort = sort;
        });
    }

    /// Turns to a page.
    pub fn set_page(self, page: u32) {
        self.change(|query| query.page = page.max(1));
    }

    /// Changes the number of rows and stays near the first of them.
    pub fn set_page_size(self, page_size: u32) {
        self.change(|query| {
            query.page = query.offset() / page_size.max(1) + 1;
            query.page_size = page_size;
        });
    }

    /// Sets or removes one of the page's own parameters.
    pub fn set_other(self, name: &str, value: Option<&str>) {
        self.change(|query| {
            match value {
                Some(value) => query.others.insert(name.to_owned(), value.to_owned()),
                None => query.others.remove(name),
            };
        });
    }

    /// Writes how the table is arranged. That is no step: Back goes on to where the reader was.
    pub fn arrange(self, arrangement: [(&str, Option<String>); 2]) {
        let Some(before) = self.whole.try_get_untracked() else { return };
        let mut query = before.clone();
        for (name, value) in arrangement {
            match value {
                Some(value) => query.others.insert(name.to_owned(), value),
                None => query.others.remove(name),
            };
        }
        if query != before {
            self.rewriting.set_value(true);
            self.page_query.set_text(query.text(self.spec), Moved::Replace);
        }
    }

    fn change(self, change: impl FnOnce(&mut ListQuery)) {
        let Some(mut query) = self.whole.try_get_untracked() else { return };
        change(&mut query);
        self.page_query.set_text(query.text(self.spec), Moved::Push);
    }
}
