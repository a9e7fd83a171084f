//! What the operations on one link have in common: version, rule, answer.

use crate::http::decision::{About, Granted, decide};
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::reviews::{self, NewReview};
use crate::store::specialists::{self, SpecialistRow, chosen_paths};
use domain::api::reviews::ReviewKind;
use domain::ids::SpecialistId;
use domain::rules::policy::Policy;
use domain::rules::specialists::lifecycle::{SpecialistFacts, SpecialistOperation, specialist_operation};
use domain::rules::verdict::{RuleId, Verdict};

/// The link in the version that was seen.
pub(super) async fn seen(tx: &Tx, id: &SpecialistId, version: i64) -> Result<SpecialistRow, ApiError> {
    let row = specialists::find(tx, id.as_str()).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(Object { kind: "specialist", id: id.as_str() }, version, row.version).await?;
    Ok(row)
}

async fn facts(tx: &Tx, row: &SpecialistRow, operation: SpecialistOperation) -> Result<SpecialistFacts, ApiError> {
    Ok(SpecialistFacts { operation, state: row.state_at(tx.now_secs())?, paths: chosen_paths(tx).await? })
}

/// R-36 as it counts, with its receipt.
pub(super) async fn granted(
    app: &App,
    tx: &Tx,
    row: &SpecialistRow,
    operation: SpecialistOperation,
) -> Result<Granted, ApiError> {
    let about = About { object: Object { kind: "specialist", id: &row.id }, name: &row.name };
    decide(app, tx, RuleId::R36, &facts(tx, row, operation).await?, about).await
}

/// Puts what was granted into the vendor's queue.
pub(super) async fn submit(tx: &Tx, kind: ReviewKind, row: &SpecialistRow, granted: &Granted) -> Result<(), ApiError> {
    reviews::open(tx, NewReview::about(kind, &row.id).titled(&row.name).with(&granted.receipt_id)).await?;
    Ok(())
}

/// R-36 for this link, beside other rules.
pub(super) async fn verdict(
    tx: &Tx,
    row: &SpecialistRow,
    operation: SpecialistOperation,
    policy: &Policy,
) -> Result<Verdict, ApiError> {
    Ok(specialist_operation(&facts(tx, row, operation).await?, policy, tx.now()))
}

/// Nothing, or the refusal with every condition of every rule that was asked.
pub(super) fn require(policy: &Policy, verdicts: Vec<Verdict>) -> Result<(), ApiError> {
    let Some(first) = verdicts.first() else { return Ok(()) };
    let (rule, now) = (first.rule, first.evaluated_at);
    let all = Verdict::new(rule, policy, now, verdicts.into_iter().flat_map(|verdict| verdict.conditions));
    if all.allowed() {
        return Ok(());
    }
    Err(ApiError::ConditionsNotMet { available_at: all.available_at(), check_items: all.conditions, receipt: None })
}

/// The link as it is now, with its version.
pub(super) async fn answer(tx: &Tx, id: &str) -> Result<Reply, ApiError> {
    let detail = specialists::detail(tx, id, tx.now()).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&detail)?.version(detail.specialist.version))
}
