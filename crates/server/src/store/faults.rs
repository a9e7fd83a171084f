//! Faults on demand, for tests: transactions that the database refuses or whose commit gets lost.

use crate::ids::Ids;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How often transactions fail, in per cent. Never, unless a test asks for it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Faults {
    conflicts: Arc<AtomicU64>,
    lost_commits: Arc<AtomicU64>,
}

/// What becomes of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum CommitFault {
    /// Nothing happens to it.
    None,
    /// The connection breaks before the database has it.
    LostBefore,
    /// The connection breaks after it took effect.
    LostAfter,
}

impl Faults {
    /// Does this step fail with a conflict?
    pub(in crate::store) fn conflict(&self, ids: &Ids) -> bool {
        strikes(&self.conflicts, ids)
    }

    /// What becomes of this commit?
    pub(in crate::store) fn commit(&self, ids: &Ids) -> CommitFault {
        if !strikes(&self.lost_commits, ids) {
            CommitFault::None
        } else if ids.below(2) == 0 {
            CommitFault::LostBefore
        } else {
            CommitFault::LostAfter
        }
    }

    #[cfg(any(test, feature = "testing"))]
    pub(in crate::store) fn set(&self, conflicts: u64, lost_commits: u64) {
        self.conflicts.store(conflicts, Ordering::Relaxed);
        self.lost_commits.store(lost_commits, Ordering::Relaxed);
    }
}

fn strikes(percent: &AtomicU64, ids: &Ids) -> bool {
    let percent = percent.load(Ordering::Relaxed);
    percent > 0 && ids.below(100) < percent
}
