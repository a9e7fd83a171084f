//! What the operations on one link have in common: version, rule, answer.

use crate::http::decision::{About, Asked, Granted, ask, decide};
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::reviews::{self, NewReview};
use crate::store::specialists::{
    self, Asker, PersonalAccount, SpecialistRow, chosen_paths, invitation_facts, target_facts,
};
use domain::api::reviews::ReviewKind;
use domain::association::Party;
use domain::ids::SpecialistId;
use domain::rules::evaluate::TargetQuestion;
use domain::rules::specialists::invitation::InvitationTargetFacts;
use domain::rules::specialists::lifecycle::{SpecialistFacts, SpecialistOperation};
use domain::rules::verdict::RuleId;

/// The link in the version that was seen.
pub(super) async fn seen(tx: &Tx, id: &SpecialistId, version: i64) -> Result<SpecialistRow, ApiError> {
    let row = specialists::find(tx, id.as_str()).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(Object { kind: "specialist", id: id.as_str() }, version, row.version).await?;
    Ok(row)
}

async fn facts(tx: &Tx, row: &SpecialistRow, operation: SpecialistOperation) -> Result<SpecialistFacts, ApiError> {
    Ok(SpecialistFacts { operation, state: row.state_at(tx.now_secs())?, paths: chosen_paths(tx, tx.now()).await? })
}

/// R-36 as it counts, with its receipt.
pub(super) async fn granted(
    app: &App,
    tx: &Tx,
    row: &SpecialistRow,
    operation: SpecialistOperation,
) -> Result<Granted, ApiError> {
    decide(app, tx, RuleId::R36, &facts(tx, row, operation).await?, about(row)).await
}

/// Puts what was granted into the vendor's queue.
pub(super) async fn submit(tx: &Tx, kind: ReviewKind, row: &SpecialistRow, granted: &Granted) -> Result<(), ApiError> {
    reviews::open(tx, NewReview::about(kind, &row.id).titled(&row.name).with(&granted.receipt_id)).await?;
    Ok(())
}

/// R-36 for this link, beside other rules.
pub(super) async fn asked(
    app: &App,
    tx: &Tx,
    row: &SpecialistRow,
    operation: SpecialistOperation,
) -> Result<Asked, ApiError> {
    let (verdict, receipt) = ask(app, tx, RuleId::R36, &facts(tx, row, operation).await?, about(row))?;
    Ok((verdict, Some(receipt)))
}

/// for one more letter to this account. Both receipts name it as the administrator found it: its owner's name
/// is the owner's to tell.
pub(super) async fn asked_to_invite(
    app: &App,
    tx: &Tx,
    account: &PersonalAccount,
    by: Asker<'_>,
) -> Result<[Asked; 2], ApiError> {
    let about = About { object: Object { kind: "specialist", id: &account.id }, name: &account.account_name };
    let (room, receipt) = ask(app, tx, RuleId::R34, &invitation_facts(tx, by, tx.now()).await?, about)?;
    let target = target_facts(tx, account, tx.now_secs()).await?;
    let (target, about_target) = ask(app, tx, RuleId::R35, &told(app, tx, target)?, about)?;
    Ok([(room, Some(receipt)), (target, Some(about_target))])
}

/// R-35 as its receipt keeps it: when the account was with other partners is not the partner's to read (docs/decisions/011).
pub(crate) fn told(app: &App, tx: &Tx, facts: InvitationTargetFacts) -> Result<TargetQuestion, ApiError> {
    let facts = facts.told_to_partner(app.policy(tx.now())?, tx.now());
    Ok(TargetQuestion { facts, viewer: Party::PartnerAdmin })
}

const fn about(row: &SpecialistRow) -> About<'_> {
    About { object: Object { kind: "specialist", id: row.id.as_str() }, name: row.name.as_str() }
}

/// The link as it is now, with its version.
pub(super) async fn answer(tx: &Tx, id: &str) -> Result<Reply, ApiError> {
    let detail = specialists::detail(tx, id, tx.now()).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&detail)?.version(detail.specialist.version))
}
