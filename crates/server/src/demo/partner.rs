//! A partner with everything that is its own.

use super::authorizations::{Authorization, authorizations};
use super::catalog::TenantSpec;
use super::customer::Customer;
use super::money::{Account, accounts, fund};
use super::population::grow;
use super::requests::{Request, requests};
use super::seedling::seedlings;
use super::staff::{Member, give_managers, members};
use super::world::World;
use crate::http::error::ApiError;
use domain::organization::{PartnerType, PresetRole, PrincipalKind};
use domain::rules::facts::PartnerStanding;

#[derive(Debug)]
pub(super) struct Partner {
    pub(super) spec: TenantSpec,
    pub(super) standing: Standing,
    pub(super) members: Vec<Member>,
    pub(super) customers: Vec<Customer>,
    pub(super) requests: Vec<Request>,
    pub(super) authorizations: Vec<Authorization>,
    pub(super) accounts: [Account; 5],
}

/// The partner as the rules saw it when something was asked.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) partner: PartnerStanding,
    pub(super) has_letter: bool,
}

/// A partner of the catalogue with so many customers and members.
pub(super) fn partner(
    world: &World,
    tenant: &str,
    (customers, staff): (usize, usize),
    first_number: usize,
) -> Result<Partner, ApiError> {
    let spec = world.catalog.people.tenants.iter().find(|spec| spec.id == tenant);
    let spec = spec.ok_or(ApiError::Internal("demo tenant"))?.clone();
    let partner_type =
        spec.partner_type.as_deref().and_then(|code| code.parse().ok()).unwrap_or(PartnerType::SolutionProvider);
    let standing = Standing {
        partner: PartnerStanding {
            partner_type,
            frozen: false,
            prepaid: spec.prepaid,
            may_act_for_customers: !spec.not_released,
        },
        has_letter: spec.letter,
    };
    let seedlings = seedlings(world, tenant, customers, tenant == "csp", !spec.prepaid);
    let members = members(world, tenant, staff);
    let mut customers = grow(world, tenant, &seedlings, first_number);
    let mut rng = world.rng(tenant, "partner");
    give_managers(&mut customers, &members, &mut rng);
    fund(world, &mut customers, &mut rng);
    let authorizations = authorizations(world, tenant, &standing, &members, &seedlings, &mut customers)?;
    let requests = requests(world, tenant, &standing, &seedlings, &mut customers)?;
    Ok(Partner { accounts: accounts(&mut rng), spec, standing, members, customers, requests, authorizations })
}

impl Partner {
    /// Who asks and answers in the partner's name.
    pub(super) fn admin(&self) -> Option<&Member> {
        let admin = self.members.iter().find(|member| member.roles.contains(&PresetRole::Admin));
        admin.or_else(|| self.members.iter().find(|member| member.kind == PrincipalKind::PartnerRoot))
    }

    pub(super) fn customer_id(&self, index: usize) -> &str {
        self.customers.get(index).map_or("", |customer| &customer.id)
    }

    pub(super) fn customer_name(&self, index: usize) -> &str {
        self.customers.get(index).map_or("", |customer| &customer.name)
    }

    /// The customers as the distributor of this reseller sees them: what they are, not the reseller's
    /// coupons, requests and managers.
    pub(super) fn mirrored(&self) -> Vec<Customer> {
        self.customers
            .iter()
            .filter(|customer| customer.is_current())
            .map(|customer| mirrored(customer, &self.spec.id))
            .collect()
    }
}

fn mirrored(customer: &Customer, reseller: &str) -> Customer {
    Customer {
        reseller: reseller.to_owned(),
        state: domain::states::association::AssociationState::Associated,
        manager: String::new(),
        coupons: Vec::new(),
        relations: Vec::new(),
        asked_by_customer: Vec::new(),
        asked_by_partner: Vec::new(),
        pending: None,
        authorization: None,
        ..customer.clone()
    }
}

/// Customers of resellers that nobody signs in to: they exist in the distributor's list only, because
/// loading them twice would double the time of the large sizes.
pub(super) fn far_resellers(world: &World, first_number: usize) -> Vec<(TenantSpec, Vec<Customer>)> {
    let (count, each) = world.plan.more_resellers;
    let mut names = super::names::Names::new(&world.catalog.names, world.rng("resellers", "names"), 1_000_000);
    let mut all = Vec::new();
    for number in 1..=count {
        let id = format!("reseller-{number:04}");
        let seedlings = seedlings(world, &id, each, false, true);
        let mut customers = grow(world, &id, &seedlings, first_number + number * each * 2);
        customers.retain(Customer::is_current);
        let customers = customers.iter().map(|customer| mirrored(customer, &id)).collect();
        let name = names.company();
        let spec = TenantSpec {
            kind: "PARTNER".to_owned(),
            partner_type: Some(PartnerType::CloudReseller.as_str().to_owned()),
            parent: Some("distributor".to_owned()),
            en: format!("Cloud reseller {number:04}"),
            zh: name,
            id,
            ..TenantSpec::default()
        };
        all.push((spec, customers));
    }
    all
}
