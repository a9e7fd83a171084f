//! The rule that let an application through, asked again when the vendor agrees to it (docs/decisions/029).
//!
//! The facts are those of the account as it would be without the application that waits: what applying itself has changed is
//! no reason against it.

use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::programs::{self, PLAN, applicant, level_facts, memberships, renewal_facts};
use crate::store::reviews::ReviewRow;
use crate::store::specialists::certification_facts;
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::reviews::ReviewKind;
use domain::program::{DevelopmentPath, Program};
use domain::rules::certification::annual_review::AnnualReviewFacts;
use domain::rules::evaluate::evaluate_under;
use domain::rules::policy::PolicyHistory;
use domain::rules::programs::join::{Accepted, question};
use domain::rules::programs::plan_renewal::PlanRenewalFacts;
use domain::rules::verdict::{RuleId, Verdict};
use serde_json::Value;

/// What was accepted in the form was accepted when it was sent: nothing is sent without.
const FORM: Accepted = Accepted { terms: true, commitments: true };

/// A rule with its facts of now, and what it is asked about.
struct Asked {
    rule: RuleId,
    facts: Value,
    object: Object<'static>,
}

/// Refuses with every condition unless the rule still agrees; a yes leaves its receipt, and so does a no.
pub(super) async fn require(app: &App, partner: &Tx, row: &ReviewRow) -> Result<(), ApiError> {
    let Some(Asked { rule, facts, object }) = asked(partner, row, partner.now()).await? else { return Ok(()) };
    decide(app, partner, rule, &facts, About { object, name: "" }).await.map(drop)
}

/// What the rule says now; nothing of what rests on no rule that the vendor's agreement asks.
pub(super) async fn verdict(
    partner: &Reader,
    row: &ReviewRow,
    (policies, now): (&PolicyHistory, DateTime<Utc>),
) -> Result<Option<Verdict>, ApiError> {
    let Some(Asked { rule, facts, .. }) = asked(partner, row, now).await? else { return Ok(None) };
    let policy = policies.at(now).ok_or(ApiError::Internal("policy"))?;
    let verdict = evaluate_under(rule, &facts, policy, policies, now);
    verdict.map(Some).map_err(|_| ApiError::Internal("facts"))
}

async fn asked(partner: &Reader, row: &ReviewRow, now: DateTime<Utc>) -> Result<Option<Asked>, ApiError> {
    let subject = row.subject_id.as_str();
    match row.kind()? {
        ReviewKind::ProgramApplication => join(partner, code(subject)?, now).await.map(Some),
        ReviewKind::ResellerApplication => join(partner, Program::CloudReseller, now).await.map(Some),
        ReviewKind::ProgramRenewal => renewal(partner, code(subject)?, now).await.map(Some),
        ReviewKind::LevelUpgrade => {
            let known = memberships(partner, now).await?;
            let member = known.iter().find(|one| one.program == PLAN);
            let facts = json(&level_facts(partner, member, now).await?)?;
            Ok(Some(Asked { rule: RuleId::R23, facts, object: membership(PLAN) }))
        }
        kind @ (ReviewKind::RoleCertification | ReviewKind::Differentiation | ReviewKind::AnnualReview) => {
            certified(partner, (kind, code(subject)?), now).await.map(Some)
        }
        // An invitation to a path gives nothing that choosing the path does not ask for again; specialists and reports
        // leave the queue by themselves when their ground is gone; of opportunities and incentives the vendor is the judge.
        ReviewKind::PathApplication
        | ReviewKind::SpecialistApplication
        | ReviewKind::SpecialistCancellation
        | ReviewKind::OpportunityReview
        | ReviewKind::OpportunityValidation
        | ReviewKind::OpportunityIncentive
        | ReviewKind::IncentiveObjection
        | ReviewKind::CustomerReport => Ok(None),
    }
}

/// of an account that is not applying for this programme.
async fn join(partner: &Reader, program: Program, now: DateTime<Utc>) -> Result<Asked, ApiError> {
    let mut account = applicant(partner, &memberships(partner, now).await?, now).await?;
    account.programs.retain(|one| *one != program);
    let (rule, facts) = question(program, &account, FORM).map_err(|_| ApiError::Internal("facts"))?;
    Ok(Asked { rule, facts, object: membership(program) })
}

/// R-80, of an application that came in time.
async fn renewal(partner: &Reader, program: Program, now: DateTime<Utc>) -> Result<Asked, ApiError> {
    let known = memberships(partner, now).await?;
    let row = known.iter().find(|one| one.program == program).ok_or(ApiError::NotFound)?;
    let account = applicant(partner, &known, now).await?;
    let facts = PlanRenewalFacts { under_review: false, applied: true, ..renewal_facts(row, &account, FORM) };
    Ok(Asked { rule: RuleId::R80, facts: json(&facts)?, object: membership(program) })
}

/// of a path at the stage in which it was applied for.
async fn certified(
    partner: &Reader,
    (kind, path): (ReviewKind, DevelopmentPath),
    now: DateTime<Utc>,
) -> Result<Asked, ApiError> {
    let (mut certification, _) = certification_facts(partner, path, now).await?;
    let object = Object { kind: "development_path", id: path.as_str() };
    if kind == ReviewKind::AnnualReview {
        let chosen = programs::paths(partner, now).await?.into_iter().find(|one| one.path == path);
        let valid_until = chosen.and_then(|one| one.valid_until);
        let facts = AnnualReviewFacts { certification, valid_until, under_review: false, applied: true };
        return Ok(Asked { rule: RuleId::R79, facts: json(&facts)?, object });
    }
    certification.stage = certification.stage.before_review();
    let rule = if kind == ReviewKind::Differentiation { RuleId::R33 } else { RuleId::R31 };
    Ok(Asked { rule, facts: json(&certification)?, object })
}

const fn membership(program: Program) -> Object<'static> {
    Object { kind: "program_membership", id: program.as_str() }
}

fn json(facts: &impl serde::Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(facts).map_err(|_| ApiError::Internal("facts"))
}

fn code<T: std::str::FromStr>(subject: &str) -> Result<T, StoreError> {
    subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })
}

#[cfg(test)]
#[path = "again_tests.rs"]
mod tests;
