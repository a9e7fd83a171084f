//! Applications as a table: all of them, or those whose amount is on public notice.

use super::columns;
use crate::api::list_query::{is, is_text};
use crate::api::{ListNotices, ListQuery, ListSpec, failure, opportunity_incentives, use_fetch, use_list_query};
use crate::explain::program_terms::opportunity_incentive_state;
use crate::i18n::{Key, t};
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{Choice, Column, DataTable, FilterField, Sort, TablePrefs};
use domain::api::opportunity_incentives::OpportunityIncentiveQuery;
use domain::states::opportunity_incentive::OpportunityIncentiveState as State;
use leptos::prelude::*;
use t::opportunity_incentives as i;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<State>)],
    sorts: &["-changed_at", "changed_at", "-amount", "amount", "due", "-due"],
    default_sort: "-changed_at",
    page_size: 20,
    others: &["tab"],
};

fn request(published: bool, query: &ListQuery) -> OpportunityIncentiveQuery {
    OpportunityIncentiveQuery {
        published: published.then_some(true),
        state: query.parsed("state"),
        search: query.filter("search").map(str::to_owned),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

/// 已申请激励, or 激励公示.
#[component]
pub(super) fn IncentiveList(published: bool, fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || opportunity_incentives::query(&request(published, &list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("opportunity-incentives");
    let columns = columns::all();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let states = State::ALL.iter().filter(|state| !published || state.is_published());
    let states = states.map(|state| Choice::new(state.as_str(), opportunity_incentive_state(*state))).collect();
    let fields = vec![FilterField::words("search", i::SEARCH), FilterField::one_of("state", i::STATE, states).pinned()];
    let rows = Signal::derive(move || answer.read(|answer| answer.incentives.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let sort = Signal::derive(move || Some(list.read(|query| Sort::from_param(&query.sort))));
    let (caption, nothing, hint): (Key, Key, Key) = if published {
        (i::TAB_PUBLISHED, i::PUBLISHED_EMPTY, i::PUBLISHED_EMPTY_HINT)
    } else {
        (i::TAB_APPLIED, i::APPLIED_EMPTY, i::APPLIED_EMPTY_HINT)
    };
    view! {
        <div class="stack">
            <ListNotices list/>
            <ListFilters list fields columns=infos prefs=prefs on_query=move |()| answer.reload()/>
            <DataTable caption columns rows row_key=|row| format!("{}-{}", row.incentive_id, row.version)
                needs_you=columns::needs_you busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                sort on_sort=move |sort: Sort| list.set_sort(sort.to_param())
                prefs=prefs empty=when_empty(list, nothing, hint) empty_kind=empty_kind(list)/>
            <ListPages list total/>
        </div>
    }
    .into_any()
}
