//! 调账记录: what went to resellers and came back.

use crate::api::list_query::is;
use crate::api::{ListNotices, ListQuery, ListSpec, failure, resellers, use_fetch, use_list_query};
use crate::i18n::{Key, date_time, money, number, pick, t, t::resellers as r};
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::routes::Route;
use crate::ui::{Column, CopyId, DataTable, FilterChoice, FilterField, TablePrefs, TimeText};
use domain::api::reseller_funds::{AdjustOperation, ResellerAdjustQuery, ResellerAdjustRecord};
use domain::ids::TenantId;
use domain::money::Money;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("operation_type", is::<AdjustOperation>), ("indirect_partner_id", is::<TenantId>)],
    sorts: &["-time"],
    default_sort: "-time",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn RecordList(fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || resellers::adjust_records(&request(&list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("reseller_records");
    let columns = columns();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let rows = Signal::derive(move || answer.read(|answer| answer.records.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.total_count).unwrap_or_default());
    let names = resellers::use_reseller_names();
    let count = move || t::common::total_rows(number(total.get()));
    let filters = move || {
        view! {
            <ListFilters list fields=names.with(|names| fields(names)) columns=infos.clone() prefs=prefs
                on_query=move |()| answer.reload()/>
        }
    };
    view! {
        <div class="stack">
            <span class="muted" role="status">{count}</span>
            <ListNotices list/>
            {filters}
            <DataTable caption=r::TAB_RECORDS columns rows row_key=|row: &ResellerAdjustRecord| row.trans_id.clone()
                busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                prefs=prefs empty=when_empty(list, r::NO_RECORDS, r::NO_RECORDS_HINT) empty_kind=empty_kind(list)/>
            <ListPages list total/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> ResellerAdjustQuery {
    ResellerAdjustQuery {
        indirect_partner_id: query.parsed("indirect_partner_id"),
        operation_type: query.parsed("operation_type"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields(names: &[(TenantId, String)]) -> Vec<FilterField> {
    let kinds = AdjustOperation::ALL.iter().map(|one| FilterChoice::new(one.as_str(), words(*one))).collect();
    let resellers = names.iter().map(|(id, name)| FilterChoice::new(id.as_str(), name.clone())).collect();
    vec![
        FilterField::one_of("operation_type", r::RECORD_OPERATION, kinds).pinned(),
        FilterField::one_of("indirect_partner_id", r::RECORD_RESELLER, resellers),
    ]
}

const fn words(operation: AdjustOperation) -> Key {
    match operation {
        AdjustOperation::Allocate => r::OP_ALLOCATE,
        AdjustOperation::Reclaim => r::OP_RECLAIM,
        AdjustOperation::Unbind => r::OP_UNBIND,
    }
}

fn columns() -> Vec<Column<ResellerAdjustRecord>> {
    vec![
        Column::new("reseller", r::RECORD_RESELLER, |row: &ResellerAdjustRecord| {
            let href = Route::Reseller(row.indirect_partner_id.clone()).path();
            let (zh, en) = (row.name.clone(), row.name_en.clone());
            view! { <a href=href><bdi>{move || pick(&zh, &en)}</bdi></a> }
        })
        .identity(),
        Column::new("operation", r::RECORD_OPERATION, |row: &ResellerAdjustRecord| {
            let words = words(row.operation_type);
            view! { {words} }
        }),
        Column::new("amount", r::AMOUNT, |row: &ResellerAdjustRecord| {
            let amount = Money::from_decimal(&row.amount, row.currency).unwrap_or(Money::zero(row.currency));
            move || money(amount.minor, amount.currency.as_str())
        })
        .numeric(),
        Column::new("time", r::RECORD_TIME, |row: &ResellerAdjustRecord| {
            view! { <TimeText at=row.operation_time text=date_time(row.operation_time)/> }
        }),
        Column::new("operator", r::RECORD_OPERATOR, |row: &ResellerAdjustRecord| row.operator.clone()),
        Column::new(
            "number",
            r::RECORD_NUMBER,
            |row: &ResellerAdjustRecord| view! { <CopyId id=row.trans_id.clone()/> },
        ),
    ]
}
