//! General links of the demo, open and ended, and customers that opened them in vain.

use super::catalog::LinkSpec;
use super::development::Prospect;
use super::development_attempts::{self, Tried};
use super::development_letters::INVITATIONS;
use super::development_reports::DAYS;
use super::load::Demo;
use super::partner::Partner;
use super::random::Rng;
use super::staff::Member;
use super::world::{DAY, HOUR, World};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::store::Tx;
use crate::store::development::token_hash;

/// The links of the solution provider, and who tried them.
pub(super) async fn write(
    tx: &Tx,
    (demo, csp): (&Demo, &Partner),
    rng: &mut Rng,
    all: &[Prospect],
) -> Result<usize, ApiError> {
    let (world, mut written) = (&demo.world, 0);
    let known = |tenant: &str| demo.partners.iter().find(|one| one.spec.id == tenant);
    let texts = &world.catalog.development;
    let mut links = Vec::new();
    for (number, spec) in texts.links.iter().enumerate() {
        let Some(member) = csp.members.iter().find(|member| member.account == spec.by) else { continue };
        let id = rng.id(world.now - spec.days * DAY);
        let row = link(world, member, (&id, number), spec);
        written += insert(tx, "csp", INVITATIONS, [row]).await?;
        links.push((id, spec, member));
    }
    for spec in &texts.attempts {
        let link = links.iter().find(|(_, link, _)| link.kind == spec.kind && link.days < DAYS && !link.withdrawn);
        let (Some((link, _, member)), Some(prospect)) = (link, all.iter().find(|one| one.spec.account == spec.account))
        else {
            continue;
        };
        let tried = Tried {
            account: &prospect.id,
            kind: spec.kind,
            invitation: (link, false),
            made_at: world.now - 3 * DAY,
            at: world.now - spec.days * DAY - HOUR,
            report: None,
            member,
        };
        written += development_attempts::write(tx, world, (csp, rng), tried).await?.1;
    }
    // A customer of another partner's, and a partner that has no resale customers.
    let other = known("reseller").and_then(|reseller| reseller.customers.iter().find(|one| one.is_current()));
    if let (Some(customer), Some((link, spec, member))) = (other, links.first()) {
        let (invitation, at) = ((link.as_str(), false), world.now - 5 * HOUR);
        let made_at = world.now - spec.days * DAY;
        let tried = Tried { account: &customer.id, kind: spec.kind, invitation, made_at, at, report: None, member };
        written += development_attempts::write(tx, world, (csp, rng), tried).await?.1;
    }
    let new = all.iter().find(|one| one.spec.account == "prospect-new");
    if let (Some(subsidy), Some(prospect), Some((_, spec, _))) = (known("gov-subsidy"), new, links.get(1)) {
        let Some(member) = subsidy.admin() else { return Ok(written) };
        let made_at = world.now - spec.days * DAY;
        let id = rng.id(made_at);
        let row = link(world, member, (&id, links.len()), spec);
        written += insert(tx, "gov-subsidy", INVITATIONS, [row]).await?;
        let (invitation, at) = ((id.as_str(), false), world.now - 4 * HOUR);
        let tried = Tried { account: &prospect.id, kind: spec.kind, invitation, made_at, at, report: None, member };
        written += development_attempts::write(tx, world, (subsidy, rng), tried).await?.1;
    }
    Ok(written)
}

fn link(world: &World, member: &Member, (id, number): (&str, usize), spec: &LinkSpec) -> Row {
    let at = world.now - spec.days * DAY;
    let token = sha256_hex(format!("demo\ncustomer link\n{number}"));
    vec![
        id.into(),
        token_hash(&token).into(),
        Some(token).into(),
        None::<String>.into(),
        spec.kind.as_str().into(),
        member.login_id.as_str().into(),
        member.name.as_str().into(),
        member.account.as_str().into(),
        member.id.as_str().into(),
        at.into(),
        (at + DAYS * DAY).into(),
        None::<i64>.into(),
        spec.withdrawn.then_some(at + 2 * DAY).into(),
        0i64.into(),
    ]
}
