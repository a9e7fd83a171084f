//! A higher level in the solution-provider plan: what the rule looks at, and what a decision does.

use super::memberships::{Membership, membership};
use super::paths::{paths, stage_at};
use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::company::{sibling_paths, sibling_tenants};
use crate::store::customers::{PartnerContext, code};
use crate::store::reviews::{self, ReviewRow};
use crate::store::{Reader, StoreError, Tx, receipts};
use chrono::{DateTime, Utc};
use domain::api::levels::{LevelApplication, LevelMatter, LevelUpgrade, QualifyingPath};
use domain::api::reviews::{Review, ReviewKind};
use domain::ids::ReceiptId;
use domain::program::{PartnerTier, Program};
use domain::rules::policy::Policy;
use domain::rules::programs::level_upgrade::{CompanyPath, LevelUpgradeFacts, level_upgrade};
use domain::states::review::ReviewState;

/// The plan whose levels are applied for.
pub(crate) const PLAN: Program = Program::SolutionProvider;

/// What R-23 rests on: the membership in the plan, if there ever was one, and the company's paths.
pub(crate) async fn level_facts(
    db: &Reader,
    known: Option<&Membership>,
    now: DateTime<Utc>,
) -> Result<LevelUpgradeFacts, StoreError> {
    let own = paths(db, now).await?.into_iter().map(|row| CompanyPath { path: row.path, stage: row.stage });
    Ok(LevelUpgradeFacts {
        in_csp_plan: known.is_some_and(|row| row.state.is_member()),
        level: known.and_then(|row| row.level),
        company_paths: own.chain(sibling_paths(db, now).await?).collect(),
    })
}

/// Whether a higher level can be applied for, and what was applied for so far.
pub(crate) async fn level(
    db: &Reader,
    memberships: &[Membership],
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<LevelUpgrade, StoreError> {
    let known = memberships.iter().find(|row| row.program == PLAN);
    let facts = level_facts(db, known, now).await?;
    let sent = reviews::history(db, ReviewKind::LevelUpgrade, PLAN.as_str()).await?;
    let receipts = sent.iter().filter_map(|(_, receipt)| receipt.as_ref().map(ToString::to_string));
    let then = receipts::facts_of(db, receipts).await?;
    let application = |(review, receipt): (Review, Option<ReceiptId>)| {
        let facts = receipt.as_ref().and_then(|id| then.get(id.as_str())).map(facts_then).transpose()?;
        Ok(LevelApplication {
            from: facts.as_ref().and_then(|facts| facts.level),
            to: facts.and_then(|facts| PartnerTier::above(facts.level)),
            state: review.state,
            applied_by: review.submitted_by,
            applied_at: review.submitted_at,
            answer: review.reason.filter(|reason| !reason.is_empty()),
            turn: review.turn,
        })
    };
    Ok(LevelUpgrade {
        program: PLAN,
        next: PartnerTier::above(facts.level),
        verdict: level_upgrade(&facts, policy, now),
        facts,
        applications: sent.into_iter().map(application).collect::<Result<_, StoreError>>()?,
        version: known.map_or(0, |row| row.version),
    })
}

/// The facts that an application was let through with.
pub(super) fn facts_then(facts: &serde_json::Value) -> Result<LevelUpgradeFacts, StoreError> {
    let corrupt = |_| StoreError::Corrupt { column: "decision_receipts.decision" };
    serde_json::from_value(facts.clone()).map_err(corrupt)
}

/// From which level to which an application leads, and the certified paths that speak for it. What was decided is told as it
/// was applied for, what waits as an approval would do it.
pub(crate) async fn level_matter(
    db: &Reader,
    review: &ReviewRow,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<LevelMatter, StoreError> {
    if review.state()? != ReviewState::UnderReview {
        let then = receipts::facts_of(db, review.receipt()?.map(|id| id.to_string())).await?;
        let facts = then.values().next().map(facts_then).transpose()?;
        let from = facts.as_ref().and_then(|facts| facts.level);
        let to = facts.and_then(|facts| PartnerTier::above(facts.level));
        return Ok(LevelMatter { from, to, qualifying: Vec::new() });
    }
    let from = membership(db, PLAN, now).await?.and_then(|row| row.level);
    let mut qualifying = Vec::new();
    let own = db.scope().tenant().clone();
    for account in std::iter::once(own.clone()).chain(sibling_tenants(db).await?) {
        let there = db.elsewhere(&system_scope(account.clone(), "company paths"));
        let name = PartnerContext::load(&there).await?;
        for row in paths(&there, now).await? {
            // Of other accounts the rule knows the term alone.
            let stage = if account == own { row.stage } else { stage_at(row.stage, row.valid_until, now) };
            if (CompanyPath { path: row.path, stage }).qualifies(policy) {
                let (name_zh, name_en) = (name.name_zh.clone(), name.name_en.clone());
                qualifying.push(QualifyingPath {
                    partner_id: account.clone(),
                    name_zh,
                    name_en,
                    path: row.path,
                    stage,
                });
            }
        }
    }
    Ok(LevelMatter { from, to: PartnerTier::above(from), qualifying })
}

/// Sets the level of a membership that is `from_version` until now; every application and decision is a new version.
pub(crate) async fn set_level(tx: &Tx, level: Option<PartnerTier>, from_version: i64) -> Result<(), StoreError> {
    let sql = "UPDATE program_memberships SET level = $3, version = version + 1
        WHERE tenant_id = $1 AND program = $2 AND version = $4";
    let level = level.map(|level| level.as_str().to_owned());
    tx.exec_one(tx.sql(sql).bind(PLAN.as_str()).bind(level).bind(from_version)).await
}

/// The vendor's decision: one level up, or none. Who is no member any more is raised no more.
pub(crate) async fn rule_level(tx: &Tx, subject: &str, approved: bool, reason: &str) -> Result<(), ApiError> {
    let program: Program = code(subject, "reviews.subject_id")?;
    let known = membership(tx, PLAN, tx.now()).await?.filter(|_| program == PLAN).ok_or(ApiError::NotFound)?;
    let next = PartnerTier::above(known.level);
    if approved && !(known.state.is_member() && next.is_some()) {
        return Err(ApiError::State { state: known.state.to_string() });
    }
    let to = if approved { next } else { known.level };
    set_level(tx, to, known.version).await?;
    let object = Object { kind: "program_membership", id: PLAN.as_str() };
    let action = if approved { "program_level.approve" } else { "program_level.reject" };
    let detail = serde_json::json!({ "from": known.level, "to": to, "reason": reason });
    Ok(tx.audit(action, object, &detail).await?)
}
