//! 调账记录: what went to resellers and came back.

use super::money_lists::{filters, newest_first, reseller, time};
use super::words::amount;
use crate::api::list_query::is;
use crate::api::{ListQuery, ListSpec, resellers};
use crate::i18n::{Key, t::resellers as r};
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{Column, CopyId, FilterChoice, FilterField};
use domain::api::reseller_funds::{AdjustOperation, ResellerAdjustQuery, ResellerAdjustRecord};
use domain::ids::TenantId;
use leptos::prelude::*;

static SPEC: ListSpec =
    newest_first(&[("operation_type", is::<AdjustOperation>), ("indirect_partner_id", is::<TenantId>)]);

#[component]
pub(super) fn RecordList(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| resellers::adjust_records(&request(query)), |all| (&all.records, all.total_count))
            .on(fresh);
    let kinds = AdjustOperation::ALL.iter().map(|one| FilterChoice::new(one.as_str(), words(*one))).collect();
    let kind = FilterField::one_of("operation_type", r::RECORD_OPERATION, kinds).pinned();
    view! {
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table="reseller_records" caption=r::TAB_RECORDS columns=columns()
                row_key=|row: &ResellerAdjustRecord| row.trans_id.clone() fields=filters(kind)
                empty=when_empty(all.state, r::NO_RECORDS, r::NO_RECORDS_HINT)/>
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

const fn words(operation: AdjustOperation) -> Key {
    match operation {
        AdjustOperation::Allocate => r::OP_ALLOCATE,
        AdjustOperation::Reclaim => r::OP_RECLAIM,
        AdjustOperation::Unbind => r::OP_UNBIND,
    }
}

fn columns() -> Vec<Column<ResellerAdjustRecord>> {
    vec![
        reseller(|row: &ResellerAdjustRecord| (&row.indirect_partner_id, &row.name, &row.name_en)),
        Column::new("operation", r::RECORD_OPERATION, |row: &ResellerAdjustRecord| {
            let words = words(row.operation_type);
            view! { {words} }
        }),
        Column::new("amount", r::AMOUNT, |row: &ResellerAdjustRecord| amount(&row.amount, row.currency)).numeric(),
        time(r::RECORD_TIME, |row: &ResellerAdjustRecord| row.operation_time),
        Column::new("operator", r::RECORD_OPERATOR, |row: &ResellerAdjustRecord| row.operator.clone()),
        Column::new(
            "number",
            r::RECORD_NUMBER,
            |row: &ResellerAdjustRecord| view! { <CopyId id=row.trans_id.clone()/> },
        ),
    ]
}
