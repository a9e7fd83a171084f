//! 云经销商合作申请: what waits for the distributor first.

use super::application_columns::{self as columns, Chosen};
use super::batch::Batch;
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, resellers};
use crate::explain::program_terms::reseller_application_state;
use crate::i18n::{number, t::resellers as r};
use crate::page::{Eyes, Freshness, ListTable, use_listing, when_empty};
use crate::ui::{Choice, FilterField};
use domain::api::reseller_applications::ResellerApplicationQuery;
use domain::states::reseller_application::ResellerApplicationState as State;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("name", is_text), ("mobile_phone", is_text), ("email", is_text), ("state", is::<State>)],
    sorts: &["waiting", "submitted_at", "-submitted_at"],
    default_sort: "waiting",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn ApplicationList(
    eyes: Eyes,
    fresh: Freshness,
    /// How many wait: the page says so on its tab.
    waiting: RwSignal<Option<u64>>,
) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| resellers::applications(&request(query)), |all| (&all.applications, all.count))
            .on(fresh);
    let (rows, chosen) = (all.rows(), Chosen::default());
    // What is not on the page any more, or has changed, is not approved unseen.
    Effect::new(move || {
        if let Some(rows) = rows.get() {
            chosen.keep(&rows);
        }
    });
    Effect::new(move || {
        if let Some(count) = all.answer.read(|answer| answer.waiting) {
            waiting.set(Some(count));
        }
    });
    let waits = move || all.answer.read(|answer| r::waiting(number(answer.waiting)));
    view! {
        <div class="stack">
            <span class="muted" role="status">{waits}</span>
            <ListTable of=all table="reseller_applications" caption=r::TAB_APPLICATIONS columns=columns::all(eyes, chosen)
                row_key=|row| format!("{}-{}", row.application_id, row.version) needs_you=columns::needs_you fields=fields()
                tools=move || eyes.of_all() empty=when_empty(all.state, r::NO_APPLICATIONS, r::NO_APPLICATIONS_HINT)>
                <Batch chosen/>
            </ListTable>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> ResellerApplicationQuery {
    let text = |name: &str| query.filter(name).map(str::to_owned);
    ResellerApplicationQuery {
        name: text("name"),
        mobile_phone: text("mobile_phone"),
        email: text("email"),
        state: query.parsed("state"),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    // What the vendor has not passed on is not in this list.
    let states = State::ALL.iter().filter(|state| **state != State::VendorReview);
    let states = states.map(|state| Choice::new(state.as_str(), reseller_application_state(*state))).collect();
    vec![
        FilterField::words("name", r::NAME),
        FilterField::words("mobile_phone", r::MOBILE_PHONE),
        FilterField::words("email", r::EMAIL),
        FilterField::one_of("state", r::STATE, states).pinned(),
    ]
}
