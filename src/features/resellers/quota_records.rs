//! 额度操作记录: which quota went to resellers and came back.

use super::money_lists::{filters, newest_first, reseller, time};
use super::words::amount;
use crate::api::list_query::is;
use crate::api::{ListQuery, ListSpec, resellers};
use crate::i18n::{Key, t::resellers as r};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{Column, CopyId, FilterChoice, FilterField};
use domain::api::issued_quotas::{QuotaRecord, QuotaRecordOperation, QuotaRecordQuery};
use domain::ids::TenantId;
use leptos::prelude::*;

static SPEC: ListSpec =
    newest_first(&[("operation_type", is::<QuotaRecordOperation>), ("indirect_partner_id", is::<TenantId>)]);

#[component]
pub(super) fn QuotaRecordList(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| resellers::quota_records(&request(query)), |all| (&all.records, all.total_count))
            .on(fresh);
    let kinds = QuotaRecordOperation::ALL.iter().map(|one| FilterChoice::new(one.as_str(), words(*one))).collect();
    let kind = FilterField::one_of("operation_type", r::RECORD_OPERATION, kinds).pinned();
    view! {
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table="quota_records" caption=r::TAB_QUOTA_RECORDS columns=columns()
                row_key=|row: &QuotaRecord| row.id.clone() fields=filters(kind)
                empty=when_empty(all.state, r::QUOTA_NO_RECORDS, r::QUOTA_NO_RECORDS_HINT)/>
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

const fn words(operation: QuotaRecordOperation) -> Key {
    match operation {
        QuotaRecordOperation::Issue => r::QUOTA_OP_ISSUE,
        QuotaRecordOperation::Reclaim => r::QUOTA_OP_RECLAIM,
        QuotaRecordOperation::Unbind => r::QUOTA_OP_UNBIND,
    }
}

fn columns() -> Vec<Column<QuotaRecord>> {
    vec![
        reseller(|row: &QuotaRecord| {
            (&row.indirect_partner_id, &row.indirect_partner_name, &row.indirect_partner_name_en)
        }),
        Column::new("operation", r::RECORD_OPERATION, |row: &QuotaRecord| {
            let words = words(row.operation_type);
            view! { {words} }
        }),
        Column::new("amount", r::AMOUNT, |row: &QuotaRecord| amount(&row.amount, row.currency)).numeric(),
        time(r::RECORD_TIME, |row: &QuotaRecord| row.operation_time),
        Column::new("operator", r::RECORD_OPERATOR, |row: &QuotaRecord| row.operator.clone()),
        Column::new("remark", r::QUOTA_REMARK, |row: &QuotaRecord| {
            Some(row.remark.clone()).filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned())
        }),
        Column::new("number", r::QUOTA_NUMBER, |row: &QuotaRecord| view! { <CopyId id=row.quota_id.to_string()/> })
            .hidden(),
    ]
}
