//! Allocated balances, coupons and the partner's own accounts.
//!
//! A customer's allocated balance is what its adjust records add up to; a coupon's balance is what its
//! records leave of its face value.

use super::customer::{ALLOCATED, Adjustment, Coupon, CouponRecord, Customer, RETRIEVED, RETURNED, USABLE};
use super::random::Rng;
use super::world::{DAY, World};

/// Gives resale customers money and coupons.
pub(super) fn fund(world: &World, customers: &mut [Customer], rng: &mut Rng) {
    for customer in customers.iter_mut().filter(|customer| customer.is_current() && customer.is_resale()) {
        let since = customer.associated_on;
        if customer.is_named || rng.permille(880) {
            for _ in 0..rng.between(1, 3) {
                let amount = (customer.consumption / 100).max(1_000) * 100 * rng.between(1, 3);
                customer.adjustments.push(adjustment(ALLOCATED, amount, "", rng.between(since, world.now), rng));
            }
            if rng.permille(200) {
                let amount = customer.allocated() / 4;
                let latest = customer.adjustments.iter().map(|record| record.at).max().unwrap_or(since);
                customer.adjustments.push(adjustment(RETRIEVED, amount, "", latest, rng));
            }
        }
        if customer.is_named || rng.permille(250) {
            for _ in 0..rng.between(1, 3) {
                let status = if customer.is_named { USABLE } else { rng.one_of(USABLE, &[USABLE, "1", "3", "4"]) };
                let issued = rng.between(since, world.now);
                customer.coupons.push(coupon(world.now, status, issued, rng));
            }
        }
    }
}

/// What an approved change took back from a customer: allocation, and coupons with this kind of record.
pub(super) fn take_back(customer: &mut Customer, cause: &str, at: i64, record: i64, rng: &mut Rng) -> (i64, i64, i64) {
    let given = (customer.consumption / 100).max(900) * 100;
    let earlier = at - rng.between(20, 90) * DAY;
    customer.adjustments.push(adjustment(ALLOCATED, given, "", earlier.max(customer.associated_on), rng));
    customer.adjustments.push(adjustment(RETURNED, given, cause, at, rng));
    let mut reclaimed = coupon(at, USABLE, earlier.max(customer.associated_on), rng);
    let amount = reclaimed.balance;
    reclaimed.status = "5";
    reclaimed.balance = 0;
    reclaimed.records.push(CouponRecord { id: rng.id(at), operation: record, amount, cause: cause.to_owned(), at });
    customer.coupons.push(reclaimed);
    (given, 1, amount)
}

fn adjustment(operation: &'static str, amount: i64, cause: &str, at: i64, rng: &mut Rng) -> Adjustment {
    Adjustment { id: rng.id(at), operation, amount, cause: cause.to_owned(), at }
}

fn coupon(now: i64, status: &'static str, issued: i64, rng: &mut Rng) -> Coupon {
    let face_value = rng.between(1, 200) * 10_000;
    let (balance, expires_at) = match status {
        "3" => (0, now + rng.between(1, 90) * DAY),
        "4" => (0, now - DAY),
        _ => (face_value - face_value / 100 * rng.between(0, 60), now + rng.between(5, 200) * DAY),
    };
    let issued = if status == "4" { issued.min(now - 2 * DAY) } else { issued };
    let mut records =
        vec![CouponRecord { id: rng.id(issued), operation: 1, amount: face_value, cause: String::new(), at: issued }];
    if status == "4" {
        records.push(CouponRecord {
            id: rng.id(expires_at),
            operation: 4,
            amount: face_value,
            cause: String::new(),
            at: expires_at,
        });
    }
    Coupon {
        id: rng.id(issued),
        coupon_type: rng.one_of("1", &["4"]),
        status,
        face_value,
        balance,
        effective_at: issued,
        expires_at,
        records,
    }
}

/// One account of a partner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Account {
    pub(super) account_type: i64,
    pub(super) balance: i64,
    pub(super) designated: i64,
    pub(super) credit_line: Option<i64>,
}

/// The accounts of a partner: balance, credit, bonus, deposit, allocatable.
pub(super) fn accounts(rng: &mut Rng) -> [Account; 5] {
    let account =
        |account_type, balance, designated, credit_line| Account { account_type, balance, designated, credit_line };
    let balance = rng.between(20_000_000, 90_000_000);
    [
        account(1, balance, balance / 12, None),
        account(2, rng.between(5_000_000, 20_000_000), 0, Some(30_000_000)),
        account(5, rng.between(0, 900_000), 0, None),
        account(7, 10_000_000, 0, None),
        account(8, rng.between(10_000_000, 60_000_000), 0, None),
    ]
}
