//! Invitations of the distributor's: one is open, one was taken back, one ran out. Nobody knows their addresses any more.

use super::partner::Partner;
use super::world::{DAY, HOUR, World};
use super::write::insert;
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::store::Tx;
use serde::Deserialize;

const INVITATIONS: &str = "INSERT INTO reseller_invitations (tenant_id, id, token_hash, name, email, made_by, made_by_name, made_at, \
    expires_at, ended_at, withdrawn) VALUES";
/// How long one holds.
const HOLDS: i64 = 15 * DAY;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    name: String,
    email: String,
    days: i64,
    withdrawn: bool,
}

pub(super) async fn write(tx: &Tx, world: &World, distributor: &Partner) -> Result<usize, ApiError> {
    let specs: Vec<Spec> = serde_json::from_str(include_str!("reseller_invitations.json"))
        .map_err(|_| ApiError::Internal("demo reseller invitations"))?;
    let Some(admin) = distributor.admin() else { return Ok(0) };
    let mut rng = world.rng("distributor", "reseller invitations");
    let rows = specs.iter().map(|spec| {
        let at = world.now - spec.days * DAY;
        let id = rng.id(at);
        vec![
            id.as_str().into(),
            sha256_hex(format!("demo\n{id}")).into(),
            spec.name.as_str().into(),
            spec.email.as_str().into(),
            admin.login_id.as_str().into(),
            admin.name.as_str().into(),
            at.into(),
            (at + HOLDS).into(),
            spec.withdrawn.then_some(at + 3 * HOUR).into(),
            spec.withdrawn.into(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    Ok(insert(tx, "distributor", INVITATIONS, rows).await?)
}
