//! Receipts of what was decided, and what waits for the vendor.
//!
//! Every request of the demo has the receipt of the decision that let it through. Applications for programmes wait in
//! the vendor's queue.

use super::partner::Partner;
use super::path_applications;
use super::program_specs;
use super::programs;
use super::queue::{Decided, Waiting, put_decided};
use super::random::Rng;
use super::request_rows::{decided, requester};
use super::world::{DAY, World, moment};
use super::write::{Row, insert};
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::customers::code;
use crate::store::programs::{applicant, memberships};
use crate::store::receipts::content_hash;
use crate::store::{StoreError, Tx};
use domain::api::reviews::ReviewKind;
use domain::association::{Party, RequestKind};
use domain::program::Program;
use domain::rules::evaluate::SwitchQuestion;
use domain::rules::programs::join::{Accepted, question};
use domain::rules::receipt::{Decision, Receipt};
use domain::rules::verdict::RuleId;
use domain::states::review::{ReviewEvent, ReviewState};
use serde_json::Value;

pub(super) const RECEIPTS: &str = "INSERT INTO decision_receipts (tenant_id, id, rule, subject_kind, subject_id, subject_name, allowed, unmet, policy_version, \
    decided_at, asked_by, asked_by_login, decision, hash) VALUES";
const REVIEWS: &str = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, submitted_by, \
    submitted_at, receipt_id, state) VALUES";
const EVENTS: &str =
    "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party, reason) VALUES";

/// A question, by whom, about what and when.
pub(super) struct Asked<'a> {
    pub(super) rule: RuleId,
    pub(super) facts: Value,
    pub(super) at: i64,
    pub(super) by: (&'a str, &'a str),
    pub(super) subject: (&'static str, &'a str, &'a str),
}

/// Writes receipts and reviews of a partner; its programmes and customers are written before.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let mut rng = world.rng(tenant, "decisions");
    let mut rows = Vec::new();
    for one in &partner.requests {
        let (facts, _) = decided(world, partner, one)?;
        let facts: Value = serde_json::from_str(&facts).map_err(|_| ApiError::Internal("demo facts"))?;
        let (rule, facts) = match (one.by, one.operation, one.target) {
            (Party::Customer, ..) => (RuleId::R08, facts),
            (_, RequestKind::SwitchType, Some(target)) => {
                let facts = serde_json::from_value(facts).map_err(|_| ApiError::Internal("demo facts"))?;
                (RuleId::R10, json(&SwitchQuestion { facts, target })?)
            }
            _ => (RuleId::R09, facts),
        };
        let name = partner.customers.get(one.customer).map_or("", |customer| customer.name.as_str());
        let subject = ("customer", partner.customer_id(one.customer), name);
        rows.push(
            receipt(world, &mut rng, &Asked { rule, facts, at: one.at, by: requester(partner, one), subject })?.1,
        );
    }
    let mut written = insert(tx, tenant, RECEIPTS, rows).await?;
    for (program, at) in programs::applications(world, tenant)? {
        written += application(tx, world, partner, &mut rng, program, at).await?;
    }
    let by = partner.admin().map_or("", |admin| admin.name.as_str());
    for (program, one) in program_specs::decided(tenant)? {
        let (at, decided_at) = (world.now - one.applied * DAY, world.now - one.decided * DAY);
        let refused = Some(one.reason.as_str()).filter(|reason| !reason.is_empty());
        let event = if refused.is_some() { ReviewEvent::Reject } else { ReviewEvent::Approve };
        let waiting = Waiting { kind: ReviewKind::ProgramApplication, subject: program.as_str(), title: "", by, at };
        let operator = world.catalog.people.operator.as_str();
        let decided = Decided { event, by: operator, at: decided_at, reason: refused };
        written += put_decided(tx, partner, rng.id(at), waiting, decided).await?;
    }
    Ok(written + path_applications::write(tx, world, partner).await?)
}

/// An application that waits: the receipt of its own moment, and its place in the vendor's queue.
async fn application(
    tx: &Tx,
    world: &World,
    partner: &Partner,
    rng: &mut Rng,
    program: Program,
    at: i64,
) -> Result<usize, ApiError> {
    let tenant = partner.spec.id.as_str();
    let db = tx.within(&system_scope(code(tenant, "tenants.tenant_id")?, "demo"));
    let mut account = applicant(&db, &memberships(&db, tx.now()).await?, tx.now()).await?;
    account.programs.retain(|other| *other != program);
    let accepted = Accepted { terms: true, commitments: true };
    let (rule, facts) = question(program, &account, accepted).map_err(|_| ApiError::Internal("demo facts"))?;
    let by = partner.admin().map_or(("", ""), |admin| (admin.login_id.as_str(), admin.name.as_str()));
    let asked = Asked { rule, facts, at, by, subject: ("program_membership", program.as_str(), "") };
    Ok(submit(tx, (world, partner), rng, ReviewKind::ProgramApplication, &asked).await?.1)
}

/// Puts what was asked into the vendor's queue, with the receipt of its own moment. Answers its id there.
pub(super) async fn submit(
    tx: &Tx,
    (world, partner): (&World, &Partner),
    rng: &mut Rng,
    kind: ReviewKind,
    asked: &Asked<'_>,
) -> Result<(String, usize), ApiError> {
    let (tenant, at, by) = (partner.spec.id.as_str(), asked.at, asked.by.1);
    let (allowed, row) = receipt(world, rng, asked)?;
    // What was submitted on paper passed no rule, and has no receipt.
    let kept = if allowed { row.first().cloned() } else { None };
    let mut written = if allowed { insert(tx, tenant, RECEIPTS, [row]).await? } else { 0 };
    let id = rng.id(at);
    let review = vec![
        id.as_str().into(),
        kind.as_str().into(),
        tenant.into(),
        partner.spec.zh.as_str().into(),
        partner.spec.en.as_str().into(),
        asked.subject.1.into(),
        by.into(),
        at.into(),
        kept.unwrap_or_else(|| None::<String>.into()),
        ReviewState::UnderReview.as_str().into(),
    ];
    written += insert(tx, "platform", REVIEWS, [review]).await?;
    let event: Row = vec![
        id.as_str().into(),
        1_i64.into(),
        at.into(),
        "SUBMITTED".into(),
        by.into(),
        Party::Partner.as_str().into(),
        None::<String>.into(),
    ];
    written += insert(tx, "platform", EVENTS, [event]).await?;
    Ok((id, written))
}

/// Yes or no, and the receipt as a row.
pub(super) fn receipt(world: &World, rng: &mut Rng, asked: &Asked<'_>) -> Result<(bool, Row), ApiError> {
    let receipt = decided_now(world, asked)?;
    Ok((receipt.decision.verdict.allowed(), receipt_row(rng, asked, &receipt)?))
}

/// The decision of the moment when it was asked for.
pub(super) fn decided_now(world: &World, asked: &Asked<'_>) -> Result<Receipt, ApiError> {
    let version = world.policy(asked.at)?.version;
    let decision = Decision::make(asked.rule, asked.facts.clone(), version, world.policies(), moment(asked.at))
        .map_err(|_| ApiError::Internal("demo decision"))?;
    Receipt::seal(decision, content_hash).map_err(|_| ApiError::Internal("demo receipt"))
}

/// It as a row.
pub(super) fn receipt_row(rng: &mut Rng, asked: &Asked<'_>, receipt: &Receipt) -> Result<Row, ApiError> {
    let (decision, (kind, id, name)) = (&receipt.decision, asked.subject);
    Ok(vec![
        rng.id(asked.at).into(),
        asked.rule.as_str().into(),
        kind.into(),
        id.into(),
        name.into(),
        decision.verdict.allowed().into(),
        i64::try_from(decision.verdict.unmet().count()).map_err(|_| StoreError::Corrupt { column: "unmet" })?.into(),
        i64::from(decision.policy_version).into(),
        asked.at.into(),
        asked.by.1.into(),
        asked.by.0.into(),
        serde_json::to_string(decision).map_err(|_| ApiError::Internal("demo receipt"))?.into(),
        receipt.hash.as_str().into(),
    ])
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(value).map_err(|_| ApiError::Internal("demo facts"))
}
