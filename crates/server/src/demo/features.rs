//! Which customer has which obstacle. Obstacles flock: most of those who have one have several, so that
//! "all at once" is worth something.

use super::random::Rng;

/// Something of a customer's that a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    FrozenByHand,
    FrozenForArrears,
    Arrears,
    InvoiceDebt,
    StoredValue,
    /// An enterprise master with members that do their own accounting.
    Master,
    IndependentMember,
    PayOrder,
    ReservedInstance,
    PartnerPlan,
    ServicePlan,
    MemberPlan,
    SpecialContract,
    ProService,
    CreditAccount,
    /// Asked to change the association within the last three months.
    Window,
}

use Feature as F;

/// How many of a thousand customers have it.
const SHARES: &[(Feature, usize)] = &[
    (F::FrozenByHand, 30),
    (F::FrozenForArrears, 30),
    (F::Arrears, 10),
    (F::ReservedInstance, 30),
    (F::Master, 20),
    (F::SpecialContract, 15),
    (F::Window, 50),
    (F::PayOrder, 25),
    (F::InvoiceDebt, 25),
    (F::StoredValue, 15),
    (F::PartnerPlan, 12),
    (F::ServicePlan, 12),
    (F::IndependentMember, 10),
    (F::ProService, 8),
    (F::CreditAccount, 8),
    (F::MemberPlan, 6),
];

/// Of a thousand customers, so many have the obstacles among them.
const TROUBLED: usize = 85;

/// The obstacles of so many customers.
pub(super) fn assign(customers: usize, rng: &mut Rng) -> Vec<Vec<Feature>> {
    let mut features: Vec<Vec<Feature>> = vec![Vec::new(); customers];
    let mut order: Vec<usize> = (0..customers).collect();
    rng.shuffle(&mut order);
    let troubled = share_of(customers, TROUBLED).clamp(1, customers.max(1));
    let mut core: Vec<usize> = order.iter().copied().take(troubled).collect();
    let mut others: Vec<usize> = order.into_iter().skip(troubled).collect();
    for (feature, share) in SHARES {
        let quota = share_of(customers, *share);
        // Customers with one obstacle only are there too, a few of each kind.
        let apart = if quota >= 10 { quota / 20 } else { 0 };
        rng.shuffle(&mut core);
        rng.shuffle(&mut others);
        give(&mut features, &core, quota - apart, *feature);
        give(&mut features, &others, apart, *feature);
    }
    for index in &core {
        if let Some(list) = features.get_mut(*index) {
            second_obstacle(list);
        }
    }
    features
}

fn share_of(customers: usize, permille: usize) -> usize {
    (customers * permille + 500) / 1000
}

fn give(features: &mut [Vec<Feature>], to: &[usize], quota: usize, feature: Feature) {
    let mut left = quota;
    for index in to {
        let Some(list) = features.get_mut(*index).filter(|_| left > 0) else { continue };
        if !excludes(list, feature) {
            list.push(feature);
            left -= 1;
        }
    }
}

/// Nobody is both a member and a master, and nobody is frozen or in arrears twice.
fn excludes(list: &[Feature], feature: Feature) -> bool {
    match feature {
        F::IndependentMember => list.contains(&F::Master) || list.contains(&F::MemberPlan),
        F::Master | F::MemberPlan => list.contains(&F::IndependentMember),
        F::FrozenForArrears => list.contains(&F::FrozenByHand),
        F::Arrears => list.contains(&F::FrozenForArrears),
        _ => list.contains(&feature),
    }
}

/// Whoever of the troubled would have a single obstacle gets an order that waits for payment, or a plan.
fn second_obstacle(list: &mut Vec<Feature>) {
    match list.iter().filter(|feature| blocks_the_partner(**feature)).count() {
        0 if list.is_empty() => {}
        0 | 1 if list.contains(&F::PayOrder) => list.push(F::ServicePlan),
        0 => list.extend([F::PayOrder, F::ServicePlan]),
        1 => list.push(F::PayOrder),
        _ => {}
    }
}

/// Does it stand in the way of R-09 whatever the association type?
const fn blocks_the_partner(feature: Feature) -> bool {
    !matches!(
        feature,
        F::FrozenForArrears
            | F::Arrears
            | F::InvoiceDebt
            | F::StoredValue
            | F::SpecialContract
            | F::ProService
            | F::CreditAccount
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_kept_and_obstacles_flock() {
        let all = assign(10_000, &mut Rng::new(1, "features"));
        let having = |feature| all.iter().filter(|list| list.contains(&feature)).count();
        for (feature, share) in [
            (F::FrozenByHand, 300),
            (F::ReservedInstance, 300),
            (F::Master, 200),
            (F::SpecialContract, 150),
            (F::Window, 500),
        ] {
            assert_eq!(having(feature), share, "{feature:?}");
        }
        let blocked: Vec<_> = all
            .iter()
            .map(|list| list.iter().filter(|feature| blocks_the_partner(**feature)).count())
            .filter(|count| *count > 0)
            .collect();
        let several = blocked.iter().filter(|count| **count > 1).count();
        assert!(several * 100 >= blocked.len() * 75, "{several} of {}", blocked.len());
    }

    #[test]
    fn nobody_is_member_and_master() {
        let all = assign(10_000, &mut Rng::new(2, "features"));
        assert!(!all.iter().any(|list| list.contains(&F::Master) && list.contains(&F::IndependentMember)));
    }
}
