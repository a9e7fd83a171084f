//! Members of the partners' organisations.

use super::catalog::MemberSpec;
use super::customer::Customer;
use super::names::Names;
use super::random::Rng;
use super::world::{DAY, World};
use domain::organization::{PresetRole, PrincipalKind};

#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) id: String,
    pub(super) login_id: String,
    pub(super) account: String,
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) kind: PrincipalKind,
    pub(super) roles: Vec<PresetRole>,
    pub(super) director: Option<String>,
    pub(super) must_change: bool,
    pub(super) created_at: i64,
}

impl Member {
    pub(super) fn email(&self) -> String {
        format!("{}@example.com", self.account)
    }

    pub(super) fn is_admin(&self) -> bool {
        self.kind == PrincipalKind::PartnerRoot || self.roles.contains(&PresetRole::Admin)
    }

    pub(super) fn is_manager(&self) -> bool {
        self.roles.contains(&PresetRole::AccountManager)
    }
}

/// The members of a tenant: those with a part to play and so many more that there are `count`.
pub(super) fn members(world: &World, tenant: &str, count: usize) -> Vec<Member> {
    let mut rng = world.rng(tenant, "members");
    let mut names = Names::new(&world.catalog.names, world.rng(tenant, "member names"), count);
    let mut all: Vec<Member> = Vec::new();
    for spec in world.catalog.people.members.iter().filter(|spec| spec.tenant == tenant) {
        let director = spec.director.as_ref().and_then(|account| all.iter().find(|known| known.account == *account));
        let director = director.map(|known| known.id.clone());
        all.push(named(world, spec, director, &mut rng));
    }
    let mut director = all
        .iter()
        .find(|member| member.roles.contains(&PresetRole::AccountManagerDirector))
        .map(|member| member.id.clone());
    for number in all.len() + 1..=count {
        let roles = match number % 20 {
            0 => vec![PresetRole::AccountManagerDirector],
            1 => vec![PresetRole::Finance],
            2 => vec![PresetRole::SaSpecialist],
            3 => vec![PresetRole::AccountManager, PresetRole::Finance],
            _ => vec![PresetRole::AccountManager],
        };
        let created_at = world.now - rng.between(30, 900) * DAY;
        let member = Member {
            id: rng.id(created_at),
            login_id: rng.id(created_at),
            account: format!("{tenant}-m{number:03}"),
            name: names.person(),
            phone: format!("199{}", rng.digits(8)),
            kind: PrincipalKind::PartnerMember,
            director: if roles.contains(&PresetRole::AccountManager) { director.clone() } else { None },
            roles,
            must_change: rng.permille(30),
            created_at,
        };
        // The managers that follow report to the newest director.
        if member.roles.contains(&PresetRole::AccountManagerDirector) {
            director = Some(member.id.clone());
        }
        all.push(member);
    }
    all
}

fn named(world: &World, spec: &MemberSpec, director: Option<String>, rng: &mut Rng) -> Member {
    let created_at = world.now - rng.between(400, 900) * DAY;
    Member {
        id: rng.id(created_at),
        login_id: rng.id(created_at),
        account: spec.account.clone(),
        name: spec.name.clone(),
        phone: format!("199{}", rng.digits(8)),
        kind: spec.kind.as_deref().and_then(|code| code.parse().ok()).unwrap_or(PrincipalKind::PartnerMember),
        roles: spec.roles.iter().filter_map(|code| code.parse().ok()).collect(),
        director,
        must_change: spec.must_change,
        created_at,
    }
}

/// Gives most customers an account manager; the first manager has the customers with a part to play.
pub(super) fn give_managers(customers: &mut [Customer], members: &[Member], rng: &mut Rng) {
    let managers: Vec<&Member> = members.iter().filter(|member| member.is_manager() && !member.must_change).collect();
    let Some(first) = managers.first() else { return };
    for customer in customers.iter_mut().filter(|customer| customer.is_current()) {
        // Every fourth customer of a small tenant, every fortieth of one with forty managers.
        customer.manager = match rng.below(100) {
            _ if customer.is_named => first.id.clone(),
            0..10 => String::new(),
            _ => managers.get(rng.below(managers.len())).map(|member| member.id.clone()).unwrap_or_default(),
        };
    }
}
