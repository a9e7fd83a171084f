//! What is decided about a customer before it is made: its part to play, its type and its obstacles.

use super::features::{Feature, Feature as F, assign};
use super::world::World;
use domain::association::AssociationType::{self, Referral, Resale};
use domain::states::authorization::AuthorizationState;

#[derive(Clone, Debug)]
pub(super) struct Seedling {
    /// Login name and real name of those with a part of their own.
    pub(super) named: Option<(String, String)>,
    pub(super) kind: AssociationType,
    pub(super) features: Vec<Feature>,
    pub(super) story: Option<Story>,
    pub(super) authorization: Option<AuthorizationState>,
    pub(super) has_left: bool,
}

/// What was asked of late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    UnbindPendingByPartner,
    SwitchPending,
    UnbindPendingByCustomer,
    PartnerAsked,
    CustomerAsked,
}

struct Script {
    account: &'static str,
    kind: AssociationType,
    features: &'static [Feature],
    story: Option<Story>,
    authorization: Option<AuthorizationState>,
}

const PLAIN: Script = Script { account: "", kind: Referral, features: &[], story: None, authorization: None };

const EVERY_OBSTACLE: &[Feature] = &[
    F::Master,
    F::ReservedInstance,
    F::PartnerPlan,
    F::ServicePlan,
    F::MemberPlan,
    F::PayOrder,
    F::SpecialContract,
    F::FrozenByHand,
    F::Arrears,
];

const NOT_FOR_RESALE: &[Feature] =
    &[F::ProService, F::InvoiceDebt, F::StoredValue, F::CreditAccount, F::Master, F::ReservedInstance, F::PayOrder];

const SCRIPTS: &[Script] = &[
    Script { account: "customer-pending-switch", story: Some(Story::SwitchPending), ..PLAIN },
    Script { account: "customer-pending-unbind", kind: Resale, story: Some(Story::UnbindPendingByPartner), ..PLAIN },
    Script { account: "customer-asked-unbind", story: Some(Story::UnbindPendingByCustomer), ..PLAIN },
    Script { account: "customer-clean-referral", ..PLAIN },
    Script { account: "customer-clean-resale", kind: Resale, ..PLAIN },
    Script { account: "customer-blocked", kind: Resale, features: EVERY_OBSTACLE, ..PLAIN },
    Script { account: "customer-blocked-referral", features: NOT_FOR_RESALE, ..PLAIN },
    Script {
        account: "customer-resale",
        kind: Resale,
        features: &[F::PartnerPlan, F::PayOrder],
        authorization: Some(AuthorizationState::Revoked),
        ..PLAIN
    },
    Script { account: "customer-referral", features: &[F::PayOrder, F::ReservedInstance, F::ServicePlan], ..PLAIN },
    Script {
        account: "customer-authorization-pending",
        kind: Resale,
        authorization: Some(AuthorizationState::Pending),
        ..PLAIN
    },
    Script {
        account: "customer-authorized",
        kind: Resale,
        authorization: Some(AuthorizationState::Authorized),
        ..PLAIN
    },
    Script { account: "customer-arrears", kind: Resale, features: &[F::Arrears, F::FrozenForArrears], ..PLAIN },
    Script { account: "customer-waiting", story: Some(Story::CustomerAsked), ..PLAIN },
    Script { account: "customer-member", features: &[F::IndependentMember, F::PayOrder], ..PLAIN },
    Script { account: "customer-frozen", kind: Resale, features: &[F::FrozenByHand, F::SpecialContract], ..PLAIN },
    Script { account: "customer-unbound", kind: Resale, ..PLAIN },
];

/// Seedlings of a tenant: those with a part to play, then the others, then some whose relation has ended.
pub(super) fn seedlings(
    world: &World,
    tenant: &str,
    customers: usize,
    with_named: bool,
    resale_possible: bool,
) -> Vec<Seedling> {
    let mut rng = world.rng(tenant, "seedlings");
    let mut all = if with_named { named(world) } else { Vec::new() };
    let others = customers.saturating_sub(all.iter().filter(|seedling| !seedling.has_left).count());
    for features in assign(others, &mut rng) {
        // An independent member stays with the type under which members can exist.
        let kind = if resale_possible && rng.permille(300) { Resale } else { Referral };
        let story = features.contains(&F::Window).then(|| match rng.below(100) {
            0..6 => Story::UnbindPendingByPartner,
            6..14 => Story::SwitchPending,
            14..22 => Story::UnbindPendingByCustomer,
            22..62 => Story::PartnerAsked,
            _ => Story::CustomerAsked,
        });
        all.push(Seedling { named: None, kind, features, story, authorization: None, has_left: false });
    }
    for _ in 0..customers / 30 {
        let kind = if resale_possible && rng.permille(300) { Resale } else { Referral };
        all.push(Seedling {
            named: None,
            kind,
            features: Vec::new(),
            story: None,
            authorization: None,
            has_left: true,
        });
    }
    all
}

fn named(world: &World) -> Vec<Seedling> {
    let name_of = |account: &str| world.catalog.people.customers.iter().find(|known| known.account == account);
    let made = SCRIPTS.iter().filter_map(|script| {
        let known = name_of(script.account)?;
        Some(Seedling {
            named: Some((known.account.clone(), known.name.clone())),
            kind: script.kind,
            features: script.features.to_vec(),
            story: script.story,
            authorization: script.authorization,
            has_left: script.account == "customer-unbound",
        })
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::catalog::Catalog;

    #[test]
    fn every_named_customer_has_a_script_and_every_demo_account_an_owner() {
        let Catalog { people, development, .. } = Catalog::read().unwrap();
        assert_eq!(people.customers.len(), SCRIPTS.len());
        for customer in &people.customers {
            assert!(SCRIPTS.iter().any(|script| script.account == customer.account), "{}", customer.account);
        }
        let persons = crate::demo::specialists::people().unwrap();
        for demo in &people.demo {
            let known = people.customers.iter().any(|customer| customer.account == demo.account)
                || development.prospects.iter().any(|prospect| prospect.account == demo.account)
                || people.members.iter().any(|member| member.account == demo.account)
                || persons
                    .iter()
                    .any(|person| person.account == demo.account && Some(&person.name) == demo.person.as_ref())
                || demo.account == "operator";
            assert!(known, "{}", demo.account);
        }
    }
}
