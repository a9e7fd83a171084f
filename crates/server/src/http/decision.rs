//! The way to ask a rule where the answer counts: inside the transaction that acts on it, with a receipt.

use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::receipts::{NewReceipt, content_hash};
use domain::ids::ReceiptId;
use domain::rules::receipt::{Decision, Receipt};
use domain::rules::verdict::{RuleId, Verdict};
use serde::Serialize;

/// What a rule is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// Kind and id.
    pub(crate) object: Object<'a>,
    /// Its name; empty where the code says it.
    pub(crate) name: &'a str,
}

/// A yes, with its receipt.
#[derive(Debug)]
pub(crate) struct Granted {
    pub(crate) verdict: Verdict,
    pub(crate) receipt_id: ReceiptId,
}

/// Asks the rule at the moment of the transaction. A yes is kept with what the transaction writes; a no takes its
/// receipt along, and [`App::write`] keeps it after the roll-back.
pub(crate) async fn decide(
    app: &App,
    tx: &Tx,
    rule: RuleId,
    facts: &(impl Serialize + Sync),
    about: About<'_>,
) -> Result<Granted, ApiError> {
    let (verdict, receipt) = ask(app, tx, rule, facts, about)?;
    let receipt_id = receipt.id().clone();
    settle(tx, vec![(verdict.clone(), Some(receipt))]).await?;
    Ok(Granted { verdict, receipt_id })
}

/// Asks one of several rules that count together; [`settle`] says yes or no to all of them.
pub(crate) fn ask(
    app: &App,
    tx: &Tx,
    rule: RuleId,
    facts: &(impl Serialize + Sync),
    about: About<'_>,
) -> Result<(Verdict, NewReceipt), ApiError> {
    let facts = serde_json::to_value(facts).map_err(|_| ApiError::Internal("facts"))?;
    let version = app.policy(tx.now())?.version;
    let decision = Decision::make(rule, facts, version, app.policies(), tx.now()).map_err(|error| {
        tracing::error!(%rule, %error, "a rule could not be asked");
        ApiError::Internal("decision")
    })?;
    let receipt = Receipt::seal(decision, content_hash).map_err(|_| ApiError::Internal("receipt"))?;
    let verdict = receipt.decision.verdict.clone();
    Ok((verdict, NewReceipt::new(tx, about.object, about.name, receipt)?))
}

/// What a rule said, with its receipt unless its facts are somebody else's secret.
pub(crate) type Asked = (Verdict, Option<NewReceipt>);

/// Keeps the receipts when every rule said yes; otherwise the refusal has every condition of every rule, the receipts of
/// those that refused, and the time from which all of them would agree.
pub(crate) async fn settle(tx: &Tx, asked: Vec<Asked>) -> Result<(), ApiError> {
    if asked.iter().all(|(verdict, _)| verdict.allowed()) {
        for receipt in asked.into_iter().filter_map(|(_, receipt)| receipt) {
            receipt.keep(tx).await?;
        }
        return Ok(());
    }
    let refusing = || asked.iter().filter(|(verdict, _)| !verdict.allowed());
    let times: Option<Vec<_>> = refusing().map(|(verdict, _)| verdict.available_at()).collect();
    let available_at = times.and_then(|times| times.into_iter().max());
    let receipts = refusing().filter_map(|(_, receipt)| receipt.clone()).collect();
    let check_items = asked.into_iter().flat_map(|(verdict, _)| verdict.conditions).collect();
    Err(ApiError::ConditionsNotMet { check_items, available_at, receipts })
}
