//! Who of two people can earn what is missing.
//!
//! Each of the two has to bring something, so that one more certificate is not worth the same in both hands.
//! Source: S-7; domain.md R-31.

use super::certificates::{CertLevel, CertificateRequirement, LevelCounts};
use crate::ids::SpecialistId;
use serde::{Deserialize, Serialize};

/// How many of the missing certificates one of the two can earn so that nothing is missing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Share {
    /// Who; absent for somebody who is yet to be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specialist_id: Option<SpecialistId>,
    /// The fewest: what the other cannot earn instead.
    pub at_least: u32,
    /// The most: what would not be wasted.
    pub at_most: u32,
}

/// The shares of two people with what they hold, each highest first; none where nothing is missing.
pub(super) fn shares(
    who: [Option<SpecialistId>; 2],
    held: [&[CertLevel]; 2],
    missing: LevelCounts,
    needed: &CertificateRequirement,
) -> Vec<Share> {
    if missing.total() == 0 {
        return Vec::new();
    }
    let levels = missing.levels();
    let ways = 1_u32.checked_shl(u32::try_from(levels.len()).unwrap_or(u32::MAX)).unwrap_or(0);
    // One bit a missing certificate: does the first earn it?
    let to_first = (0..ways).filter(|way| {
        let earned = |by_first| {
            let all = levels.iter().enumerate().filter(move |(bit, _)| (way >> bit & 1 == 1) == by_first);
            all.map(|(_, level)| *level)
        };
        is_enough([with(held[0], earned(true)), with(held[1], earned(false))], needed)
    });
    let counts: Vec<_> = to_first.map(u32::count_ones).collect();
    let (Some(fewest), Some(most)) = (counts.iter().min().copied(), counts.iter().max().copied()) else {
        return Vec::new();
    };
    let total = missing.total();
    let [first, second] = who;
    vec![
        Share { specialist_id: first, at_least: fewest, at_most: most },
        Share { specialist_id: second, at_least: total - most, at_most: total - fewest },
    ]
}

fn with(held: &[CertLevel], earned: impl Iterator<Item = CertLevel>) -> Vec<CertLevel> {
    let mut all: Vec<_> = held.iter().copied().chain(earned).collect();
    all.sort_unstable_by(|one, other| other.cmp(one));
    all
}

/// Do these two fill every slot, each bringing what each has to?
fn is_enough(held: [Vec<CertLevel>; 2], needed: &CertificateRequirement) -> bool {
    let slots = needed.slots.levels();
    let most = slots.len().saturating_sub(needed.per_person as usize);
    let [one, other] = &held;
    (0..=one.len().min(most)).any(|from_one| {
        let from_other = slots.len() - from_one;
        if from_other > other.len().min(most) {
            return false;
        }
        let chosen = one.iter().take(from_one).chain(other.iter().take(from_other));
        let together = with(&[], chosen.copied());
        together.iter().zip(&slots).all(|(has, slot)| has >= slot)
    })
}
