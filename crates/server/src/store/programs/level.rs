//! A higher level in the solution-provider plan: what the rule looks at, and what a decision does.

use super::memberships::{Membership, membership};
use super::paths::paths;
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::company::sibling_paths;
use crate::store::customers::code;
use crate::store::reviews;
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::levels::{LevelApplication, LevelUpgrade};
use domain::api::reviews::ReviewKind;
use domain::program::{PartnerTier, Program};
use domain::rules::policy::Policy;
use domain::rules::programs::level_upgrade::{CompanyPath, LevelUpgradeFacts, level_upgrade};

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
    let application = |review: domain::api::reviews::Review| LevelApplication {
        state: review.state,
        applied_by: review.submitted_by,
        applied_at: review.submitted_at,
        answer: review.reason.filter(|reason| !reason.is_empty()),
        turn: review.turn,
    };
    Ok(LevelUpgrade {
        program: PLAN,
        next: PartnerTier::above(facts.level),
        verdict: level_upgrade(&facts, policy, now),
        facts,
        applications: sent.into_iter().map(application).collect(),
        version: known.map_or(0, |row| row.version),
    })
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
