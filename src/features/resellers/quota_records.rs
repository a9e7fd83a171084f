//! 额度操作记录: which quota went to resellers and came back.

use super::quota_columns::amount;
use crate::api::list_query::is;
use crate::api::{ListNotices, ListQuery, ListSpec, failure, resellers, use_fetch, use_list_query};
use crate::i18n::{Key, date_time, number, pick, t, t::resellers as r};
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::routes::Route;
use crate::ui::{Column, CopyId, DataTable, FilterChoice, FilterField, TablePrefs, TimeText};
use domain::api::issued_quotas::{QuotaRecord, QuotaRecordOperation, QuotaRecordQuery};
use domain::ids::TenantId;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("operation_type", is::<QuotaRecordOperation>), ("indirect_partner_id", is::<TenantId>)],
    sorts: &["-time"],
    default_sort: "-time",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn QuotaRecordList(fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || resellers::quota_records(&request(&list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("quota_records");
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
            <DataTable caption=r::TAB_QUOTA_RECORDS columns rows row_key=|row: &QuotaRecord| row.id.clone()
                busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                prefs=prefs empty=when_empty(list, r::QUOTA_NO_RECORDS, r::QUOTA_NO_RECORDS_HINT) empty_kind=empty_kind(list)/>
            <ListPages list total/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> QuotaRecordQuery {
    QuotaRecordQuery {
        indirect_partner_id: query.parsed("indirect_partner_id"),
        operation_type: query.parsed("operation_type"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
        ..QuotaRecordQuery::default()
    }
}

fn fields(names: &[(TenantId, String)]) -> Vec<FilterField> {
    let kinds = QuotaRecordOperation::ALL.iter().map(|one| FilterChoice::new(one.as_str(), words(*one))).collect();
    let resellers = names.iter().map(|(id, name)| FilterChoice::new(id.as_str(), name.clone())).collect();
    vec![
        FilterField::one_of("operation_type", r::RECORD_OPERATION, kinds).pinned(),
        FilterField::one_of("indirect_partner_id", r::RECORD_RESELLER, resellers),
    ]
}

const fn words(operation: QuotaRecordOperation) -> Key {
    match operation {
        QuotaRecordOperation::Issue => r::QUOTA_OP_ISSUE,
        QuotaRecordOperation::Reclaim => r::QUOTA_OP_RECLAIM,
        QuotaRecordOperation::Unbind => r::QUOTA_OP_UNBIND,
    }
}

fn columns() -> Vec<Column<QuotaRecord>> {
    vec![
        Column::new("reseller", r::RECORD_RESELLER, |row: &QuotaRecord| {
            let href = Route::Reseller(row.indirect_partner_id.clone()).path();
            let (zh, en) = (row.indirect_partner_name.clone(), row.indirect_partner_name_en.clone());
            view! { <a href=href><bdi>{move || pick(&zh, &en)}</bdi></a> }
        })
        .identity(),
        Column::new("operation", r::RECORD_OPERATION, |row: &QuotaRecord| {
            let words = words(row.operation_type);
            view! { {words} }
        }),
        Column::new("amount", r::AMOUNT, |row: &QuotaRecord| amount(&row.amount, row.currency)).numeric(),
        Column::new("time", r::RECORD_TIME, |row: &QuotaRecord| {
            view! { <TimeText at=row.operation_time text=date_time(row.operation_time)/> }
        }),
        Column::new("operator", r::RECORD_OPERATOR, |row: &QuotaRecord| row.operator.clone()),
        Column::new("remark", r::QUOTA_REMARK, |row: &QuotaRecord| {
            Some(row.remark.clone()).filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned())
        }),
        Column::new("number", r::QUOTA_NUMBER, |row: &QuotaRecord| view! { <CopyId id=row.quota_id.to_string()/> })
            .hidden(),
    ]
}
