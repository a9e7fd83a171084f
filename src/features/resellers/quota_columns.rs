//! The columns of quotas: what resellers have, and what an account has itself.

use super::money_lists::{reseller, time};
use super::words::amount;
use crate::api::session;
use crate::i18n::{Key, date, pick, t, t::resellers as r};
use crate::ui::{Button, Column, CopyId, StatusTag, TimeText, Tone, Turn};
use domain::api::coupon_quotas::{CouponQuota, QuotaStatus};
use domain::api::issued_quotas::IssuedCouponQuota;
use domain::money::Money;
use domain::permission::Permission;
use leptos::prelude::*;

/// A row is drawn again when it changed.
pub(super) fn key(row: &IssuedCouponQuota) -> String {
    format!("{}-{}-{}", row.quota_id, row.quota_status, row.balance)
}

/// The state in words.
pub(super) const fn state_words(state: QuotaStatus) -> Key {
    match state {
        QuotaStatus::Valid => r::QUOTA_STATE_VALID,
        QuotaStatus::Ended => r::QUOTA_STATE_ENDED,
        QuotaStatus::Reclaimed => r::QUOTA_STATE_RECLAIMED,
    }
}

fn state(state: QuotaStatus) -> impl IntoView {
    let turn = match state {
        QuotaStatus::Valid => Turn::Done,
        QuotaStatus::Ended | QuotaStatus::Reclaimed => Turn::Closed,
    };
    view! { <StatusTag turn label=state_words(state)/> }
}

/// Can something of it come back?
fn has_left(row: &IssuedCouponQuota) -> bool {
    row.quota_status != QuotaStatus::Reclaimed
        && Money::from_decimal(&row.balance, row.currency).is_ok_and(Money::is_positive)
}

/// What resellers have; `on_take` opens the dialog in which a quota is taken back.
pub(super) fn issued(on_take: Callback<IssuedCouponQuota>) -> Vec<Column<IssuedCouponQuota>> {
    vec![
        reseller(|row: &IssuedCouponQuota| (&row.indirect_partner_id, &row.name, &row.name_en)),
        Column::new("state", r::STATE, |row: &IssuedCouponQuota| state(row.quota_status)),
        Column::new("value", r::QUOTA_VALUE, |row: &IssuedCouponQuota| amount(&row.quota_value, row.currency))
            .numeric(),
        Column::new("left", r::QUOTA_LEFT, |row: &IssuedCouponQuota| amount(&row.balance, row.currency)).numeric(),
        time(r::QUOTA_ISSUED_AT, |row: &IssuedCouponQuota| row.create_time),
        Column::new("ends", r::QUOTA_EXPIRES, |row: &IssuedCouponQuota| {
            view! { <TimeText at=row.expire_time text=date(row.expire_time)/> }
        }),
        Column::new(
            "number",
            r::QUOTA_NUMBER,
            |row: &IssuedCouponQuota| view! { <CopyId id=row.quota_id.to_string()/> },
        )
        .hidden(),
        Column::new("actions", t::common::ACTIONS, move |row: &IssuedCouponQuota| {
            // What would be refused at once helps nobody.
            let offered = has_left(row) && session::may(Permission::ManageResellers);
            let row = row.clone();
            offered.then(|| {
                let (zh, en) = (row.name.clone(), row.name_en.clone());
                let label = move || r::quota_reclaim_row(pick(&zh, &en));
                view! {
                    <Button tone=Tone::Quiet on_press=move |()| on_take.run(row.clone())>
                        <span aria-hidden="true">{r::RECLAIM}</span><span class="visually-hidden">{label}</span>
                    </Button>
                }
            })
        })
        .actions(),
    ]
}

/// What the account has itself.
pub(super) fn own() -> Vec<Column<CouponQuota>> {
    vec![
        time(r::OWN_QUOTA_CAME, |row: &CouponQuota| row.create_time).identity(),
        Column::new("name", r::QUOTA_NAME, |row: &CouponQuota| {
            let (zh, en) = (row.quota_name.clone().unwrap_or_default(), row.quota_name_en.clone().unwrap_or_default());
            move || Some(pick(&zh, &en)).filter(|name| !name.is_empty()).unwrap_or_else(|| "–".to_owned())
        }),
        Column::new("state", r::STATE, |row: &CouponQuota| state(row.quota_status)),
        Column::new("value", r::OWN_QUOTA_VALUE, |row: &CouponQuota| amount(&row.quota_value, row.currency)).numeric(),
        Column::new("left", r::QUOTA_LEFT, |row: &CouponQuota| amount(&row.balance, row.currency)).numeric(),
        Column::new("starts", r::OWN_QUOTA_STARTS, |row: &CouponQuota| {
            view! { <TimeText at=row.effective_time text=date(row.effective_time)/> }
        }),
        Column::new("ends", r::QUOTA_EXPIRES, |row: &CouponQuota| {
            view! { <TimeText at=row.expire_time text=date(row.expire_time)/> }
        }),
        Column::new("from", r::OWN_QUOTA_FROM, |row: &CouponQuota| {
            let (zh, en) = (row.distributor_name.clone(), row.distributor_name_en.clone());
            move || match (&zh, &en) {
                (Some(zh), Some(en)) => pick(zh, en),
                _ => r::OWN_QUOTA_VENDOR.get().to_owned(),
            }
        }),
        Column::new("number", r::QUOTA_NUMBER, |row: &CouponQuota| view! { <CopyId id=row.quota_id.to_string()/> })
            .hidden(),
    ]
}
