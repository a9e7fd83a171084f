//! Applications for the invitation to a path: one waits for the vendor, one was refused.

use super::decisions::{Asked, json, submit};
use super::partner::Partner;
use super::program_specs::{ANSWERED_WITHIN, PathApplicationSpec, spec};
use super::queue::{Decided, Waiting, put_decided};
use super::world::{DAY, World, moment};
use super::write::{Row, insert};
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::code;
use crate::store::programs::{choice_facts, paths};
use domain::api::reviews::ReviewKind;
use domain::rules::programs::path_application::PathApplicationFacts;
use domain::rules::verdict::RuleId;
use domain::states::review::ReviewEvent;

const APPLICATIONS: &str = "INSERT INTO path_applications (tenant_id, id, path, reason) VALUES";
const KIND: ReviewKind = ReviewKind::PathApplication;

/// Writes those of a partner; its paths are written before.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let mut written = 0;
    let mut rows: Vec<Row> = Vec::new();
    for one in spec(tenant)?.map(|spec| spec.path_applications).unwrap_or_default() {
        let (id, more) = match &one.answer {
            None => waiting(tx, world, partner, &one).await?,
            Some(answer) => refused(tx, world, partner, &one, answer).await?,
        };
        written += more;
        rows.push(vec![id.into(), one.path.as_str().into(), one.reason.into()]);
    }
    Ok(written + insert(tx, tenant, APPLICATIONS, rows).await?)
}

async fn waiting(
    tx: &Tx,
    world: &World,
    partner: &Partner,
    one: &PathApplicationSpec,
) -> Result<(String, usize), ApiError> {
    let tenant = partner.spec.id.as_str();
    let (db, now) = (tx.within(&system_scope(code(tenant, "tenants.tenant_id")?, "demo")), moment(world.now));
    let choices = choice_facts(&db, &paths(&db, now).await?, now).await?;
    let choice = choices.into_iter().find(|facts| facts.path == one.path);
    let choice = choice.ok_or(ApiError::Internal("demo path application"))?;
    let asked = Asked {
        rule: RuleId::R82,
        facts: json(&PathApplicationFacts { choice, under_review: false })?,
        at: world.now - one.applied * DAY,
        by: partner.admin().map_or(("", ""), |admin| (admin.login_id.as_str(), admin.name.as_str())),
        subject: ("development_path", one.path.as_str(), ""),
    };
    submit(tx, (world, partner), &mut world.rng(tenant, "path application"), KIND, &asked).await
}

async fn refused(
    tx: &Tx,
    world: &World,
    partner: &Partner,
    one: &PathApplicationSpec,
    answer: &str,
) -> Result<(String, usize), ApiError> {
    let at = world.now - one.applied * DAY;
    let id = world.rng(&partner.spec.id, "refused path application").id(at);
    let by = partner.admin().map_or("", |admin| admin.name.as_str());
    let asked = Waiting { kind: KIND, subject: one.path.as_str(), title: "", by, at };
    let answered = Decided {
        event: ReviewEvent::Reject,
        by: world.catalog.people.operator.as_str(),
        at: at + ANSWERED_WITHIN * DAY,
        reason: Some(answer),
    };
    let written = put_decided(tx, partner, id.clone(), asked, answered).await?;
    Ok((id, written))
}
