//! P-14 客户关联关系申请: every request to end or change an association, with its state and history.

use super::answer::{AnswerDialog, Asked};
use super::record_columns;
use super::record_drawer::RecordDrawer;
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, associations};
use crate::explain::{operation, request_state};
use crate::i18n::t;
use crate::page::{ListTable, use_listing, when_empty};
use crate::ui::{Choice, FilterField, PageHeader};
use domain::api::associations::AssociationRequestQuery;
use domain::association::{Party, RequestKind};
use domain::states::association_request::AssociationRequestState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", is_text),
        ("state", is::<AssociationRequestState>),
        ("operation", is::<RequestKind>),
        ("requested_by", |value| matches!(value.parse(), Ok(Party::Customer | Party::Partner))),
        ("customer_id", is_text),
    ],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["request"],
};

/// The records; the open one is in the address too.
#[component]
pub fn RequestListPage() -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| associations::query(&request(query)), |all| (&all.association_requests, all.count));
    let list = all.state;
    let asked = RwSignal::new(None::<Asked>);
    view! {
        <PageHeader title=t::association::RECORDS_TITLE count=all.count_words() as_of=all.as_of() on_refresh=all.reload()/>
        <ListTable of=all table="association_requests" caption=t::association::RECORDS_TITLE
            columns=record_columns::all(list, asked) row_key=|row| format!("{}-{}", row.request_id, row.version)
            needs_you=record_columns::needs_you fields=fields()
            empty=when_empty(list, t::association::NO_RECORDS, t::association::NO_RECORDS_HINT)/>
        <div class="dialogs">
            <RecordDrawer list asked/>
            <AnswerDialog asked/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> AssociationRequestQuery {
    AssociationRequestQuery {
        state: query.parsed("state"),
        operation: query.parsed("operation"),
        requested_by: query.parsed("requested_by"),
        customer_id: query.filter("customer_id").map(str::to_owned),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let states =
        AssociationRequestState::ALL.iter().map(|state| Choice::new(state.as_str(), request_state(*state))).collect();
    let kinds = RequestKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), operation(*kind))).collect();
    let sides = vec![
        Choice::new(Party::Partner.as_str(), t::association::SIDE_PARTNER),
        Choice::new(Party::Customer.as_str(), t::association::SIDE_CUSTOMER),
    ];
    vec![
        FilterField::words("search", t::customers::CUSTOMER),
        FilterField::one_of("state", t::association::STATE, states).pinned(),
        FilterField::one_of("operation", t::association::OPERATION, kinds).pinned(),
        FilterField::one_of("requested_by", t::association::REQUESTED_BY, sides).pinned(),
        FilterField::words("customer_id", t::customers::CUSTOMER_ID),
    ]
}
