//! Submissions in words.

use crate::api::reviews;
use crate::explain::{Viewer, review_subject};
use crate::i18n::{Key, Text, pick, t};
use crate::page::PickWords;
use crate::ui;
use domain::api::reviews::Review;
use domain::states::review::ReviewEvent;

/// Who reads these pages.
pub(super) const VIEWER: Viewer = Viewer::Operator;

/// Choosing the partner that something is done for.
pub(super) const PARTNER: PickWords = PickWords {
    search: t::reviews::RECORD_SEARCH,
    choice: t::reviews::RECORD_PARTNER,
    pick: t::reviews::RECORD_PICK,
    none: t::reviews::RECORD_NONE,
    request: reviews::partners,
};

/// What the submission is about.
pub(super) fn subject(review: &Review) -> Text {
    review_subject(review.kind, &review.subject_id, &review.title)
}

/// The applicant's name in the reader's language.
pub(super) fn applicant(review: &Review) -> Text {
    let (zh, en) = (review.applicant_zh.clone(), review.applicant_en.clone());
    (move || pick(&zh, &en).to_owned()).into()
}

/// The verb of a decision.
pub(super) const fn verb(event: ReviewEvent) -> Key {
    match event {
        ReviewEvent::Approve => t::reviews::APPROVE,
        ReviewEvent::Reject => t::reviews::REJECT,
        ReviewEvent::Withdraw => t::reviews::WITHDRAW,
        ReviewEvent::Expire => t::reviews::EXPIRE,
        ReviewEvent::Drop => t::reviews::DROP,
        ReviewEvent::Overtaken => t::reviews::OVERTAKEN,
    }
}

/// What happened to a submission, in words and shape.
pub(super) fn happened(event: &str) -> (ui::Turn, Key) {
    use t::reviews as r;
    match event {
        "SUBMITTED" => (ui::Turn::Running, r::EVENT_SUBMITTED),
        "APPROVE" => (ui::Turn::Done, r::EVENT_APPROVED),
        "REJECT" => (ui::Turn::Failed, r::EVENT_REJECTED),
        "WITHDRAW" => (ui::Turn::Closed, r::EVENT_WITHDRAWN),
        "EXPIRE" => (ui::Turn::Closed, r::EXPIRE),
        "DROP" => (ui::Turn::Closed, r::DROP),
        "OVERTAKEN" => (ui::Turn::Closed, r::OVERTAKEN),
        _ => (ui::Turn::Running, r::EVENT_OTHER),
    }
}
