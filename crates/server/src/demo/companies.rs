//! Companies with more than one account: what one has stands in the way of another, or helps it.

use super::catalog::TenantSpec;
use super::load::Demo;
use super::partner::{Partner, partner};
use super::resellers;
use super::world::{DAY, HOUR, World};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::store::company::Claim;
use crate::store::{StoreError, Tx};

const LINKS: &str = "INSERT INTO registration_links (tenant_id, id, token_hash, made_by, made_by_name, made_at, expires_at, ended_at, \
    withdrawn) VALUES";
const CLAIMS: &str = "INSERT INTO company_claims (tenant_id, company_id, claim) VALUES";

/// The company of an account, as the server would have named it.
pub(super) fn id(world: &World, spec: &TenantSpec) -> Option<String> {
    spec.company.as_ref().map(|company| world.rng(company, "company").id(world.now - 900 * DAY))
}

/// What an account has that no other of its company may have; an account without a company claims nothing.
pub(super) async fn claim(
    tx: &Tx,
    world: &World,
    spec: &TenantSpec,
    held: impl Iterator<Item = Claim>,
) -> Result<usize, StoreError> {
    let Some(company) = id(world, spec) else { return Ok(0) };
    insert(tx, &spec.id, CLAIMS, held.map(|one| vec![company.as_str().into(), one.key().into()])).await
}

/// Accounts that are there for their company alone: they have no customers.
pub(super) async fn write(tx: &Tx, demo: &Demo, hash: &str) -> Result<usize, ApiError> {
    let (world, mut written) = (&demo.world, 0);
    let known = |spec: &&TenantSpec| demo.partners.iter().any(|one| one.spec.id == spec.id);
    let specs = world.catalog.people.tenants.iter().filter(|spec| spec.company.is_some());
    for spec in specs.filter(|spec| !known(spec)) {
        written += resellers::account(tx, world, &partner(world, &spec.id, (0, 1), 0)?, hash).await?;
    }
    for one in demo.partners.iter().filter(|one| one.spec.company.is_some()) {
        written += insert(tx, &one.spec.id, LINKS, links(world, one)).await?;
    }
    Ok(written)
}

/// Links that nobody used: one ran out, one was withdrawn after some hours. Nobody knows their addresses any more.
fn links(world: &World, one: &Partner) -> Vec<Row> {
    let mut rng = world.rng(&one.spec.id, "registration links");
    let Some(admin) = one.admin() else { return Vec::new() };
    let link = |(days, withdrawn): (i64, bool)| {
        let at = world.now - days * DAY;
        let id = rng.id(at);
        vec![
            id.as_str().into(),
            sha256_hex(format!("demo\n{id}")).into(),
            admin.login_id.as_str().into(),
            admin.name.as_str().into(),
            at.into(),
            (at + DAY).into(),
            withdrawn.then_some(at + 3 * HOUR).into(),
            withdrawn.into(),
        ]
    };
    [(40, false), (12, true)].into_iter().map(link).collect()
}
