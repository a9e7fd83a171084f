//! What the partner does with an opportunity (SM-9, R-71, R-72), and the one way in which a step is written.

use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::opportunities::row::OpportunityRow;
use crate::store::opportunities::standing::in_pce_plan;
use crate::store::opportunities::tell::{self, Notice};
use crate::store::reviews::{self, NewReview};
use crate::store::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::reviews::ReviewKind;
use domain::ids::ReceiptId;
use domain::rules::opportunities::deadlines::{HoAnswer, HoAnswerFacts};
use domain::rules::opportunities::eligibility::PoSubmissionFacts;
use domain::states::ho::HoEvent;
use domain::states::machine::{Actor, Machine, TransitionRefused};
use domain::states::po::PoEvent;

/// One step of an opportunity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'a> {
    /// The action in the audit log.
    pub(super) action: &'static str,
    /// The event in the history.
    pub(super) event: &'static str,
    /// The state after it.
    pub(super) to: &'static str,
    /// When the time of whoever acts next runs out.
    pub(super) due: Option<DateTime<Utc>>,
    /// Does the step share it with the other side?
    pub(super) shares: bool,
    /// Does it accept it?
    pub(super) accepts: bool,
    /// Why it ends here.
    pub(super) reason: Option<&'a str>,
    /// What else is said, for the history alone.
    pub(super) note: Option<&'a str>,
}

impl Step<'_> {
    /// A step that neither shares nor accepts, without a limit or a reason.
    pub(super) const fn plain(action: &'static str, event: &'static str, to: &'static str) -> Self {
        Self { action, event, to, due: None, shares: false, accepts: false, reason: None, note: None }
    }
}

/// Writes a step at the version that was read: the row, the history and the audit record.
pub(super) async fn advance(tx: &Tx, row: &OpportunityRow, step: Step<'_>) -> Result<(), StoreError> {
    let update = "UPDATE opportunities SET state = $4, changed_at = $5, due_at = $6,
            shared_at = CASE WHEN $7 THEN $5 ELSE shared_at END, accepted_at = CASE WHEN $8 THEN $5 ELSE accepted_at END,
            reason = $9, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(update).bind(row.id.as_str()).bind(row.version).bind(step.to).bind(tx.now_secs());
    let query = query.bind(step.due.map(|due| due.timestamp())).bind(step.shares).bind(step.accepts);
    tx.exec_one(query.bind(step.reason.unwrap_or_default())).await?;
    tx.record(&row.id, step.event, step.reason.or(step.note)).await?;
    let detail = serde_json::json!({ "state": step.to, "reason": step.reason });
    tx.audit(step.action, Object { kind: "opportunity", id: &row.id }, &detail).await
}

/// The refusal of a step that the state does not have.
pub(super) fn refused(state: impl std::fmt::Display) -> impl FnOnce(TransitionRefused) -> ApiError {
    move |_| ApiError::State { state: state.to_string() }
}

/// What R-71 looks at; refused when there is no draft to submit.
pub(crate) async fn submission_facts(tx: &Tx, row: &OpportunityRow) -> Result<PoSubmissionFacts, ApiError> {
    let state = row.po()?;
    state.apply(PoEvent::Submit, Actor::Partner).map_err(refused(state))?;
    Ok(row.details()?.submission_facts(in_pce_plan(tx, tx.now()).await?))
}

/// Sends a draft to the vendor, whose review it opens. From here on it cannot be taken back. `receipt` is the decision
/// that let it through.
pub(crate) async fn submit(tx: &Tx, row: &OpportunityRow, receipt: &ReceiptId) -> Result<(), ApiError> {
    let state = row.po()?;
    let transition = state.apply(PoEvent::Submit, Actor::Partner).map_err(refused(state))?;
    let event = PoEvent::Submit.as_str();
    let step = Step::plain("opportunity.submit", event, transition.to.as_str());
    advance(tx, row, Step { shares: true, ..step }).await?;
    let review = NewReview::about(ReviewKind::OpportunityReview, &row.id).titled(&row.name).with(receipt);
    reviews::open(tx, review).await?;
    Ok(tell::all(tx, row, Notice::of_po(transition.effects), step).await?)
}

/// Throws a draft away. Its number is not given to another.
pub(crate) async fn discard(tx: &Tx, row: &OpportunityRow) -> Result<(), ApiError> {
    let state = row.po()?;
    let transition = state.apply(PoEvent::Discard, Actor::Partner).map_err(refused(state))?;
    let step = Step::plain("opportunity.discard", PoEvent::Discard.as_str(), transition.to.as_str());
    Ok(advance(tx, row, step).await?)
}

/// The event of an answer.
const fn event_of(answer: HoAnswer) -> (HoEvent, &'static str) {
    match answer {
        HoAnswer::Accept => (HoEvent::Accept, "opportunity.accept"),
        HoAnswer::Decline => (HoEvent::Decline, "opportunity.decline"),
    }
}

/// What R-72 looks at; refused when no answer is awaited.
pub(crate) fn answer_facts(row: &OpportunityRow, answer: HoAnswer, reason: &str) -> Result<HoAnswerFacts, ApiError> {
    let state = row.ho()?;
    state.apply(event_of(answer).0, Actor::Partner).map_err(refused(state))?;
    let received_at = row.shared_at()?.ok_or(StoreError::Corrupt { column: "opportunities.shared_at" })?;
    Ok(HoAnswerFacts { received_at, answer, has_reason: !reason.is_empty() })
}

/// Accepts an opportunity of the vendor or refuses it; R-72 was asked before.
pub(crate) async fn answer(tx: &Tx, row: &OpportunityRow, answer: HoAnswer, reason: &str) -> Result<(), ApiError> {
    let (event, action) = event_of(answer);
    let state = row.ho()?;
    let transition = state.apply(event, Actor::Partner).map_err(refused(state))?;
    let step = Step {
        accepts: answer == HoAnswer::Accept,
        reason: Some(reason).filter(|reason| !reason.is_empty()),
        ..Step::plain(action, event.as_str(), transition.to.as_str())
    };
    advance(tx, row, step).await?;
    Ok(tell::all(tx, row, Notice::of_ho(transition.effects), step).await?)
}
