//! The customers of one partner.

use super::customer::{Customer, NEVER, Relation};
use super::features::Feature as F;
use super::names::{Name, Names, account_name};
use super::obligations::obligations;
use super::random::Rng;
use super::seedling::{Seedling, Story};
use super::spend::month_consumption;
use super::world::{DAY, HOUR, World};
use domain::association::{EnterpriseRole, FreezeState, RealNameStatus};
use domain::states::association::AssociationState;

/// Makes the customers of a tenant out of its seedlings. `first_number` keeps login names apart.
pub(super) fn grow(world: &World, tenant: &str, seedlings: &[Seedling], first_number: usize) -> Vec<Customer> {
    let names = Names::new(&world.catalog.names, world.rng(tenant, "names"), seedlings.len());
    let mut rng = world.rng(tenant, "customers");
    let spend = month_consumption(seedlings.len(), &mut rng);
    let mut field = Field { world, names, rng };
    let numbered = seedlings.iter().zip(spend).zip(first_number..);
    numbered.map(|((seedling, spend), number)| field.customer(seedling, spend, number)).collect()
}

struct Field<'a> {
    world: &'a World,
    names: Names<'a>,
    rng: Rng,
}

impl Field<'_> {
    fn customer(&mut self, seedling: &Seedling, spend: i64, number: usize) -> Customer {
        let (account_name, name) = match &seedling.named {
            Some((account, name)) => (account.clone(), Name { text: name.clone(), is_person: false }),
            None => (account_name(&mut self.rng, number), self.names.next()),
        };
        let has = |feature| seedling.features.contains(&feature);
        let associated_on = self.associated_on(seedling);
        let rng = &mut self.rng;
        // Nearly all associate within the seven days in which they can directly.
        let registered_at =
            associated_on - if rng.permille(900) { rng.between(HOUR, 6 * DAY) } else { rng.between(20, 900) * DAY };
        let (freeze, by_hand) = match (has(F::FrozenByHand), has(F::FrozenForArrears)) {
            (true, _) => (rng.one_of(FreezeState::Account, &[FreezeState::AccountAndResources]), true),
            (false, true) => (FreezeState::Account, false),
            (false, false) => (FreezeState::Normal, false),
        };
        let role = match () {
            () if has(F::Master) || has(F::MemberPlan) => EnterpriseRole::Master,
            () if has(F::IndependentMember) => EnterpriseRole::IndependentMember,
            () => EnterpriseRole::Standalone,
        };
        let in_arrears = has(F::Arrears) || has(F::FrozenForArrears);
        let (expiring, next_expiry) = expiry(self.world.now, rng);
        let id = rng.id(registered_at);
        Customer {
            login_id: rng.id(registered_at),
            is_named: seedling.named.is_some(),
            email: if rng.permille(970) {
                format!("{account_name}@{}", rng.one_of("example.com", &["example.cn"]))
            } else {
                String::new()
            },
            telephone: if seedling.named.is_some() || rng.permille(960) {
                format!("199{}", rng.digits(8))
            } else {
                String::new()
            },
            label: if rng.permille(150) {
                rng.pick(&self.world.catalog.texts.labels).to_owned()
            } else {
                String::new()
            },
            verified: if rng.permille(930) {
                RealNameStatus::Verified
            } else {
                rng.one_of(RealNameStatus::None, &[RealNameStatus::InReview, RealNameStatus::Failed])
            },
            is_person: name.is_person,
            name: name.text,
            level: level(spend),
            xaccount: if rng.permille(100) { format!("X{}", rng.digits(9)) } else { String::new() },
            arrears: if in_arrears { rng.between(1_200, 3_500_000) } else { 0 },
            invoice_debt: if has(F::InvoiceDebt) { rng.between(5_000, 8_000_000) } else { 0 },
            consumption: if seedling.has_left { 0 } else { spend },
            obligations: obligations(self.world, &seedling.features, &account_name, rng),
            relations: vec![Relation {
                id: rng.id(associated_on),
                event: "ASSOCIATED",
                from: None,
                to: Some(seedling.kind),
                cause: String::new(),
                at: associated_on,
            }],
            kind: seedling.kind,
            state: if seedling.has_left { AssociationState::Unassociated } else { AssociationState::Associated },
            coupons: Vec::new(),
            adjustments: Vec::new(),
            asked_by_customer: Vec::new(),
            asked_by_partner: Vec::new(),
            reseller: String::new(),
            manager: String::new(),
            pending: None,
            authorization: None,
            changed_at: associated_on,
            id,
            account_name,
            registered_at,
            associated_on,
            freeze,
            by_hand,
            role,
            expiring,
            next_expiry,
        }
    }

    /// Whoever asked lately or has left has been there for a while.
    fn associated_on(&mut self, seedling: &Seedling) -> i64 {
        let first = match seedling.story {
            Some(Story::PartnerAsked | Story::CustomerAsked) => 120,
            Some(_) => 40,
            None if seedling.has_left || seedling.named.is_some() => 150,
            None => 0,
        };
        self.world.now - self.rng.between(first, 1_000) * DAY - self.rng.between(HOUR, DAY)
    }
}

/// Resources that expire within 30 days, and the first day on which one does.
fn expiry(now: i64, rng: &mut Rng) -> (i64, i64) {
    match rng.below(100) {
        0..25 => (rng.between(1, 9), now + rng.between(HOUR, 29 * DAY)),
        25..65 => (0, now + rng.between(31 * DAY, 300 * DAY)),
        _ => (0, NEVER),
    }
}

const fn level(spend: i64) -> i64 {
    match spend {
        ..100_000 => 0,
        100_000..500_000 => 1,
        500_000..2_000_000 => 2,
        2_000_000..10_000_000 => 3,
        10_000_000..50_000_000 => 4,
        _ => 5,
    }
}
