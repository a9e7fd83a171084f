//! What a customer has that rules look at, made from its features.

use super::customer::Obligation;
use super::features::{Feature, Feature as F};
use super::random::Rng;
use super::world::{DAY, World, in_digits};
use domain::association::ObligationKind::{
    self, CreditAccount, IndependentMember, MemberSupportPlan, PartnerPayOrder, PartnerSupportPlan,
};
use domain::association::ObligationKind::{
    ProServiceContract, ReservedInstance, ServiceSupportPlan, SpecialContract, StoredValueCard,
};

/// The obligations behind the features of one customer that associated at a moment.
pub(super) fn obligations(world: &World, features: &[Feature], account: &str, rng: &mut Rng) -> Vec<Obligation> {
    let mut all = Vec::new();
    for feature in features {
        let (kind, most) = match feature {
            F::Master => (IndependentMember, 3),
            F::PayOrder => (PartnerPayOrder, 3),
            F::ReservedInstance => (ReservedInstance, 3),
            F::PartnerPlan => (PartnerSupportPlan, 1),
            F::ServicePlan => (ServiceSupportPlan, 1),
            F::MemberPlan => (MemberSupportPlan, 2),
            F::SpecialContract => (SpecialContract, 1),
            F::ProService => (ProServiceContract, 1),
            F::StoredValue => (StoredValueCard, 2),
            F::CreditAccount => (CreditAccount, 1),
            F::FrozenByHand | F::FrozenForArrears | F::Arrears | F::InvoiceDebt | F::IndependentMember | F::Window => {
                continue;
            }
        };
        for number in 1..=rng.between(1, most) {
            all.push(one(world, kind, account, number, rng));
        }
    }
    all
}

fn one(world: &World, kind: ObligationKind, account: &str, number: i64, rng: &mut Rng) -> Obligation {
    let texts = &world.catalog.texts;
    let oldest = if kind == PartnerPayOrder { 20 } else { 300 };
    let since = world.now - rng.between(1, oldest) * DAY - rng.between(0, DAY);
    let order = order_number(since, rng);
    let (title, amount, days) = match kind {
        PartnerPayOrder => (order, Some(rng.between(9_900, 4_800_000)), Some(30)),
        ReservedInstance => (order, Some(rng.between(200_000, 9_000_000)), Some(365)),
        PartnerSupportPlan => (rng.pick(&texts.plans).to_owned(), Some(rng.between(100_000, 900_000)), Some(365)),
        ServiceSupportPlan | MemberSupportPlan => {
            (rng.pick(&texts.service_plans).to_owned(), Some(rng.between(50_000, 400_000)), Some(365))
        }
        SpecialContract => (format!("{} HC-{}", rng.pick(&texts.contracts), rng.digits(8)), None, Some(730)),
        ProServiceContract => (
            format!("{} PS-{}", rng.pick(&texts.services), rng.digits(8)),
            Some(rng.between(5_000_000, 60_000_000)),
            Some(400),
        ),
        StoredValueCard => (format!("SVC-{}", rng.digits(12)), Some(rng.between(1_000, 2_000_000)), None),
        IndependentMember => (format!("{account}_m{number}"), None, None),
        CreditAccount => (format!("CR-{}", rng.digits(10)), Some(rng.between(1_000_000, 50_000_000)), None),
    };
    Obligation { id: rng.id(since), kind, title, amount, since, until: days.map(|days| since + days * DAY) }
}

/// An order number of 18 digits: the moment in business time and six more.
pub(super) fn order_number(at: i64, rng: &mut Rng) -> String {
    format!("{}{}", in_digits(at), rng.digits(6))
}
