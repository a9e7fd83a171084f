//! What waits for the vendor, or was decided by it, without the receipt of a rule: it was asked before the demo began.

use super::partner::Partner;
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::api::reviews::ReviewKind;
use domain::association::Party;
use domain::states::machine::{Actor, Machine};
use domain::states::review::{ReviewEvent, ReviewState};

const REVIEWS: &str = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, \
    submitted_by, submitted_at, state) VALUES";
const DECIDED: &str = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, \
    submitted_by, submitted_at, state, decided_at, reason, version) VALUES";
const ANSWERED: &str =
    "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party, reason) VALUES";
const SUBMITTED: &str = "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party) VALUES";

/// The tenant in which the vendor's queue is.
pub(super) const VENDOR: &str = "platform";

/// A submission.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting<'a> {
    pub(super) kind: ReviewKind,
    pub(super) subject: &'a str,
    pub(super) title: &'a str,
    pub(super) by: &'a str,
    pub(super) at: i64,
}

/// What the vendor decided about a submission; a refusal has a reason.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided<'a> {
    pub(super) event: ReviewEvent,
    pub(super) by: &'a str,
    pub(super) at: i64,
    pub(super) reason: Option<&'a str>,
}

/// Puts it into the queue under this id.
pub(super) async fn put(tx: &Tx, partner: &Partner, id: String, one: Waiting<'_>) -> Result<usize, ApiError> {
    let row = row(partner, &id, one, ReviewState::UnderReview);
    Ok(insert(tx, VENDOR, REVIEWS, [row]).await? + submitted(tx, id, one).await?)
}

/// The same with the vendor's decision.
pub(super) async fn put_decided(
    tx: &Tx,
    partner: &Partner,
    id: String,
    one: Waiting<'_>,
    decided: Decided<'_>,
) -> Result<usize, ApiError> {
    let to = ReviewState::UnderReview.apply(decided.event, Actor::Vendor);
    let to = to.map_err(|_| ApiError::Internal("demo review"))?.to;
    let reason = decided.reason.map(str::to_owned);
    let mut row = row(partner, &id, one, to);
    row.extend([decided.at.into(), reason.clone().into(), 2i64.into()]);
    let answered: Row = vec![
        id.as_str().into(),
        2i64.into(),
        decided.at.into(),
        decided.event.as_str().into(),
        decided.by.into(),
        Party::Vendor.as_str().into(),
        reason.into(),
    ];
    let written = insert(tx, VENDOR, DECIDED, [row]).await? + submitted(tx, id, one).await?;
    Ok(written + insert(tx, VENDOR, ANSWERED, [answered]).await?)
}

fn row(partner: &Partner, id: &str, one: Waiting<'_>, state: ReviewState) -> Row {
    vec![
        id.into(),
        one.kind.as_str().into(),
        partner.spec.id.as_str().into(),
        partner.spec.zh.as_str().into(),
        partner.spec.en.as_str().into(),
        one.subject.into(),
        one.title.into(),
        one.by.into(),
        one.at.into(),
        state.as_str().into(),
    ]
}

async fn submitted(tx: &Tx, id: String, one: Waiting<'_>) -> Result<usize, ApiError> {
    let party = Party::Partner.as_str();
    let row: Row = vec![id.into(), 1i64.into(), one.at.into(), "SUBMITTED".into(), one.by.into(), party.into()];
    Ok(insert(tx, VENDOR, SUBMITTED, [row]).await?)
}
