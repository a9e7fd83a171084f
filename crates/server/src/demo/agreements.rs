//! What partners signed in their applications, and their declarations of relations (P-45).

use super::partner::Partner;
use super::world::{World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::agreement::{AgreementKind, Relation, declaration_holds_until};
use domain::period::months_before;
use domain::program::Program;
use serde::Deserialize;

const SIGNED: &str =
    "INSERT INTO signed_agreements (tenant_id, id, kind, program, text_version, signed_at, signed_by) VALUES";
const DECLARATIONS: &str = "INSERT INTO relation_declarations (tenant_id, id, number, relations, declared_at, declared_by, valid_until, \
    policy_version) VALUES";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    tenant: String,
    months_ago: u32,
    relations: Vec<Relation>,
}

/// What was ticked in applications for these programmes, by the administrator.
pub(super) async fn signed(
    tx: &Tx,
    world: &World,
    partner: &Partner,
    applied: impl Iterator<Item = (Program, i64)>,
) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let (mut rng, by) = (world.rng(tenant, "agreements"), signer(partner));
    let rows: Vec<Row> = applied
        .flat_map(|(program, at)| AgreementKind::ALL.iter().map(move |kind| (program, *kind, at)))
        .map(|(program, kind, at)| {
            vec![
                rng.id(at).into(),
                kind.as_str().into(),
                program.as_str().into(),
                i64::from(kind.text_version()).into(),
                at.into(),
                by.into(),
            ]
        })
        .collect();
    Ok(insert(tx, tenant, SIGNED, rows).await?)
}

/// Writes what a partner declared; most have yet to declare anything.
pub(super) async fn declared(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let specs: Vec<Spec> =
        serde_json::from_str(include_str!("agreements.json")).map_err(|_| ApiError::Internal("demo agreements"))?;
    let mut rng = world.rng(tenant, "declarations");
    let mut rows: Vec<Row> = Vec::new();
    for (number, spec) in (1_i64..).zip(specs.iter().filter(|spec| spec.tenant == tenant)) {
        let at = months_before(moment(world.now), spec.months_ago);
        let policy = world.policy(at.timestamp())?;
        rows.push(vec![
            rng.id(at.timestamp()).into(),
            number.into(),
            serde_json::to_string(&spec.relations).map_err(|_| ApiError::Internal("demo agreements"))?.into(),
            at.timestamp().into(),
            signer(partner).into(),
            declaration_holds_until(at, policy).timestamp().into(),
            i64::from(policy.version).into(),
        ]);
    }
    Ok(insert(tx, tenant, DECLARATIONS, rows).await?)
}

fn signer(partner: &Partner) -> &str {
    partner.admin().map_or("", |admin| admin.name.as_str())
}
