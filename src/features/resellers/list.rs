//! 我的云经销商.

use super::columns;
use crate::api::list_query::{is, is_day, is_text};
use crate::api::{ListQuery, ListSpec, members, resellers};
use crate::i18n::t::resellers as r;
use crate::page::{Eyes, Freshness, ListTable, use_listing, when_empty};
use crate::ui::{FilterChoice, FilterField};
use chrono::NaiveDate;
use domain::api::customers::Include;
use domain::api::members::AccountManager;
use domain::api::resellers::IndirectPartnerQuery;
use domain::ids::MemberId;
use domain::period::{end_of_day, start_of_day};
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", is_text),
        ("account_manager_id", is::<MemberId>),
        ("associated_from", is_day),
        ("associated_to", is_day),
    ],
    sorts: &["-associated_on", "associated_on", "name", "-name"],
    default_sort: "-associated_on",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn ResellerList(eyes: Eyes, fresh: Freshness) -> impl IntoView {
    let all = use_listing(&SPEC, |query| resellers::query(&request(query)), |all| (&all.indirect_partners, all.count))
        .on(fresh);
    let managers = members::use_manager_names();
    view! {
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table="resellers" caption=r::TAB_RESELLERS columns=columns::all(eyes) row_key=columns::key
                fields=move || managers.with(|managers| fields(managers)) tools=move || eyes.of_all()
                empty=when_empty(all.state, r::NO_RESELLERS, r::NO_RESELLERS_HINT)/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> IndirectPartnerQuery {
    IndirectPartnerQuery {
        associated_on_begin: query.parsed::<NaiveDate>("associated_from").map(start_of_day),
        associated_on_end: query.parsed::<NaiveDate>("associated_to").and_then(end_of_day),
        search: query.filter("search").map(str::to_owned),
        account_manager_id: query.parsed("account_manager_id"),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
        include: vec![Include::Console],
        ..IndirectPartnerQuery::default()
    }
}

fn fields(managers: &[AccountManager]) -> Vec<FilterField> {
    let manager = |manager: &AccountManager| FilterChoice::new(manager.member_id.as_str(), manager.name.clone());
    vec![
        FilterField::words("search", r::SEARCH),
        FilterField::one_of("account_manager_id", r::ACCOUNT_MANAGER, managers.iter().map(manager).collect()).pinned(),
        FilterField::words("associated_from", r::ASSOCIATED_FROM),
        FilterField::words("associated_to", r::ASSOCIATED_TO),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_days_is_whole_business_days_and_the_order_is_that_of_the_wire() {
        let mut query = ListQuery::of(&SPEC);
        assert_eq!(request(&query).sort.map(|sort| sort.to_string()).as_deref(), Some("-associated_on"));
        for filter in [("associated_from", "2026-02-28"), ("associated_to", "2026-02-28")] {
            query.filters.insert(filter.0.to_owned(), filter.1.to_owned());
        }
        let request = request(&query);
        assert_eq!(request.associated_on_begin, "2026-02-27T16:00:00Z".parse().ok());
        assert_eq!(request.associated_on_end, "2026-02-28T15:59:59Z".parse().ok());
    }
}
