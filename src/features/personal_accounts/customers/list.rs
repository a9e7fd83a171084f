//! The customer accounts, by account name, name, phone number or mail address.

use super::drawer::AccountDrawer;
use super::words::{partner, site};
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, ListState, customer_accounts};
use crate::i18n::{t::customer_accounts as c, t::terms};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, Column, FilterField, TimeText};
use domain::api::customer_accounts::{CustomerAccountLine, CustomerAccountQuery, CustomerSite};
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", is_text),
        ("site", is::<CustomerSite>),
        ("associated", |value| matches!(value, "true" | "false")),
    ],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["tab", "account"],
};

/// The list, with its filters and the open account in the address.
#[component]
pub(in crate::features::personal_accounts) fn CustomerAccountList(fresh: Freshness) -> impl IntoView {
    let all = use_listing(&SPEC, |query| customer_accounts::query(&request(query)), |all| (&all.accounts, all.count))
        .on(fresh);
    let list = all.state;
    view! {
        <div class="stack">
            <p class="prose">{c::LEAD}</p>
            {all.count_line()}
            <ListTable of=all table="customer_accounts" caption=c::TITLE columns=columns(list)
                row_key=|row: &CustomerAccountLine| row.account_id.to_string() fields=fields()
                empty=when_empty(list, c::EMPTY, c::EMPTY_HINT)/>
            <AccountDrawer list/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> CustomerAccountQuery {
    CustomerAccountQuery {
        search: query.filter("search").map(str::to_owned),
        site: query.parsed("site"),
        associated: query.parsed("associated"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let sites = CustomerSite::ALL.iter().map(|one| Choice::new(one.as_str(), site(*one))).collect();
    let sides = vec![Choice::new("true", terms::YES), Choice::new("false", terms::NO)];
    vec![
        FilterField::words("search", c::SEARCH),
        FilterField::one_of("associated", c::ASSOCIATED, sides).pinned(),
        FilterField::one_of("site", c::SITE, sites).pinned(),
    ]
}

fn columns(list: ListState) -> Vec<Column<CustomerAccountLine>> {
    vec![
        Column::new("account", c::ACCOUNT_NAME, move |row: &CustomerAccountLine| {
            let id = row.account_id.to_string();
            let href = Route::PersonalAccounts.with(&[("tab", "customers"), ("account", &id)]);
            let open = move |event: leptos::ev::MouseEvent| {
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    list.set_other("account", Some(&id));
                }
            };
            view! { <a href=href on:click=open><bdi>{row.account_name.clone()}</bdi></a> }
        })
        .identity(),
        Column::new("name", c::NAME, |row: &CustomerAccountLine| view! { <bdi>{row.name.clone()}</bdi> }),
        Column::new("registered_at", c::REGISTERED_AT, |row: &CustomerAccountLine| {
            let at = row.registered_at;
            view! { <TimeText at/> }
        }),
        Column::new("site", c::SITE, |row: &CustomerAccountLine| view! { <span>{site(row.site)}</span> }),
        Column::new("partner", c::PARTNER, |row: &CustomerAccountLine| partner(row.partner.clone(), c::NOBODYS)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_of_the_address_are_those_of_the_wire() {
        let mut query = ListQuery::of(&SPEC);
        let nothing = CustomerAccountQuery { offset: Some(0), limit: Some(20), ..CustomerAccountQuery::default() };
        assert_eq!(request(&query), nothing);
        for filter in [("search", "birch"), ("site", "INTL"), ("associated", "false")] {
            query.filters.insert(filter.0.to_owned(), filter.1.to_owned());
        }
        let request = request(&query);
        assert_eq!((request.search.as_deref(), request.site), (Some("birch"), Some(CustomerSite::International)));
        assert_eq!(request.associated, Some(false));
    }
}
