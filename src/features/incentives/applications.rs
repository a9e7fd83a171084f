//! The tab 申请记录: every payout application with stage, next stage, state, whose turn and what it means.

use super::confirm::PayoutDialogs;
use super::{application_columns, words};
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, incentives};
use crate::i18n::t;
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{Choice, FilterField};
use domain::api::payouts::PayoutApplicationQuery;
use domain::states::payout::{PayoutMethod, PayoutState};
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<PayoutState>), ("method", is::<PayoutMethod>)],
    sorts: &["-applied_at", "applied_at", "-amount", "amount"],
    default_sort: "-applied_at",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn Applications(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| incentives::payouts(&request(query)), |all| (&all.payout_applications, all.count))
            .on(fresh);
    let asked = RwSignal::new(None);
    view! {
        <div class="stack">
            <ListTable of=all table="payout_applications" caption=t::incentives::TAB_APPLICATIONS
                columns=application_columns::all(asked) row_key=|row| format!("{}-{}", row.payout_id, row.version)
                needs_you=application_columns::needs_you fields=fields()
                empty=when_empty(all.state, t::incentives::APPLICATIONS_EMPTY, t::incentives::APPLICATIONS_EMPTY_HINT)/>
            <PayoutDialogs asked/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> PayoutApplicationQuery {
    PayoutApplicationQuery {
        state: query.parsed("state"),
        method: query.parsed("method"),
        search: query.filter("search").map(str::to_owned),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    use t::incentives as i;
    let states = PayoutState::ALL.iter().map(|state| Choice::new(state.as_str(), words::state(*state))).collect();
    let methods = PayoutMethod::ALL.iter().map(|method| Choice::new(method.as_str(), words::method(*method))).collect();
    vec![
        FilterField::words("search", i::PAYOUT_NO),
        FilterField::one_of("state", i::STATE, states).pinned(),
        FilterField::one_of("method", i::METHOD, methods).pinned(),
    ]
}
