//! Programmes, paths and their certificates.

use super::Question;
use crate::store::programs::{
    Membership, PLAN, PathRow, applicant, choice_facts, dependants, exit_facts, level_facts, memberships, paths,
    records, renewal_facts, state_of,
};
use crate::store::reviews;
use crate::store::specialists::facts_of_all_paths;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::reviews::ReviewKind;
use domain::program::{CertificationKind, Program};
use domain::rules::certification::annual_review::AnnualReviewFacts;
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf};
use domain::rules::programs::join::{Accepted, question};
use domain::rules::programs::path_application::PathApplicationFacts;
use domain::rules::verdict::RuleId;
use domain::states::machine::Actor;

/// Every programme and every path, as they are now.
pub(crate) async fn about_programs(db: &Reader, now: DateTime<Utc>) -> Result<Vec<Question>, StoreError> {
    let (joined, chosen) = (memberships(db, now).await?, paths(db, now).await?);
    let account = applicant(db, &joined, now).await?;
    let mut all = Vec::new();
    for program in Program::ALL.iter().copied() {
        let asked =
            question(program, &account, Accepted::default()).map_err(|_| StoreError::Corrupt { column: "facts" })?;
        all.push(Question {
            rule: asked.0,
            facts: asked.1,
            subject: ("program_membership", program.to_string(), String::new()),
        });
    }
    let depends = dependants(db, &joined).await?;
    for row in joined.iter().filter(|row| row.state.can_be_left(row.program)) {
        let subject = ("program_membership", row.program.as_str(), "");
        all.push(Question::new(RuleId::R78, &depends.facts(row.program, Actor::Partner), subject)?);
        all.push(Question::new(RuleId::R80, &renewal_facts(row, &account, Accepted::default()), subject)?);
    }
    let plan = ("program_membership", PLAN.as_str(), "");
    let member = joined.iter().find(|row| row.program == PLAN);
    all.push(Question::new(RuleId::R23, &level_facts(db, member, now).await?, plan)?);
    let waiting = reviews::waiting(db, ReviewKind::PathApplication).await?;
    for facts in choice_facts(db, &chosen, now).await? {
        let subject = ("development_path", facts.path.as_str(), "");
        all.push(Question::new(RuleId::R21, &facts, subject)?);
        let under_review = waiting.iter().any(|path| path == facts.path.as_str());
        all.push(Question::new(RuleId::R82, &PathApplicationFacts { choice: facts, under_review }, subject)?);
    }
    all.extend(about_certificates(&joined, &chosen)?);
    let exit = exit_facts(db, &records(db).await?, now).await?;
    for row in &chosen {
        all.push(Question::new(RuleId::R20, &exit, ("development_path", row.path.as_str(), ""))?);
    }
    for facts in facts_of_all_paths(db, now).await? {
        let path = facts.path;
        let subject = ("development_path", path.as_str(), "");
        all.push(Question::new(RuleId::R31, &facts, subject)?);
        all.push(Question::new(RuleId::R33, &facts, subject)?);
        let row = chosen.iter().find(|row| row.path == path);
        let (valid_until, under_review) = row.map_or((None, false), |row| (row.valid_until, row.under_review));
        let facts = AnnualReviewFacts { certification: facts, valid_until, under_review, applied: false };
        all.push(Question::new(RuleId::R79, &facts, subject)?);
    }
    Ok(all)
}

/// Certificates of every programme and of every path.
fn about_certificates(joined: &[Membership], chosen: &[PathRow]) -> Result<Vec<Question>, StoreError> {
    let mut all = Vec::new();
    for program in Program::ALL.iter().copied() {
        let known = joined.iter().find(|row| row.program == program);
        let of = CertificateOf::Program { program, state: state_of(known) };
        let facts = CertificateDownloadFacts { of, valid_until: known.and_then(|row| row.valid_until) };
        all.push(Question::new(RuleId::R28, &facts, ("program_membership", program.as_str(), ""))?);
    }
    for row in chosen {
        for certification in CertificationKind::ALL.iter().copied() {
            let of = CertificateOf::Path { path: row.path, certification, stage: row.stage };
            let facts = CertificateDownloadFacts { of, valid_until: row.valid_until };
            all.push(Question::new(RuleId::R28, &facts, ("development_path", row.path.as_str(), ""))?);
        }
    }
    Ok(all)
}
