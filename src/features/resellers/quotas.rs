//! 已发放代金券额度: what resellers have of the own quotas, and taking back what they have not used.

use super::money_lists::{filters, newest_first};
use super::quota_columns;
use super::quota_reclaim::TakeQuotaBack;
use crate::api::list_query::is;
use crate::api::{ListQuery, ListSpec, resellers};
use crate::i18n::t::resellers as r;
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{FilterChoice, FilterField};
use domain::api::coupon_quotas::QuotaStatus;
use domain::api::issued_quotas::{IssuedCouponQuota, IssuedQuotaQuery};
use domain::ids::TenantId;
use leptos::prelude::*;

static SPEC: ListSpec = newest_first(&[("quota_status", is::<QuotaStatus>), ("indirect_partner_id", is::<TenantId>)]);

#[component]
pub(super) fn IssuedQuotaList(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| resellers::issued_quotas(&request(query)), |all| (&all.quotas, all.total_count))
            .on(fresh);
    let (open, taken) = (RwSignal::new(false), RwSignal::new(None::<IssuedCouponQuota>));
    let columns = quota_columns::issued(Callback::new(move |row| {
        taken.set(Some(row));
        open.set(true);
    }));
    // The dialog says what is so now, not what was when it was opened.
    Effect::new(move || {
        let newest = taken.with_untracked(|taken| taken.as_ref().map(|one| one.quota_id.clone())).and_then(|id| {
            all.answer.read(|answer| answer.quotas.iter().find(|one| one.quota_id == id).cloned()).flatten()
        });
        if newest.is_some() {
            taken.set(newest);
        }
    });
    let states =
        QuotaStatus::ALL.iter().map(|one| FilterChoice::new(one.as_str(), quota_columns::state_words(*one))).collect();
    view! {
        <div class="stack">
            {all.count_line()}
            <ListTable of=all table="issued_quotas" caption=r::TAB_QUOTAS columns row_key=quota_columns::key
                fields=filters(FilterField::one_of("quota_status", r::STATE, states).pinned())
                empty=when_empty(all.state, r::QUOTA_NO_ISSUED, r::QUOTA_NO_ISSUED_HINT)/>
        </div>
        <TakeQuotaBack open quota=taken/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> IssuedQuotaQuery {
    IssuedQuotaQuery {
        indirect_partner_id: query.parsed("indirect_partner_id"),
        quota_status: query.parsed("quota_status"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}
