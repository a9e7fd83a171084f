//! Submissions in words.

use crate::explain::{Viewer, program_terms};
use crate::i18n::{Key, Text, pick, t};
use crate::ui;
use domain::api::reviews::{Review, ReviewKind};
use domain::states::review::{ReviewEvent, ReviewState};

/// Who reads these pages.
pub(super) const VIEWER: Viewer = Viewer::Operator;

/// What the submission is about: a programme, a path, or the name that people gave it.
pub(super) fn subject(review: &Review) -> Text {
    let term: Option<Key> = match review.kind {
        ReviewKind::ProgramApplication => review.subject_id.parse().ok().map(program_terms::program),
        ReviewKind::RoleCertification | ReviewKind::Differentiation => {
            review.subject_id.parse().ok().map(program_terms::path)
        }
        _ => None,
    };
    match term {
        Some(term) => term.into(),
        None if review.title.is_empty() => review.subject_id.clone().into(),
        None => review.title.clone().into(),
    }
}

/// The applicant's name in the reader's language.
pub(super) fn applicant(review: &Review) -> Text {
    let (zh, en) = (review.applicant_zh.clone(), review.applicant_en.clone());
    (move || pick(&zh, &en).to_owned()).into()
}

/// The shape of a state, seen by the vendor.
pub(super) const fn shape(state: ReviewState) -> ui::Turn {
    match state {
        ReviewState::UnderReview => ui::Turn::NeedsYou,
        ReviewState::Approved => ui::Turn::Done,
        ReviewState::Rejected => ui::Turn::Failed,
        ReviewState::Withdrawn => ui::Turn::Closed,
    }
}

/// The verb of a decision.
pub(super) const fn verb(event: ReviewEvent) -> Key {
    match event {
        ReviewEvent::Approve => t::reviews::APPROVE,
        ReviewEvent::Reject => t::reviews::REJECT,
        ReviewEvent::Withdraw => t::reviews::WITHDRAW,
        ReviewEvent::Expire => t::reviews::EXPIRE,
        ReviewEvent::Drop => t::reviews::DROP,
    }
}
