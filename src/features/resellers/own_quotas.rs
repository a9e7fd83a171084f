//! The voucher quota that an account has itself.

use super::quota_columns::{self, state_words};
use crate::api::list_query::is;
use crate::api::{ListNotices, ListQuery, ListSpec, failure, resellers, use_fetch, use_list_query};
use crate::i18n::{number, t, t::resellers as r};
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{Column, DataTable, FilterChoice, FilterField, TablePrefs};
use domain::api::coupon_quotas::{CouponQuota, CouponQuotaQuery, QuotaStatus};
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("quota_status", is::<QuotaStatus>)],
    sorts: &["-time"],
    default_sort: "-time",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn OwnQuotas(fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || resellers::own_quotas(&request(&list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("own_quotas");
    let columns = quota_columns::own();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let rows = Signal::derive(move || answer.read(|answer| answer.quotas.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.total_count).unwrap_or_default());
    let count = move || t::common::total_rows(number(total.get()));
    let states = QuotaStatus::ALL.iter().map(|one| FilterChoice::new(one.as_str(), state_words(*one))).collect();
    let fields = vec![FilterField::one_of("quota_status", r::STATE, states).pinned()];
    view! {
        <div class="stack">
            <p class="prose">{r::OWN_QUOTA_LEAD}</p>
            <span class="muted" role="status">{count}</span>
            <ListNotices list/>
            <ListFilters list fields=fields columns=infos prefs=prefs on_query=move |()| answer.reload()/>
            <DataTable caption=r::OWN_TAB_QUOTAS columns rows
                row_key=|row: &CouponQuota| format!("{}-{}-{}", row.quota_id, row.quota_status, row.balance)
                busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                prefs=prefs empty=when_empty(list, r::OWN_NO_QUOTAS, r::OWN_NO_QUOTAS_HINT) empty_kind=empty_kind(list)/>
            <ListPages list total/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> CouponQuotaQuery {
    CouponQuotaQuery {
        quota_status_list: query.parsed("quota_status").into_iter().collect(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
        ..CouponQuotaQuery::default()
    }
}
