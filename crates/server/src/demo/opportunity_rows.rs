//! The rows that an opportunity of the demo leaves beside its own: history, progress, messages and reviews.

use super::opportunity_course::Course;
use super::partner::Partner;
use super::write::Row;
use domain::api::reviews::ReviewKind;
use domain::association::Party;
use domain::opportunity::OpportunityPhase;

/// The rows of a partner's opportunities, table by table.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) opportunities: Vec<Row>,
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

    /// The vendor's review that it waits for, with the decision that let it through.
    pub(super) fn awaits(
        &mut self,
        people: &People<'_>,
        course: &Course,
        (kind, review): (ReviewKind, &str),
        (id, name): (&str, &str),
        receipt: Option<Row>,
    ) {
        let (at, by) = (course.changed_at(), course.steps.last().map_or(Party::Partner, |step| step.by));
        let spec = &people.partner.spec;
        self.reviews.push(vec![
            review.into(),
            kind.as_str().into(),
            spec.id.as_str().into(),
            spec.zh.as_str().into(),
            spec.en.as_str().into(),
            id.into(),
            name.into(),
            people.name(by).into(),
            at.into(),
            course.due.into(),
            receipt.as_ref().and_then(|row| row.first().cloned()).unwrap_or_else(|| None::<String>.into()),
            "UNDER_REVIEW".into(),
        ]);
        self.receipts.extend(receipt);
        let none = Option::<String>::None;
        let event: Row = vec![
            review.into(),
            1_i64.into(),
            at.into(),
            "SUBMITTED".into(),
            people.name(by).into(),
            by.as_str().into(),
            none.into(),
        ];
        self.review_events.push(event);
    }
}
