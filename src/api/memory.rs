//! The last answers by request, so that going back shows a page at once while it is asked for again.

use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::VecDeque;

use super::transport::Answer;

/// Answers kept; a page holds a handful.
const KEPT: usize = 40;

#[derive(Clone, Debug)]
pub(super) struct Remembered {
    pub(super) answer: Answer,
    pub(super) as_of: DateTime<Utc>,
}

thread_local! {
    static ANSWERS: RefCell<VecDeque<(String, Remembered)>> = const { RefCell::new(VecDeque::new()) };
}

pub(super) fn recall(key: &str) -> Option<Remembered> {
    ANSWERS.with_borrow(|answers| answers.iter().find(|(held, _)| held == key).map(|(_, answer)| answer.clone()))
}

pub(super) fn keep(key: String, answer: Remembered) {
    ANSWERS.with_borrow_mut(|answers| {
        answers.retain(|(held, _)| *held != key);
        answers.push_front((key, answer));
        answers.truncate(KEPT);
    });
}

/// After a write nothing remembered is sure; after a sign-out nothing may be left.
pub(super) fn forget_all() {
    ANSWERS.with_borrow_mut(VecDeque::clear);
}
