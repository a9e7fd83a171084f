//! The rows that an opportunity of the demo leaves beside its own: history, progress, messages and reviews.

use super::decisions;
use super::opportunity_course::Course;
use super::partner::Partner;
use super::write::{Row, insert};
use crate::store::platform::platform_tenant;
use crate::store::{StoreError, Tx};
use domain::api::reviews::ReviewKind;
use domain::association::Party;
use domain::opportunity::OpportunityPhase;

const EVENTS: &str =
    "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party, reason) VALUES";
const PROGRESS: &str = "INSERT INTO opportunity_progress (tenant_id, opportunity_id, position, at, actor, event, phase, win_probability, note) VALUES";
const MESSAGES: &str =
    "INSERT INTO outbox_messages (tenant_id, id, recipient_login_id, kind, params, created_at, mail_state) VALUES";
const REVIEWS: &str = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, \
    submitted_by, submitted_at, due_at, receipt_id, state) VALUES";

/// The rows beside a partner's opportunities, table by table.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) events: Vec<Row>,
    pub(super) progress: Vec<Row>,
    pub(super) messages: Vec<Row>,
    pub(super) reviews: Vec<Row>,
    pub(super) review_events: Vec<Row>,
    pub(super) receipts: Vec<Row>,
}

/// Who appears in them.
pub(super) struct People<'a> {
    pub(super) partner: &'a Partner,
    /// Name of the primary account.
    pub(super) root: &'a str,
    /// Its login.
    pub(super) login: &'a str,
    pub(super) operator: &'a str,
}

impl People<'_> {
    pub(super) fn name(&self, by: Party) -> &str {
        match by {
            Party::Partner => self.root,
            Party::Vendor => self.operator,
            _ => "",
        }
    }
}

impl Rows {
    /// The history, and what of it is progress.
    pub(super) fn happened(&mut self, people: &People<'_>, course: &Course, id: &str) {
        for (position, step) in (1_i64..).zip(&course.steps) {
            self.events.push(vec![
                id.into(),
                position.into(),
                step.at.into(),
                step.event.as_str().into(),
                people.name(step.by).into(),
                step.by.as_str().into(),
                step.reason.clone().into(),
            ]);
        }
        let updates = course.steps.iter().filter_map(|step| Some((step, step.chance?)));
        for (position, (step, chance)) in (1_i64..).zip(updates) {
            self.progress.push(vec![
                id.into(),
                position.into(),
                step.at.into(),
                people.root.into(),
                step.event.as_str().into(),
                step.phase.unwrap_or(OpportunityPhase::NeedConfirmed).as_str().into(),
                i64::from(chance).into(),
                step.reason.clone().unwrap_or_default().into(),
            ]);
        }
    }

    /// The vendor's review that something waits for, with the decision that let it through.
    pub(super) fn awaits(&mut self, people: &People<'_>, waits: &Waits<'_>, receipt: Option<Row>) {
        let spec = &people.partner.spec;
        self.reviews.push(vec![
            waits.review.into(),
            waits.kind.as_str().into(),
            spec.id.as_str().into(),
            spec.zh.as_str().into(),
            spec.en.as_str().into(),
            waits.subject.into(),
            waits.name.into(),
            people.name(waits.by).into(),
            waits.at.into(),
            waits.due.into(),
            receipt.as_ref().and_then(|row| row.first().cloned()).unwrap_or_else(|| None::<String>.into()),
            "UNDER_REVIEW".into(),
        ]);
        self.receipts.extend(receipt);
        let none = Option::<String>::None;
        let event: Row = vec![
            waits.review.into(),
            1_i64.into(),
            waits.at.into(),
            "SUBMITTED".into(),
            people.name(waits.by).into(),
            waits.by.as_str().into(),
            none.into(),
        ];
        self.review_events.push(event);
    }

    /// Writes all of them but the opportunities.
    pub(super) async fn write(self, tx: &Tx, tenant: &str) -> Result<usize, StoreError> {
        let vendor = platform_tenant();
        let mut written = insert(tx, tenant, EVENTS, self.events).await?;
        written += insert(tx, tenant, PROGRESS, self.progress).await?;
        written += insert(tx, tenant, MESSAGES, self.messages).await?;
        written += insert(tx, tenant, decisions::RECEIPTS, self.receipts).await?;
        written += insert(tx, vendor.as_str(), REVIEWS, self.reviews).await?;
        Ok(written + insert(tx, vendor.as_str(), EVENTS, self.review_events).await?)
    }
}

/// A review that waits.
pub(super) struct Waits<'a> {
    pub(super) kind: ReviewKind,
    pub(super) review: &'a str,
    pub(super) subject: &'a str,
    pub(super) name: &'a str,
    pub(super) at: i64,
    pub(super) by: Party,
    pub(super) due: Option<i64>,
}
