//! The partners, by name and type.

use super::open::{OpenPartner, first_account};
use super::words::{account, kind, name};
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, partners};
use crate::explain;
use crate::i18n::t::partners as p;
use crate::page::{ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, Column, FilterField, PageHeader};
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
    let all = use_listing(&SPEC, |query| partners::query(&request(query)), |all| (&all.partners, all.count));
    let opening = RwSignal::new(false);
    view! {
        <PageHeader title=p::TITLE count=all.count_words() as_of=all.as_of() on_refresh=all.reload()>
            {first_account(opening)}
        </PageHeader>
        <ListTable of=all table="partners" caption=p::TITLE columns=columns()
            row_key=|row: &PartnerLine| row.partner_id.to_string() fields=fields()
            empty=when_empty(all.state, p::EMPTY, p::EMPTY_HINT)/>
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
