//! The matching of certificates against a brute force that tries every assignment of every pair.

use crate::support::policies;
use chrono::{DateTime, Duration, Utc};
use domain::rules::certification::certificate_matching::{CertificateMatch, match_certificates};
use domain::rules::certification::certificates::{
    CertCode, CertLevel, Certificate, CertificateRequirement, CertifiedPerson, EarnedWith, LevelCounts,
};
use domain::samples::seed::Samples;
use domain::states::specialist::SpecialistState;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn counts(person: &CertifiedPerson, certificate: &Certificate, at: DateTime<Utc>) -> bool {
    person.discounts(certificate, at).is_empty()
}

/// The least that is missing: every two people, every slot empty or with any certificate that is left.
fn brute_force(people: &[CertifiedPerson], needed: &CertificateRequirement, at: DateTime<Utc>) -> LevelCounts {
    let levels = needed.slots.levels();
    let most = levels.len().saturating_sub(needed.per_person as usize);
    let mut least = needed.slots;
    for one in 0..people.len() {
        for other in one..people.len() {
            // Somebody with itself stands for somebody alone: what it may bring is bounded all the same.
            let mut held: Vec<(usize, CertLevel)> = Vec::new();
            for person in BTreeSet::from([one, other]) {
                let counting = people[person].certificates.iter().filter(|c| counts(&people[person], c, at));
                held.extend(counting.filter_map(|c| c.code.counts_as().map(|level| (person, level))));
            }
            let mut used = vec![false; held.len()];
            search(&levels, &held, &mut used, &mut Vec::new(), needed.slots, most, &mut least);
        }
    }
    least
}

fn search(
    levels: &[CertLevel],
    held: &[(usize, CertLevel)],
    used: &mut [bool],
    owners: &mut Vec<usize>,
    missing: LevelCounts,
    most: usize,
    least: &mut LevelCounts,
) {
    *least = missing.min(*least);
    let Some((level, rest)) = levels.split_first() else { return };
    search(rest, held, used, owners, missing, most, least);
    for index in 0..held.len() {
        let (owner, has) = held[index];
        let brought = owners.iter().filter(|one| **one == owner).count();
        if used[index] || has < *level || brought >= most {
            continue;
        }
        used[index] = true;
        owners.push(owner);
        search(rest, held, used, owners, missing.less(*level), most, least);
        owners.pop();
        used[index] = false;
    }
}

/// What any answer has to keep, whether it is the best or not.
fn is_sound(found: &CertificateMatch, people: &[CertifiedPerson], needed: &CertificateRequirement, now: DateTime<Utc>) {
    let certificates: BTreeSet<_> = found.filled.iter().map(|slot| &slot.certificate_id).collect();
    assert_eq!(certificates.len(), found.filled.len(), "a certificate is used twice");
    assert!(found.people.len() == 2.min(people.len()), "{:?}", found.people);
    let mut missing = needed.slots;
    for slot in &found.filled {
        let person = people.iter().find(|person| person.specialist_id == slot.specialist_id).unwrap();
        let held = person.certificates.iter().find(|one| one.certificate_id == slot.certificate_id).unwrap();
        assert!(counts(person, held, now) && held.code.counts_as() >= Some(slot.level), "{slot:?}");
        assert!(found.people.contains(&slot.specialist_id), "a third person brings something");
        missing = missing.less(slot.level);
    }
    assert_eq!(missing, found.missing);
    if missing.total() == 0 && needed.slots.total() > 0 {
        for id in &found.people {
            let brings = found.filled.iter().filter(|slot| slot.specialist_id == *id).count();
            assert!(brings >= needed.per_person as usize, "{id} brings {brings}");
        }
    }
}

/// The same people, the two of the match with what they earned.
fn after_earning(
    found: &CertificateMatch,
    people: &[CertifiedPerson],
    earned: [&[CertLevel]; 2],
    now: DateTime<Utc>,
) -> Vec<CertifiedPerson> {
    let mut people = people.to_vec();
    for (side, levels) in earned.into_iter().enumerate() {
        let id = found.people.get(side).cloned().unwrap_or_else(|| format!("found-{side}").parse().unwrap());
        if !people.iter().any(|person| person.specialist_id == id) {
            let link = SpecialistState::Bound;
            people.push(CertifiedPerson {
                specialist_id: id.clone(),
                link,
                personally_verified: true,
                certificates: vec![],
            });
        }
        let person = people.iter_mut().find(|person| person.specialist_id == id).unwrap();
        // What did not count for lack of it still does not.
        let held = person.clone();
        person.certificates.retain(|one| counts(&held, one, now));
        (person.link, person.personally_verified) = (SpecialistState::Bound, true);
        for (index, level) in levels.iter().enumerate() {
            let code = match level {
                CertLevel::Associate => CertCode::Hccda,
                CertLevel::Professional => CertCode::Hccdp,
                CertLevel::Expert => CertCode::Hccde,
            };
            let certificate_id = format!("earned-{side}-{index}").parse().unwrap();
            let earned_with = EarnedWith::Personal;
            person.certificates.push(Certificate { certificate_id, code, earned_with, valid_until: None });
        }
    }
    people
}

fn generated(seed: u64) -> (Vec<CertifiedPerson>, CertificateRequirement, DateTime<Utc>) {
    let mut samples = Samples::new(seed);
    let now = samples.now();
    let count = samples.below(13);
    let people = samples.certified_people(count, now);
    let slots = LevelCounts {
        expert: samples.pick(&[0, 0, 0, 1], 0),
        professional: samples.below(3),
        associate: samples.below(3),
    };
    let needed = CertificateRequirement { slots, per_person: samples.below(3) };
    (people, needed, now)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_matching_is_as_good_as_trying_everything(seed: u64) {
        let (people, needed, now) = generated(seed);
        let found = match_certificates(&people, &needed, now);
        is_sound(&found, &people, &needed, now);
        prop_assert_eq!(found.missing, brute_force(&people, &needed, now));
    }

    /// Every way of dividing what is missing between the two, and nothing is missing in those ways alone that the shares allow.
    #[test]
    fn the_shares_are_what_each_of_the_two_can_earn(seed: u64) {
        let (people, needed, now) = generated(seed);
        let found = match_certificates(&people, &needed, now);
        let missing = found.missing.levels();
        let mut enough = Vec::new();
        for way in 0..(1_u32 << missing.len()) {
            let side = |by: u32| -> Vec<_> {
                missing.iter().enumerate().filter(|(bit, _)| way >> bit & 1 == by).map(|(_, level)| *level).collect()
            };
            let later = after_earning(&found, &people, [&side(1), &side(0)], now);
            let two: Vec<_> = later
                .into_iter()
                .filter(|one| found.people.contains(&one.specialist_id) || one.specialist_id.as_str().starts_with("found-"))
                .collect();
            if brute_force(&two, &needed, now).total() == 0 {
                enough.push(way.count_ones());
            }
        }
        let shares: Vec<_> = found.shares.iter().map(|share| (share.at_least, share.at_most)).collect();
        let total = found.missing.total();
        match (total, enough.iter().min(), enough.iter().max()) {
            (0, _, _) | (_, None, _) | (_, _, None) => prop_assert!(shares.is_empty(), "{:?}", shares),
            (_, Some(fewest), Some(most)) => {
                prop_assert_eq!(shares, [(*fewest, *most), (total - most, total - fewest)]);
            }
        }
        let named: Vec<_> = found.shares.iter().filter_map(|share| share.specialist_id.clone()).collect();
        prop_assert!(found.shares.is_empty() || named == found.people);
    }

    #[test]
    fn it_holds_until_the_moment_named_and_then_breaks(seed: u64) {
        let (people, needed, now) = generated(seed);
        let found = match_certificates(&people, &needed, now);
        let Some(ends) = &found.ends else {
            let far = now + Duration::days(36_500);
            prop_assert!(brute_force(&people, &needed, far) <= found.missing);
            return Ok(());
        };
        prop_assert!(ends.at > now && !ends.certificates.is_empty());
        prop_assert_eq!(brute_force(&people, &needed, ends.at - Duration::seconds(1)), found.missing);
        let after = brute_force(&people, &needed, ends.at);
        prop_assert_eq!(after, ends.missing);
        prop_assert!(after > found.missing, "another pair would have lasted longer");
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(seed: u64, turn in 0_usize..12) {
        let (people, needed, now) = generated(seed);
        let mut turned = people.clone();
        turned.reverse();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        turned.iter_mut().for_each(|person| person.certificates.reverse());
        prop_assert_eq!(match_certificates(&people, &needed, now), match_certificates(&turned, &needed, now));
    }

    #[test]
    fn another_certificate_never_makes_it_worse(one: u64, other: u64) {
        let (people, _, now) = generated(one);
        let needed = policies().at(now).unwrap().program.role_certification[0].certificates.unwrap();
        let (extra, _, _) = generated(other);
        let before = match_certificates(&people, &needed, now).missing;
        let mut more = people;
        for (person, from) in more.iter_mut().zip(&extra) {
            let new = from.certificates.iter().cloned().map(|mut one| {
                one.certificate_id = format!("new-{}", one.certificate_id).parse().unwrap();
                one
            });
            person.certificates.extend(new);
        }
        prop_assert!(match_certificates(&more, &needed, now).missing <= before);
    }
}
