//! solved exactly: which certificates of which two people fill the slots.
//!
//! A higher level fills a lower slot, each certificate fills one, and each of the two people brings at
//! least `per_person`. Slots and certificates are ordered by level, so that for one pair giving the
//! highest certificates to the highest slots leaves the least unfilled; all pairs are tried. Of equally
//! good pairs the one that stays good the longest is the answer, then the one with the lower ids.
//! Source: S-7; domain.md; which of equally good pairs is named is our own decision.

use super::certificates::{CertCode, CertLevel, CertificateRequirement, CertifiedPerson, LevelCounts};
use super::earning::{Share, shares};
use crate::ids::{CertificateId, SpecialistId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The best that two people can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateMatch {
    /// The two people; fewer when there are not two.
    pub people: Vec<SpecialistId>,
    /// The slots that are filled, highest level first.
    pub filled: Vec<FilledSlot>,
    /// What is left open: the fewest certificates that these two still have to earn.
    pub missing: LevelCounts,
    /// Who of the two can earn it; empty while nothing is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Share>,
    /// What the passing of time alone does; absent while nothing that is used runs out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<MatchEnd>,
}

/// One slot and the certificate in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FilledSlot {
    /// The level that is asked for.
    pub level: CertLevel,
    /// Whose certificate.
    pub specialist_id: SpecialistId,
    /// Which certificate.
    pub certificate_id: CertificateId,
    /// Its kind, which may be of a higher level.
    pub code: CertCode,
    /// Until when it holds.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
}

/// What runs out next, and what it breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchEnd {
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: DateTime<Utc>,
    /// The certificates that run out then.
    pub certificates: Vec<CertificateId>,
    /// What is missing from then on, whichever two people are taken.
    pub missing: LevelCounts,
}

/// A certificate that counts. Ordered best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Held<'a> {
    level: Reverse<CertLevel>,
    /// No end is the latest end.
    until: Reverse<DateTime<Utc>>,
    id: &'a CertificateId,
    code: CertCode,
    owner: &'a SpecialistId,
}

const FOREVER: DateTime<Utc> = DateTime::<Utc>::MAX_UTC;

/// The best assignment of certificates to slots.
///
/// The answer does not depend on the order of people or certificates.
pub fn match_certificates(
    people: &[CertifiedPerson],
    needed: &CertificateRequirement,
    now: DateTime<Utc>,
) -> CertificateMatch {
    let mut holders: Vec<_> = people.iter().map(|person| (&person.specialist_id, held_by(person, now))).collect();
    holders.sort_unstable_by_key(|(id, _)| *id);
    let least = pairs(&holders).map(|(_, one, other)| choose(one, other, needed).1).min().unwrap_or(needed.slots);
    let best = pairs(&holders)
        .filter(|(_, one, other)| choose(one, other, needed).1 == least)
        .map(|(ids, one, other)| (Pair::new(one, other, least, needed), ids, [one, other].map(levels)))
        // The first of equals stands: it has the lower ids.
        .reduce(|best, next| if next.0.holds_until > best.0.holds_until { next } else { best });
    let Some((pair, ids, [one, other])) = best else {
        let shares = shares([None, None], [&[], &[]], needed.slots, needed);
        return CertificateMatch { people: Vec::new(), filled: Vec::new(), missing: needed.slots, shares, ends: None };
    };
    let filled = pair.filled(needed);
    let ends = (pair.holds_until < FOREVER).then(|| MatchEnd {
        at: pair.holds_until,
        certificates: filled
            .iter()
            .filter(|(_, held)| held.until.0 == pair.holds_until)
            .map(|(_, h)| h.id.clone())
            .collect(),
        missing: least_missing(people, needed, pair.holds_until),
    });
    let shares = shares(ids.map(Option::<&SpecialistId>::cloned), [&one, &other], least, needed);
    CertificateMatch {
        people: ids.into_iter().flatten().cloned().collect(),
        filled: filled.into_iter().map(|(level, held)| filled_slot(level, held)).collect(),
        missing: least,
        shares,
        ends,
    }
}

/// The least that is missing at a moment, whichever two people are taken.
pub fn least_missing(people: &[CertifiedPerson], needed: &CertificateRequirement, at: DateTime<Utc>) -> LevelCounts {
    let holders: Vec<_> = people.iter().map(|person| (&person.specialist_id, held_by(person, at))).collect();
    pairs(&holders).map(|(_, one, other)| choose(one, other, needed).1).min().unwrap_or(needed.slots)
}

fn held_by(person: &CertifiedPerson, now: DateTime<Utc>) -> Vec<Held<'_>> {
    let counting = person.certificates.iter().filter(|certificate| person.discounts(certificate, now).is_empty());
    let mut held: Vec<_> = counting
        .filter_map(|certificate| {
            Some(Held {
                level: Reverse(certificate.code.counts_as()?),
                until: Reverse(certificate.valid_until.unwrap_or(FOREVER)),
                id: &certificate.certificate_id,
                code: certificate.code,
                owner: &person.specialist_id,
            })
        })
        .collect();
    held.sort_unstable();
    held
}

fn levels(held: &[Held<'_>]) -> Vec<CertLevel> {
    held.iter().map(|held| held.level.0).collect()
}

type Ids<'a> = [Option<&'a SpecialistId>; 2];

/// Every two people; somebody alone is paired with nobody.
fn pairs<'h, 'a>(
    holders: &'h [(&'a SpecialistId, Vec<Held<'a>>)],
) -> impl Iterator<Item = (Ids<'a>, &'h [Held<'a>], &'h [Held<'a>])> {
    let alone = holders
        .iter()
        .filter(|_| holders.len() == 1)
        .map(|(id, held)| ([Some(*id), None], held.as_slice(), &[] as &[_]));
    let two = holders.iter().enumerate().flat_map(|(index, (id, held))| {
        let others = holders.iter().skip(index + 1);
        others.map(move |(other_id, other)| ([Some(*id), Some(*other_id)], held.as_slice(), other.as_slice()))
    });
    alone.chain(two)
}

/// What one pair can do.
struct Pair<'a> {
    missing: LevelCounts,
    /// Until when no more than that is missing.
    holds_until: DateTime<Utc>,
    /// What of each person holds until then, best first.
    lasting: [Vec<Held<'a>>; 2],
}

impl<'a> Pair<'a> {
    fn new(one: &[Held<'a>], other: &[Held<'a>], missing: LevelCounts, needed: &CertificateRequirement) -> Self {
        let mut ends: Vec<_> = one.iter().chain(other).map(|held| held.until.0).collect();
        ends.sort_unstable_by_key(|end| Reverse(*end));
        let until = |end| [one, other].map(|side| side.iter().filter(|held| held.until.0 >= end).copied().collect());
        for holds_until in std::iter::once(FOREVER).chain(ends) {
            let lasting: [Vec<Held<'a>>; 2] = until(holds_until);
            if choose(&lasting[0], &lasting[1], needed).1 == missing {
                return Self { missing, holds_until, lasting };
            }
        }
        Self { missing, holds_until: FOREVER, lasting: [one.to_vec(), other.to_vec()] }
    }

    /// The slots filled so that what is higher than needed stays free.
    fn filled(&self, needed: &CertificateRequirement) -> Vec<(CertLevel, Held<'a>)> {
        let (mut chosen, _) = choose(&self.lasting[0], &self.lasting[1], needed);
        while let Some(lower) = self.with_one_lower(&chosen, needed) {
            chosen = lower;
        }
        fill(&chosen, needed)
    }

    /// The same with one certificate replaced by a lower one of the same person, if that fills as much.
    fn with_one_lower(&self, chosen: &[Held<'a>], needed: &CertificateRequirement) -> Option<Vec<Held<'a>>> {
        let spare = || self.lasting.iter().flatten().rev().filter(|held| !chosen.contains(held));
        let swaps = chosen.iter().flat_map(|used| spare().map(move |lower| (used, lower)));
        swaps.filter(|(used, lower)| lower.owner == used.owner && lower.level > used.level).find_map(|(used, lower)| {
            let mut next: Vec<_> = chosen.iter().map(|held| if held == used { *lower } else { *held }).collect();
            (missing_with(&mut next, needed) == self.missing).then_some(next)
        })
    }
}

/// The certificates of two people to use, and what is missing then. As evenly from both as it can be.
fn choose<'a>(one: &[Held<'a>], other: &[Held<'a>], needed: &CertificateRequirement) -> (Vec<Held<'a>>, LevelCounts) {
    let slots = needed.slots.total() as usize;
    let most = slots.saturating_sub(needed.per_person as usize);
    let mut splits: Vec<_> =
        (0..=one.len().min(most)).map(|from_one| (from_one, other.len().min(most).min(slots - from_one))).collect();
    splits.sort_unstable_by_key(|(from_one, from_other)| (from_one.abs_diff(*from_other), *from_one));
    let candidates = splits.into_iter().map(|(from_one, from_other)| {
        let mut chosen: Vec<_> = one.iter().take(from_one).chain(other.iter().take(from_other)).copied().collect();
        let missing = missing_with(&mut chosen, needed);
        (chosen, missing)
    });
    candidates.reduce(|best, next| if next.1 < best.1 { next } else { best }).unwrap_or((Vec::new(), needed.slots))
}

fn missing_with(chosen: &mut Vec<Held<'_>>, needed: &CertificateRequirement) -> LevelCounts {
    chosen.sort_unstable();
    fill(chosen, needed).into_iter().fold(needed.slots, |missing, (level, _)| missing.less(level))
}

/// The highest certificate goes to the highest slot that it fills.
fn fill<'a>(chosen: &[Held<'a>], needed: &CertificateRequirement) -> Vec<(CertLevel, Held<'a>)> {
    let mut left = chosen.iter().copied().peekable();
    let levels = needed.slots.levels().into_iter();
    levels.filter_map(|level| left.next_if(|held| held.level.0 >= level).map(|held| (level, held))).collect()
}

fn filled_slot(level: CertLevel, held: Held<'_>) -> FilledSlot {
    FilledSlot {
        level,
        specialist_id: held.owner.clone(),
        certificate_id: held.id.clone(),
        code: held.code,
        valid_until: Some(held.until.0).filter(|until| *until != FOREVER),
    }
}
