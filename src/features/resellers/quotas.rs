//! 已发放代金券额度: what resellers have of the own quotas, and taking back what they have not used.

use super::quota_columns;
use super::quota_reclaim::TakeQuotaBack;
use crate::api::list_query::is;
use crate::api::{ListNotices, ListQuery, ListSpec, failure, resellers, use_fetch, use_list_query};
use crate::i18n::{number, t, t::resellers as r};
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{Column, DataTable, FilterChoice, FilterField, TablePrefs};
use domain::api::coupon_quotas::QuotaStatus;
use domain::api::issued_quotas::{IssuedCouponQuota, IssuedQuotaQuery};
use domain::ids::TenantId;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("quota_status", is::<QuotaStatus>), ("indirect_partner_id", is::<TenantId>)],
    sorts: &["-time"],
    default_sort: "-time",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn IssuedQuotaList(fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || resellers::issued_quotas(&request(&list.get())));
    fresh.shows(answer);
    let (open, taken) = (RwSignal::new(false), RwSignal::new(None::<IssuedCouponQuota>));
    let prefs = TablePrefs::of("issued_quotas");
    let columns = quota_columns::issued(Callback::new(move |row| {
        taken.set(Some(row));
        open.set(true);
    }));
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let rows = Signal::derive(move || answer.read(|answer| answer.quotas.clone()));
    // The dialog says what is so now, not what was when it was opened.
    Effect::new(move || {
        let newest = taken.with_untracked(|taken| taken.as_ref().map(|one| one.quota_id.clone())).and_then(|id| {
            answer.read(|answer| answer.quotas.iter().find(|one| one.quota_id == id).cloned()).flatten()
        });
        if newest.is_some() {
            taken.set(newest);
        }
    });
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
            <DataTable caption=r::TAB_QUOTAS columns rows row_key=quota_columns::key busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                prefs=prefs empty=when_empty(list, r::QUOTA_NO_ISSUED, r::QUOTA_NO_ISSUED_HINT) empty_kind=empty_kind(list)/>
            <ListPages list total/>
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

fn fields(names: &[(TenantId, String)]) -> Vec<FilterField> {
    let states =
        QuotaStatus::ALL.iter().map(|one| FilterChoice::new(one.as_str(), quota_columns::state_words(*one))).collect();
    let resellers = names.iter().map(|(id, name)| FilterChoice::new(id.as_str(), name.clone())).collect();
    vec![
        FilterField::one_of("quota_status", r::STATE, states).pinned(),
        FilterField::one_of("indirect_partner_id", r::RECORD_RESELLER, resellers),
    ]
}
