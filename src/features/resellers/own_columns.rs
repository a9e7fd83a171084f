//! The columns of a reseller's money records.

use super::money_lists::time;
use crate::i18n::{Key, money, pick, t::resellers as r};
use crate::ui::{AmountText, Column, CopyId};
use domain::api::distributor_funds::DistributorFundsRecord;
use domain::api::reseller_funds::AdjustOperation;
use domain::money::Money;
use leptos::prelude::*;

/// The operation in words, as the reseller says it.
pub(super) const fn operation(operation: AdjustOperation) -> Key {
    match operation {
        AdjustOperation::Allocate => r::OWN_CAME,
        AdjustOperation::Reclaim => r::OWN_WENT,
        AdjustOperation::Unbind => r::OP_UNBIND,
    }
}

/// The change of the own balance: what was taken back left it.
fn change(row: &DistributorFundsRecord) -> Money {
    let amount = Money::from_decimal(&row.amount, row.currency).unwrap_or(Money::zero(row.currency));
    match row.operation_type {
        AdjustOperation::Allocate => amount,
        AdjustOperation::Reclaim | AdjustOperation::Unbind => Money::new(-amount.minor, amount.currency),
    }
}

pub(super) fn all() -> Vec<Column<DistributorFundsRecord>> {
    vec![
        time(r::RECORD_TIME, |row: &DistributorFundsRecord| row.operation_time).identity(),
        Column::new("operation", r::RECORD_OPERATION, |row: &DistributorFundsRecord| {
            let words = operation(row.operation_type);
            view! { {words} }
        }),
        Column::new("amount", r::AMOUNT, |row: &DistributorFundsRecord| {
            let change = change(row);
            view! { <AmountText minor=change.minor currency=change.currency.as_str()/> }
        })
        .numeric(),
        Column::new("balance_after", r::OWN_BALANCE_AFTER, |row: &DistributorFundsRecord| {
            let after = row.balance_after_change.as_ref().and_then(|text| Money::from_decimal(text, row.currency).ok());
            move || match after {
                Some(after) => money(after.minor, after.currency.as_str()),
                None => r::OWN_BALANCE_UNKNOWN.get().to_owned(),
            }
        })
        .numeric(),
        Column::new("distributor", r::OWN_BY, |row: &DistributorFundsRecord| {
            let (zh, en) = (row.distributor_name.clone(), row.distributor_name_en.clone());
            view! { <bdi>{move || pick(&zh, &en)}</bdi> }
        }),
        Column::new("number", r::RECORD_NUMBER, |row: &DistributorFundsRecord| {
            view! { <CopyId id=row.trans_id.clone()/> }
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Currency;

    #[test]
    fn what_was_taken_back_left_the_account() {
        let row = |operation_type| DistributorFundsRecord {
            trans_id: "a1".to_owned(),
            distributor_name: String::new(),
            distributor_name_en: String::new(),
            operation_type,
            amount: "12.30".to_owned(),
            balance_after_change: None,
            currency: Currency::Cny,
            operation_time: "2026-11-22T08:00:00Z".parse().unwrap(),
            measure_id: 1,
        };
        assert_eq!(change(&row(AdjustOperation::Allocate)), Money::cny(1_230));
        for back in [AdjustOperation::Reclaim, AdjustOperation::Unbind] {
            assert_eq!(change(&row(back)), Money::cny(-1_230), "{back}");
        }
    }
}
