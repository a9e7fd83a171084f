//! 云经销商合作申请: what waits for the distributor first.

use super::application_columns::{self as columns, Chosen};
use super::batch::Batch;
use crate::api::list_query::{is, is_text};
use crate::api::{ListNotices, ListQuery, ListSpec, failure, resellers, use_fetch, use_list_query};
use crate::explain::program_terms::reseller_application_state;
use crate::i18n::{number, t::resellers as r};
use crate::page::{Eyes, Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{Choice, Column, DataTable, FilterField, Sort, TablePrefs};
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
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || resellers::applications(&request(&list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("reseller_applications");
    let chosen = Chosen::default();
    let columns = columns::all(eyes, chosen);
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let rows = Signal::derive(move || answer.read(|answer| answer.applications.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    // What is not on the page any more, or has changed, is not approved unseen.
    Effect::new(move || {
        if let Some(rows) = rows.get() {
            chosen.keep(&rows);
        }
    });
    Effect::new(move || {
        if let Some(count) = answer.read(|all| all.waiting) {
            waiting.set(Some(count));
        }
    });
    let waits = move || answer.read(|all| r::waiting(number(all.waiting)));
    let sort = Signal::derive(move || Some(list.read(|query| Sort::from_param(&query.sort))));
    view! {
        <div class="stack">
            <span class="muted" role="status">{waits}</span>
            <ListNotices list/>
            <ListFilters list fields=fields() columns=infos prefs=prefs on_query=move |()| answer.reload()>
                {eyes.of_all()}
            </ListFilters>
            <Batch chosen/>
            <DataTable caption=r::TAB_APPLICATIONS columns rows row_key=|row| format!("{}-{}", row.application_id, row.version)
                needs_you=columns::needs_you busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                sort on_sort=move |sort: Sort| list.set_sort(sort.to_param()) prefs=prefs
                empty=when_empty(list, r::NO_APPLICATIONS, r::NO_APPLICATIONS_HINT) empty_kind=empty_kind(list)/>
            <ListPages list total/>
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
