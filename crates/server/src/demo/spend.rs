//! Spending of customers: a few spend most of it (Zipf, exponent 1.1), in whole numbers only.

use super::random::Rng;

/// What the biggest customer spends in a month, in minor units, for each thousand customers.
const TOP: u128 = 900_000_000;

/// This month's spending of so many customers, in no order; some spend nothing.
pub(super) fn month_consumption(count: usize, rng: &mut Rng) -> Vec<i64> {
    let mut all: Vec<i64> = (1..=count).map(|rank| by_rank(rank, count)).collect();
    for amount in &mut all {
        *amount = if rng.permille(60) { 0 } else { *amount / 1000 * rng.between(850, 1150) + rng.between(0, 99) };
    }
    rng.shuffle(&mut all);
    all
}

fn by_rank(rank: usize, count: usize) -> i64 {
    let top = TOP * (count as u128).clamp(100, 20_000) / 1_500;
    let rank = rank.max(1) as u128;
    i64::try_from(top * 1000 / (rank * tenth_root_in_thousandths(rank))).unwrap_or(0)
}

/// 1000 × the tenth root, rounded down.
fn tenth_root_in_thousandths(number: u128) -> u128 {
    let wanted = number.saturating_mul(10u128.pow(30));
    let (mut low, mut high) = (1000u128, 4000u128);
    while high - low > 1 {
        let middle = u128::midpoint(low, high);
        if middle.pow(10) <= wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_right() {
        for (number, root) in [(1, 1000), (1024, 2000), (59_049, 3000), (100_000, 3162)] {
            assert_eq!(tenth_root_in_thousandths(number), root, "{number}");
        }
    }

    #[test]
    fn one_percent_of_customers_spend_a_third_to_a_half() {
        let mut all = month_consumption(1_500, &mut Rng::new(1, "spend"));
        all.sort_unstable();
        let total: i64 = all.iter().sum();
        let top: i64 = all.iter().rev().take(15).sum();
        assert!((30..=60).contains(&(top * 100 / total)), "{}", top * 100 / total);
        assert!(all.contains(&0));
    }
}
