//! The voucher quota that an account has itself.

use super::money_lists::newest_first;
use super::quota_columns::{self, state_words};
use crate::api::list_query::is;
use crate::api::{ListQuery, ListSpec, resellers};
use crate::i18n::t::resellers as r;
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{FilterChoice, FilterField};
use domain::api::coupon_quotas::{CouponQuota, CouponQuotaQuery, QuotaStatus};
use leptos::prelude::*;

static SPEC: ListSpec = newest_first(&[("quota_status", is::<QuotaStatus>)]);

#[component]
pub(super) fn OwnQuotas(fresh: Freshness) -> impl IntoView {
    let all = use_listing(&SPEC, |query| resellers::own_quotas(&request(query)), |all| (&all.quotas, all.total_count))
        .on(fresh);
    let states = QuotaStatus::ALL.iter().map(|one| FilterChoice::new(one.as_str(), state_words(*one))).collect();
    let fields = vec![FilterField::one_of("quota_status", r::STATE, states).pinned()];
    view! {
        <div class="stack">
            <p class="prose">{r::OWN_QUOTA_LEAD}</p>
            {all.count_line()}
            <ListTable of=all table="own_quotas" caption=r::OWN_TAB_QUOTAS columns=quota_columns::own()
                row_key=|row: &CouponQuota| format!("{}-{}-{}", row.quota_id, row.quota_status, row.balance) fields
                empty=when_empty(all.state, r::OWN_NO_QUOTAS, r::OWN_NO_QUOTAS_HINT)/>
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
