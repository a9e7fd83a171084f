//! What waits for the vendor without the receipt of a rule: it was asked before the demo began.

use super::partner::Partner;
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::api::reviews::ReviewKind;
use domain::association::Party;
use domain::states::review::ReviewState;

const REVIEWS: &str = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, \
    submitted_by, submitted_at, state) VALUES";
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

/// Puts it into the queue under this id.
pub(super) async fn put(tx: &Tx, partner: &Partner, id: String, one: Waiting<'_>) -> Result<usize, ApiError> {
    let row: Row = vec![
        id.as_str().into(),
        one.kind.as_str().into(),
        partner.spec.id.as_str().into(),
        partner.spec.zh.as_str().into(),
        partner.spec.en.as_str().into(),
        one.subject.into(),
        one.title.into(),
        one.by.into(),
        one.at.into(),
        ReviewState::UnderReview.as_str().into(),
    ];
    let party = Party::Partner.as_str();
    let submitted: Row = vec![id.into(), 1i64.into(), one.at.into(), "SUBMITTED".into(), one.by.into(), party.into()];
    Ok(insert(tx, VENDOR, REVIEWS, [row]).await? + insert(tx, VENDOR, SUBMITTED, [submitted]).await?)
}
