//! What a request does to its customer, and what it says it would do.

use super::customer::{Customer, Pending};
use super::requests::Request;
use super::world::{moment, months_later};
use domain::api::checks::Impact;
use domain::association::{AssociationType, Party, RequestKind};
use domain::money::Money;
use domain::states::association::AssociationState;

/// Its money and coupons are from this moment on.
pub(super) fn not_before(customer: &mut Customer, at: i64) {
    for adjustment in &mut customer.adjustments {
        adjustment.at = adjustment.at.max(at);
    }
    for coupon in &mut customer.coupons {
        coupon.effective_at = coupon.effective_at.max(at);
        for record in &mut coupon.records {
            record.at = record.at.max(at);
        }
    }
}

/// The relation waits for the answer.
pub(super) fn pend(customer: &mut Customer, request: &Request) {
    customer.state = match (request.operation, request.by) {
        (RequestKind::SwitchType, _) => AssociationState::SwitchPending,
        (RequestKind::Unbind, Party::Customer) => AssociationState::UnbindPendingByCustomer,
        (RequestKind::Unbind, _) => AssociationState::UnbindPendingByPartner,
    };
    customer.pending =
        Some(Pending { request: request.id.clone(), kind: request.operation, by: request.by, until: request.due });
}

/// What changing to `to` (or ending, for `None`) does.
pub(super) fn impact(customer: &Customer, from: AssociationType, to: Option<AssociationType>, at: i64) -> Impact {
    let leaves_resale = from == AssociationType::Resale;
    let (coupons, coupon_amount) = if leaves_resale { customer.usable_coupons() } else { (0, 0) };
    Impact {
        from,
        to,
        returned_allocation: Money::cny(if leaves_resale { customer.allocated() } else { 0 }),
        reclaimed_coupons: u32::try_from(coupons).unwrap_or(0),
        reclaimed_coupon_amount: Money::cny(coupon_amount),
        authorization_ends: leaves_resale
            && customer.authorization.as_ref().is_some_and(|(_, state)| state.is_active()),
        grace_days_at_least: if leaves_resale { Some(7) } else { to.map(|_| 1) },
        partner_invoices: to == Some(AssociationType::Resale),
        running_resources: u32::try_from(customer.expiring).unwrap_or(0),
        next_request_at: moment(months_later(at, 3)),
    }
}
