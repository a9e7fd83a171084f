//! The partners, by name and type.

use super::open::{OpenPartner, first_account};
use super::words::{account, kind, name};
use crate::api::list_query::{is, is_text};
use crate::api::{ListNotices, ListQuery, ListSpec, failure, partners, use_fetch, use_list_query};
use crate::explain;
use crate::i18n::{number, t, t::partners as p};
use crate::page::{ListFilters, ListPages, empty_kind, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, Column, DataTable, FilterField, PageHeader, TablePrefs};
use domain::api::partners::{PartnerLine, PartnerListQuery};
use domain::organization::PartnerType;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("partner_type", is::<PartnerType>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// The list, with its filters in the address.
#[component]
pub fn PartnerListPage() -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || partners::query(&request(&list.get())));
    let prefs = TablePrefs::of("partners");
    let columns = columns();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let rows = Signal::derive(move || answer.read(|answer| answer.partners.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let count = Signal::derive(move || {
        answer.read(|answer| t::common::total_rows(number(answer.count)))
    });
    let opening = RwSignal::new(false);
    view! {
        <PageHeader title=p::TITLE count as_of=Signal::derive(move || answer.as_of()) on_refresh=move |()| answer.reload()>
            {first_account(opening)}
        </PageHeader>
        <ListNotices list/>
        <ListFilters list fields=fields() columns=infos prefs=prefs on_query=move |()| answer.reload()/>
        <DataTable caption=p::TITLE columns rows row_key=|row: &PartnerLine| row.partner_id.to_string()
            busy=Signal::derive(move || answer.loading())
            failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
            prefs=prefs empty=when_empty(list, p::EMPTY, p::EMPTY_HINT) empty_kind=empty_kind(list)/>
        <ListPages list total/>
        <OpenPartner open=opening/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> PartnerListQuery {
    PartnerListQuery {
        search: query.filter("search").map(str::to_owned),
        partner_type: query.parsed("partner_type"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let kinds = PartnerType::ALL.iter().map(|kind| Choice::new(kind.as_str(), explain::partner_type(*kind))).collect();
    vec![FilterField::words("search", p::NAME), FilterField::one_of("partner_type", p::TYPE, kinds).pinned()]
}

fn columns() -> Vec<Column<PartnerLine>> {
    vec![
        Column::new("name", p::NAME, |row: &PartnerLine| {
            let (href, name) = (Route::Partner(row.partner_id.clone()).path(), name(row));
            view! { <a href=href><bdi>{name}</bdi></a> }
        })
        .identity(),
        Column::new("partner_type", p::TYPE, |row: &PartnerLine| view! { <span>{kind(row.partner_type)}</span> }),
        Column::new("account", p::ACCOUNT, |row: &PartnerLine| account(row.frozen)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_of_the_address_are_those_of_the_wire() {
        let mut query = ListQuery::of(&SPEC);
        assert_eq!(
            request(&query),
            PartnerListQuery { offset: Some(0), limit: Some(20), ..PartnerListQuery::default() }
        );
        for filter in [("search", "Cloud"), ("partner_type", "DISTRIBUTOR")] {
            query.filters.insert(filter.0.to_owned(), filter.1.to_owned());
        }
        let request = request(&query);
        assert_eq!((request.search.as_deref(), request.partner_type), (Some("Cloud"), Some(PartnerType::Distributor)));
    }
}
