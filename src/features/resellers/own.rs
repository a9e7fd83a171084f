//! What a reseller has from its distributor: where it stands, and what came and went.

use super::money_lists::newest_first;
use super::own_columns;
use super::own_columns::operation;
use super::own_quotas::OwnQuotas;
use crate::api::list_query::{is, is_day};
use crate::api::{ListQuery, ListSpec, resellers};
use crate::i18n::{Text, money, pick, t::resellers as r};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::routes::{Moved, Route, navigate, use_page_query};
use crate::ui::{Fact, FilterChoice, FilterField, KeyFacts, Tab, TabPanel, Tabs};
use chrono::NaiveDate;
use domain::api::distributor_funds::{DistributorFunds, DistributorFundsQuery, DistributorFundsRecord};
use domain::api::reseller_funds::AdjustOperation;
use domain::money::Money;
use domain::period::{end_of_day, start_of_day};
use leptos::prelude::*;

static SPEC: ListSpec =
    newest_first(&[("operation_type", is::<AdjustOperation>), ("time_from", is_day), ("time_to", is_day)]);

/// The page of a reseller; the tab is in the address.
#[component]
pub(super) fn OwnSide(fresh: Freshness) -> impl IntoView {
    let query = use_page_query();
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some("quotas") => "quotas".to_owned(),
        _ => "money".to_owned(),
    });
    let select = move |tab: String| {
        let path = if tab == "money" { Route::Resellers.path() } else { Route::Resellers.with(&[("tab", &tab)]) };
        navigate(&path, Moved::Push);
    };
    let tabs = vec![Tab::new("money", r::OWN_TAB_MONEY), Tab::new("quotas", r::OWN_TAB_QUOTAS)];
    view! {
        <Tabs label=r::OWN_TITLE tabs current on_select=select/>
        <TabPanel key="money" current><OwnFunds fresh/></TabPanel>
        <TabPanel key="quotas" current><OwnQuotas fresh/></TabPanel>
    }
    .into_any()
}

#[component]
fn OwnFunds(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| resellers::own_records(&request(query)), |all| (&all.records, all.total_count))
            .on(fresh);
    let distributor = Memo::new(move |_| all.answer.read(|answer| answer.distributor.clone()).flatten());
    // Whoever can change that there is nothing yet.
    let hint: Text = (move || match distributor.get() {
        Some(one) => r::own_no_records_hint(pick(&one.name, &one.name_en)),
        None => r::OWN_NO_DISTRIBUTOR_HINT.get().to_owned(),
    })
    .into();
    view! {
        <p class="prose">{r::OWN_LEAD}</p>
        {move || distributor.get().map(standing)}
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table="distributor_records" caption=r::OWN_RECORDS columns=own_columns::all()
                row_key=|row: &DistributorFundsRecord| row.trans_id.clone() fields=fields()
                empty=when_empty(all.state, r::OWN_NO_RECORDS, hint)/>
        </div>
    }
    .into_any()
}

/// What the account has of its distributor's money.
fn standing(one: DistributorFunds) -> impl IntoView {
    let text = |amount: Money| move || money(amount.minor, amount.currency.as_str());
    let (zh, en) = (one.name, one.name_en);
    view! {
        <section class="panel" aria-labelledby="own-funds">
            <h2 class="panel-title" id="own-funds">{move || r::own_of(pick(&zh, &en))}</h2>
            <KeyFacts>
                <Fact label=r::OWN_FREE>{text(one.free)}</Fact>
                <Fact label=r::OWN_ALLOCATED>{text(one.allocated)}</Fact>
                <Fact label=r::OWN_RETURNABLE>{text(one.returnable)}</Fact>
            </KeyFacts>
            <p class="muted">{r::OWN_RETURNABLE_HINT}</p>
        </section>
    }
}

fn request(query: &ListQuery) -> DistributorFundsQuery {
    DistributorFundsQuery {
        operation_type: query.parsed("operation_type"),
        operation_time_begin: query.parsed::<NaiveDate>("time_from").map(start_of_day),
        operation_time_end: query.parsed::<NaiveDate>("time_to").and_then(end_of_day),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let kinds = AdjustOperation::ALL.iter().map(|one| FilterChoice::new(one.as_str(), operation(*one))).collect();
    vec![
        FilterField::one_of("operation_type", r::RECORD_OPERATION, kinds).pinned(),
        FilterField::words("time_from", r::OWN_FROM),
        FilterField::words("time_to", r::OWN_TO),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_address_are_whole_business_days() {
        let mut query = ListQuery::of(&SPEC);
        for (name, value) in
            [("time_from", "2026-02-28"), ("time_to", "2026-02-28"), ("operation_type", "SOURCE_OPERATION_BERETRIEVE")]
        {
            query.filters.insert(name.to_owned(), value.to_owned());
        }
        let request = request(&query);
        assert_eq!(request.operation_time_begin, "2026-02-27T16:00:00Z".parse().ok());
        assert_eq!(request.operation_time_end, "2026-02-28T15:59:59Z".parse().ok());
        assert_eq!(request.operation_type, Some(AdjustOperation::Reclaim));
    }
}
