//! The personal accounts, by account name, name, phone number or mail address.

use super::act::Act;
use super::ask::Asking;
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, personal_accounts};
use crate::explain::program_terms::real_name;
use crate::form::{Asked, ask_button};
use crate::i18n::{number, pick, t::personal_accounts as p, t::specialists as s};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, Column, FilterField, LinkButton};
use domain::api::personal_accounts::{PersonalAccountLine, PersonalAccountQuery};
use domain::program::RealNameKind;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("real_name", is::<RealNameKind>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// The list, with its filters in the address.
#[component]
pub(super) fn PersonalAccountList(fresh: Freshness) -> impl IntoView {
    let all = use_listing(&SPEC, |query| personal_accounts::query(&request(query)), |all| (&all.accounts, all.count))
        .on(fresh);
    let asked = Asked::new();
    view! {
        <div class="stack">
            <div class="row">
                {ask_button(asked, Act::Create)}
                <LinkButton href=Route::PersonalAccounts.with(&[("do", "import")])>{p::IMPORT}</LinkButton>
                {all.count_line()}
            </div>
            <ListTable of=all table="personal_accounts" caption=p::TITLE columns=columns()
                row_key=|row: &PersonalAccountLine| row.account_id.to_string() fields=fields()
                empty=when_empty(all.state, p::EMPTY, p::EMPTY_HINT)/>
            <Asking asked known=Signal::stored(None)/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> PersonalAccountQuery {
    PersonalAccountQuery {
        search: query.filter("search").map(str::to_owned),
        real_name: query.parsed("real_name"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let kinds = RealNameKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), real_name(*kind))).collect();
    vec![FilterField::words("search", p::SEARCH), FilterField::one_of("real_name", s::VERIFICATION, kinds).pinned()]
}

fn columns() -> Vec<Column<PersonalAccountLine>> {
    vec![
        Column::new("account", p::ACCOUNT_NAME, |row: &PersonalAccountLine| {
            let (href, name) = (Route::PersonalAccount(row.account_id.clone()).path(), row.account_name.clone());
            view! { <a href=href><bdi>{name}</bdi></a> }
        })
        .identity(),
        Column::new("name", p::NAME, |row: &PersonalAccountLine| view! { <bdi>{row.person.name.clone()}</bdi> }),
        Column::new("contact", p::CONTACT, |row: &PersonalAccountLine| {
            let (telephone, email) = (row.person.telephone.clone(), row.person.email.clone());
            view! { <span class="stack"><span>{telephone}</span><span class="muted">{email}</span></span> }
        }),
        Column::new("real_name", s::VERIFICATION, |row: &PersonalAccountLine| {
            view! { <span>{real_name(row.person.real_name)}</span> }
        }),
        Column::new("certificates", s::CERTIFICATES, |row: &PersonalAccountLine| {
            let count = row.certificates;
            view! { <span>{move || number(count)}</span> }
        })
        .numeric(),
        Column::new("partner", p::PARTNER, |row: &PersonalAccountLine| match row.partner.clone() {
            Some(one) => {
                let href = Route::Partner(one.partner_id).path();
                view! { <a href=href>{move || pick(&one.name_zh, &one.name_en).to_owned()}</a> }.into_any()
            }
            None => view! { <span class="muted">{p::NOT_BOUND}</span> }.into_any(),
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_of_the_address_are_those_of_the_wire() {
        let mut query = ListQuery::of(&SPEC);
        let nothing = PersonalAccountQuery { offset: Some(0), limit: Some(20), ..PersonalAccountQuery::default() };
        assert_eq!(request(&query), nothing);
        for filter in [("search", "lan"), ("real_name", "PERSONAL")] {
            query.filters.insert(filter.0.to_owned(), filter.1.to_owned());
        }
        let request = request(&query);
        assert_eq!((request.search.as_deref(), request.real_name), (Some("lan"), Some(RealNameKind::Personal)));
    }
}
