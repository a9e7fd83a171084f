//! Applications as a table: all of them, or those whose amount is on public notice.

use super::columns;
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, opportunity_incentives};
use crate::explain::program_terms::opportunity_incentive_state;
use crate::i18n::{Key, t};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{Choice, FilterField};
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
    let all = use_listing(
        &SPEC,
        move |query| opportunity_incentives::query(&request(published, query)),
        |all| (&all.incentives, all.count),
    )
    .on(fresh);
    let states = State::ALL.iter().filter(|state| !published || state.is_published());
    let states = states.map(|state| Choice::new(state.as_str(), opportunity_incentive_state(*state))).collect();
    let fields = vec![FilterField::words("search", i::SEARCH), FilterField::one_of("state", i::STATE, states).pinned()];
    let (caption, nothing, hint): (Key, Key, Key) = if published {
        (i::TAB_PUBLISHED, i::PUBLISHED_EMPTY, i::PUBLISHED_EMPTY_HINT)
    } else {
        (i::TAB_APPLIED, i::APPLIED_EMPTY, i::APPLIED_EMPTY_HINT)
    };
    view! {
        <div class="stack">
            <ListTable of=all table="opportunity-incentives" caption columns=columns::all()
                row_key=|row| format!("{}-{}", row.incentive_id, row.version) needs_you=columns::needs_you fields
                empty=when_empty(all.state, nothing, hint)/>
        </div>
    }
    .into_any()
}
