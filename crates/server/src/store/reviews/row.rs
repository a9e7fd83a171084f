//! A review as it is stored.

use crate::store::StoreError;
use crate::store::customers::{code, moment};
use domain::api::reviews::{Review, ReviewKind};
use domain::ids::{ReceiptId, TenantId};
use domain::states::machine::{Actor, Machine};
use domain::states::review::ReviewState;
use domain::turn::{Silence, Turn};
use sea_orm::FromQueryResult;

/// A row.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ReviewRow {
    pub(crate) id: String,
    pub(super) kind: String,
    applicant_tenant_id: String,
    applicant_zh: String,
    applicant_en: String,
    pub(crate) subject_id: String,
    pub(super) title: String,
    submitted_by: String,
    pub(crate) submitted_at: i64,
    due_at: Option<i64>,
    receipt_id: Option<String>,
    state: String,
    reason: Option<String>,
    ended_by: Option<String>,
    pub(crate) version: i64,
}

pub(super) const COLUMNS: &str = "SELECT id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, submitted_by, submitted_at, due_at, receipt_id, state, reason, ended_by, version FROM reviews WHERE tenant_id = $1";

impl ReviewRow {
    pub(crate) fn kind(&self) -> Result<ReviewKind, StoreError> {
        code(&self.kind, "reviews.kind")
    }

    pub(crate) fn state(&self) -> Result<ReviewState, StoreError> {
        code(&self.state, "reviews.state")
    }

    /// The partner that submitted it.
    pub(crate) fn applicant(&self) -> Result<TenantId, StoreError> {
        code(&self.applicant_tenant_id, "reviews.applicant_tenant_id")
    }

    /// The decision of the rules that it rests on.
    pub(crate) fn receipt(&self) -> Result<Option<ReceiptId>, StoreError> {
        self.receipt_id.as_deref().map(|id| code(id, "reviews.receipt_id")).transpose()
    }

    /// As it goes over the wire.
    pub(crate) fn wire(self) -> Result<Review, StoreError> {
        let state = self.state()?;
        let due = self.due_at.map(moment).transpose()?.filter(|_| state == ReviewState::UnderReview);
        let turn = match due {
            None => state.turn(),
            Some(due) => Turn { due: Some(due), silence: Silence::RejectsItself, ..state.turn() },
        };
        Ok(Review {
            review_id: code(&self.id, "reviews.id")?,
            kind: self.kind()?,
            subject_id: self.subject_id,
            title: self.title,
            applicant_zh: self.applicant_zh,
            applicant_en: self.applicant_en,
            submitted_by: self.submitted_by,
            submitted_at: moment(self.submitted_at)?,
            state,
            turn,
            actions: state.events_for(Actor::Vendor),
            reason: self.reason,
            ended_by: self.ended_by.map(|event| code(&event, "reviews.ended_by")).transpose()?,
            version: self.version,
        })
    }
}
