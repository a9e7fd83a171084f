//! The queue: what waits first, the oldest at the top.

use super::columns;
use super::record::Record;
use super::record_exit::RecordExit;
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, reviews};
use crate::explain::program_terms::{review_kind, review_state};
use crate::i18n::{number, t};
use crate::page::{ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, FilterField, LinkButton, PageHeader};
use domain::api::reviews::{ReviewKind, ReviewQuery};
use domain::states::review::ReviewState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<ReviewState>), ("kind", is::<ReviewKind>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// The list, with its filters in the address.
#[component]
pub fn ReviewListPage() -> impl IntoView {
    let all = use_listing(&SPEC, |query| reviews::query(&request(query)), |all| (&all.reviews, all.count));
    let count = Signal::derive(move || all.answer.read(|answer| t::reviews::waiting(number(answer.waiting))));
    view! {
        <PageHeader title=t::reviews::TITLE count as_of=all.as_of() on_refresh=all.reload()>
            <LinkButton href=Route::ShareOpportunity.path()>{t::reviews::SHARE}</LinkButton>
            <Record/>
            <RecordExit/>
        </PageHeader>
        <ListTable of=all table="reviews" caption=t::reviews::TITLE columns=columns::all()
            row_key=|row| format!("{}-{}", row.review_id, row.version) needs_you=columns::needs_you fields=fields()
            empty=when_empty(all.state, t::reviews::EMPTY, t::reviews::EMPTY_HINT)/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> ReviewQuery {
    ReviewQuery {
        state: query.parsed("state"),
        kind: query.parsed("kind"),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let states = ReviewState::ALL.iter().map(|state| Choice::new(state.as_str(), review_state(*state))).collect();
    let kinds = ReviewKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), review_kind(*kind))).collect();
    vec![
        FilterField::words("search", t::reviews::APPLICANT),
        FilterField::one_of("state", t::reviews::STATE, states).pinned(),
        FilterField::one_of("kind", t::reviews::KIND, kinds).pinned(),
    ]
}
