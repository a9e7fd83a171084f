//! What a change of association would do to one customer (domain.md 1.3): the same numbers that the
//! change itself moves.

use crate::store::StoreError;
use crate::store::customers::CustomerRow;
use chrono::{DateTime, Utc};
use domain::api::checks::Impact;
use domain::association::AssociationType;
use domain::period::add_months;
use domain::rules::policy::Policy;
use domain::states::authorization::AuthorizationState;

/// Days of grace for on-demand resources at least, once resale has begun.
const GRACE_IN_RESALE: u32 = 1;
/// The same once resale has ended.
const GRACE_AFTER_RESALE: u32 = 7;

/// What changing to `to` (or ending, for `None`) does.
pub(crate) fn impact(
    customer: &CustomerRow,
    to: Option<AssociationType>,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<Impact, StoreError> {
    let from = customer.association_type()?;
    let count = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    Ok(Impact {
        from,
        to,
        returned_allocation: customer.money(customer.allocated)?,
        reclaimed_coupons: count(customer.coupons),
        reclaimed_coupon_amount: customer.money(customer.coupon_amount)?,
        authorization_ends: customer.authorization_state()?.is_some_and(AuthorizationState::is_active),
        grace_days_at_least: match (from, to) {
            (AssociationType::Referral, Some(AssociationType::Resale)) => Some(GRACE_IN_RESALE),
            (AssociationType::Resale, None | Some(AssociationType::Referral)) => Some(GRACE_AFTER_RESALE),
            _ => None,
        },
        partner_invoices: to == Some(AssociationType::Resale),
        running_resources: count(customer.expiring_resources.saturating_add(customer.reserved_instances)),
        next_request_at: add_months(now, policy.association.request_window_months),
    })
}
