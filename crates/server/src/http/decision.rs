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
    let facts = serde_json::to_value(facts).map_err(|_| ApiError::Internal("facts"))?;
    let version = app.policy(tx.now())?.version;
    let decision = Decision::make(rule, facts, version, app.policies(), tx.now()).map_err(|error| {
        tracing::error!(%rule, %error, "a rule could not be asked");
        ApiError::Internal("decision")
    })?;
    let receipt = Receipt::seal(decision, content_hash).map_err(|_| ApiError::Internal("receipt"))?;
    let verdict = receipt.decision.verdict.clone();
    let receipt = NewReceipt::new(tx, about.object, about.name, receipt)?;
    if !verdict.allowed() {
        return Err(ApiError::ConditionsNotMet {
            available_at: verdict.available_at(),
            check_items: verdict.conditions,
            receipt: Some(Box::new(receipt)),
        });
    }
    receipt.keep(tx).await?;
    Ok(Granted { verdict, receipt_id: receipt.id().clone() })
}
