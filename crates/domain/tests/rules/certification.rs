//! Role certification and differentiation.

use crate::support::{at, certificate, now, person, policies, policy, unmet};
use CertCode::{Hccda, Hccde, Hccdp, Hcia, Hcie, HcieSolutionsArchitect, Hcip};
use domain::program::{CompetencyTag, DevelopmentPath, PlanState};
use domain::rules::certification::certificates::{CertCode, CertLevel, CertifiedPerson, EarnedWith, LevelCounts};
use domain::rules::certification::role_certification::{
    CertificationFacts, certificate_match, differentiation, role_certification,
};
use domain::rules::verdict::{Check, Value, Verdict};
use domain::states::path_stage::PathStage;
use domain::states::specialist::SpecialistState;

fn facts(people: Vec<CertifiedPerson>) -> CertificationFacts {
    CertificationFacts {
        path: DevelopmentPath::Service,
        stage: PathStage::Selected,
        people,
        certified_solutions: 0,
        competency_tags: Vec::new(),
        business_plan: PlanState::Missing,
    }
}

fn ask(people: Vec<CertifiedPerson>) -> Verdict {
    role_certification(&facts(people), &policy(), now())
}

fn missing(people: Vec<CertifiedPerson>) -> LevelCounts {
    certificate_match(&facts(people), &policy(), now()).unwrap().missing
}

const fn short(professional: u32, associate: u32) -> LevelCounts {
    LevelCounts { expert: 0, professional, associate }
}

#[test]
fn two_people_with_four_certificates_pass_in_every_way_that_the_levels_allow() {
    for (what, one, other) in [
        ("one of each level each", &[Hccda, Hccdp][..], &[Hccda, Hccdp][..]),
        ("both low with one, both high with the other", &[Hccda, Hccda], &[Hccdp, Hccdp]),
        ("T-14: two experts each", &[Hccde, Hccde], &[Hccde, Hccde]),
        ("an expert and an associate, a professional and an associate", &[Hccde, Hccda], &[Hccdp, Hccda]),
        ("the architect counts as an expert", &[HcieSolutionsArchitect, Hccda], &[Hccdp, Hccda]),
        ("three and one, which we accept", &[Hccdp, Hccdp, Hccda], &[Hccda]),
        ("more than needed", &[Hccdp, Hccdp, Hccda, Hccda], &[Hccda, Hccdp]),
    ] {
        let verdict = ask(vec![person("a", one), person("b", other)]);
        assert_eq!(unmet(&verdict), [], "{what}");
        assert_eq!(unmet(&ask(vec![person("b", other), person("a", one)])), [], "{what}, turned");
    }
}

#[test]
fn what_is_missing_is_the_least_that_is() {
    for (what, people, expect) in [
        ("nobody", vec![], short(2, 2)),
        ("one level too low", vec![person("a", &[Hccda, Hccda]), person("b", &[Hccda, Hccdp])], short(1, 0)),
        ("four with one person", vec![person("a", &[Hccde; 4]), person("b", &[])], short(0, 1)),
        ("four with the only person", vec![person("a", &[Hccde; 4])], short(0, 1)),
        ("only careers", vec![person("a", &[Hcia, Hcip]), person("b", &[Hcie, Hcip])], short(2, 2)),
        ("an expert for want of professionals", vec![person("a", &[Hccde, Hccda]), person("b", &[Hccda])], short(1, 0)),
    ] {
        assert_eq!(missing(people), expect, "{what}");
    }
}

#[test]
fn t_13_four_people_with_one_certificate_each_fail() {
    let people = vec![person("a", &[Hccda]), person("b", &[Hccda]), person("c", &[Hccdp]), person("d", &[Hccdp])];
    let verdict = ask(people.clone());
    assert_eq!(unmet(&verdict), [Check::TwoPersonFourCert]);
    assert_eq!(verdict.unmet().next().unwrap().seen, Some(Value::Count(2)));
    let found = certificate_match(&facts(people), &policy(), now()).unwrap();
    assert_eq!((found.missing, found.people.len(), found.filled.len()), (short(0, 2), 2, 2));
}

#[test]
fn t_14_two_people_with_two_experts_each_pass() {
    assert!(ask(vec![person("a", &[Hccde, Hccde]), person("b", &[Hccde, Hccde])]).allowed());
}

#[test]
fn an_enterprise_account_s_certificate_is_named_and_does_not_count() {
    let mut one = person("a", &[Hccda, Hccdp]);
    one.certificates[1].earned_with = EarnedWith::Enterprise;
    let verdict = ask(vec![one, person("b", &[Hccda, Hccdp])]);
    assert_eq!(unmet(&verdict), [Check::TwoPersonFourCert, Check::CertEnterpriseAccount]);
}

#[test]
fn a_certificate_counts_until_its_moment_for_a_bound_and_verified_person() {
    let change = |change: fn(&mut CertifiedPerson)| {
        let mut one = person("a", &[Hccda, Hccdp]);
        change(&mut one);
        unmet(&ask(vec![one, person("b", &[Hccda, Hccdp])]))
    };
    let four = Check::TwoPersonFourCert;
    assert_eq!(change(|a| a.certificates[0].valid_until = Some(at("2026-11-22T08:00:01Z"))), []);
    let expired = change(|a| a.certificates[0].valid_until = Some(at("2026-11-22T08:00:00Z")));
    assert_eq!(expired, [four, Check::CertExpired]);
    assert_eq!(change(|a| a.link = SpecialistState::Unbound), [Check::TwoPeople, four, Check::CertNotBound]);
    let invited = |a: &mut CertifiedPerson| (a.link, a.certificates) = (SpecialistState::Invited, Vec::new());
    assert_eq!(change(invited), [Check::TwoPeople, four, Check::CertNotBound]);
    assert_eq!(change(|a| a.link = SpecialistState::ApplyReviewing), []);
    assert_eq!(change(|a| a.personally_verified = false), [Check::TwoPeople, four, Check::CertNotVerified]);
}

#[test]
fn what_does_not_count_is_no_reason_when_nothing_is_missing() {
    let mut spare = person("c", &[Hccde]);
    spare.link = SpecialistState::Expired;
    spare.certificates[0].earned_with = EarnedWith::Enterprise;
    assert_eq!(unmet(&ask(vec![spare, person("a", &[Hccda, Hccdp]), person("b", &[Hccda, Hccdp])])), []);
}

#[test]
fn from_2027_each_of_the_two_brings_two() {
    let people = vec![person("a", &[Hccdp, Hccdp, Hccda]), person("b", &[Hccda])];
    for (moment, expect) in
        [("2026-12-31T15:59:59Z", vec![]), ("2026-12-31T16:00:00Z", vec![Check::TwoPeople, Check::TwoPersonFourCert])]
    {
        let policy = policies().at(at(moment)).unwrap().clone();
        assert_eq!(unmet(&role_certification(&facts(people.clone()), &policy, at(moment))), expect, "{moment}");
    }
}

#[test]
fn the_pair_that_lasts_longest_is_the_answer_and_says_what_breaks_it() {
    let mut people =
        vec![person("a", &[Hccda, Hccdp]), person("b", &[Hccda, Hccdp, Hccde]), person("c", &[Hccda, Hccdp])];
    people[0].certificates[0].valid_until = Some(at("2026-12-01T00:00:00Z"));
    people[1].certificates[1].valid_until = Some(at("2027-01-01T00:00:00Z"));
    people[2].certificates[1].valid_until = Some(at("2027-06-01T00:00:00Z"));
    let found = certificate_match(&facts(people), &policy(), now()).unwrap();
    assert_eq!(found.people.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["b", "c"]);
    let ends = found.ends.unwrap();
    // Then the first and the second still have two professionals and one associate.
    assert_eq!((ends.at, ends.missing), (at("2027-06-01T00:00:00Z"), short(0, 1)));
    assert_eq!(ends.certificates, [certificate("c", 1, Hccdp).certificate_id]);
}

#[test]
fn a_higher_certificate_is_used_only_where_it_is_needed() {
    let found = certificate_match(
        &facts(vec![person("a", &[Hccde, Hccdp, Hccda]), person("b", &[Hccda, Hccdp])]),
        &policy(),
        now(),
    );
    let found = found.unwrap();
    assert!(found.filled.iter().all(|slot| slot.code.counts_as() == Some(slot.level)), "{found:?}");
    let levels: Vec<_> = found.filled.iter().map(|slot| slot.level).collect();
    let (high, low) = (CertLevel::Professional, CertLevel::Associate);
    assert_eq!(levels, [high, high, low, low]);
    assert_eq!(found.ends, None);
}

#[test]
fn each_path_asks_for_its_own() {
    for (path, solutions, expect) in [
        (DevelopmentPath::Software, 0, vec![Check::CertifiedSolution]),
        (DevelopmentPath::Software, 1, vec![]),
        (DevelopmentPath::Learning, 0, vec![]),
    ] {
        let facts = CertificationFacts { path, certified_solutions: solutions, ..facts(Vec::new()) };
        assert_eq!(unmet(&role_certification(&facts, &policy(), now())), expect, "{path}");
        assert_eq!(certificate_match(&facts, &policy(), now()), None, "{path}");
    }
}

#[test]
fn from_2027_on_two_paths_ask_for_project_specialists() {
    let (before, from) = (at("2026-12-31T15:59:59Z"), at("2026-12-31T16:00:00Z"));
    let with = |link| CertifiedPerson { link, ..person("a", &[]) };
    let is = SpecialistState::Specialist;
    let missing = vec![Check::SpecialistsOnPath];
    for (path, people, expect) in [
        (DevelopmentPath::Learning, vec![with(SpecialistState::Bound)], missing.clone()),
        (DevelopmentPath::Learning, vec![with(SpecialistState::CancelReviewing)], vec![]),
        (DevelopmentPath::SystemIntegration, vec![with(is)], missing),
        (DevelopmentPath::SystemIntegration, vec![with(is), with(is)], vec![]),
        (DevelopmentPath::Distributor, vec![], vec![]),
    ] {
        let facts = CertificationFacts { path, business_plan: PlanState::HandedIn, ..facts(people) };
        let ask = |at| unmet(&role_certification(&facts, policies().at(at).unwrap(), at));
        assert_eq!((ask(before), ask(from)), (vec![], expect), "{path}");
    }
}

#[test]
fn from_2027_on_system_integrators_hand_in_a_business_plan() {
    let (before, from) = (at("2026-12-31T15:59:59Z"), at("2026-12-31T16:00:00Z"));
    let two = || vec![person("a", &[]), person("b", &[])];
    for (plan, expect) in [
        (PlanState::Missing, vec![Check::BusinessPlan]),
        (PlanState::Refused, vec![Check::BusinessPlan]),
        (PlanState::HandedIn, vec![]),
        (PlanState::Accepted, vec![]),
    ] {
        let facts =
            CertificationFacts { path: DevelopmentPath::SystemIntegration, business_plan: plan, ..facts(two()) };
        let ask = |at| role_certification(&facts, policies().at(at).unwrap(), at);
        assert_eq!((unmet(&ask(before)), unmet(&ask(from))), (vec![], expect), "{plan}");
        let condition = ask(from).conditions.into_iter().find(|one| one.check == Check::BusinessPlan).unwrap();
        assert_eq!(condition.seen, Some(Value::Plan(plan)));
    }
    // Other paths ask for none.
    let learning = CertificationFacts { path: DevelopmentPath::Learning, ..facts(two()) };
    assert_eq!(unmet(&role_certification(&learning, policies().at(from).unwrap(), from)), []);
}

#[test]
fn facts_from_before_plans_were_asked_for_are_what_they_were() {
    let old = serde_json::json!({ "path": "SERVICE", "stage": "SELECTED", "people": [], "certified_solutions": 0, "competency_tags": [] });
    let read: CertificationFacts = serde_json::from_value(old.clone()).unwrap();
    assert_eq!((read.business_plan, serde_json::to_value(&read).unwrap()), (PlanState::Missing, old));
}

#[test]
fn certification_starts_from_its_stage_and_differentiation_needs_a_tag() {
    let ready = || facts(vec![person("a", &[Hccda, Hccdp]), person("b", &[Hccda, Hccdp])]);
    for stage in PathStage::ALL {
        let mut facts = CertificationFacts { stage: *stage, ..ready() };
        let role = unmet(&role_certification(&facts, &policy(), now()));
        assert_eq!(role.is_empty(), *stage == PathStage::Selected, "{stage}");
        facts.competency_tags = vec![CompetencyTag::Sap];
        let differentiated = unmet(&differentiation(&facts, &policy(), now()));
        assert_eq!(differentiated.is_empty(), *stage == PathStage::RoleCertified, "{stage}");
    }
    let untagged = CertificationFacts { stage: PathStage::RoleCertified, ..ready() };
    assert_eq!(unmet(&differentiation(&untagged, &policy(), now())), [Check::CompetencyTagMissing]);
}
