//! an account that nobody invited applies for the invitation to a path.

use crate::support::{now, policy, unmet};
use domain::program::DevelopmentPath::{self, Distributor, Learning, Service, Software, SystemIntegration};
use domain::rules::programs::path_application::{PathApplicationFacts, path_application};
use domain::rules::programs::path_choice::{PathChoiceFacts, path_choice};
use domain::rules::verdict::{Check, Place, RuleId};

fn free(path: DevelopmentPath) -> PathApplicationFacts {
    let choice = PathChoiceFacts { path, on_path: false, sibling_on_path: false, invited: false };
    PathApplicationFacts { choice, under_review: false }
}

fn missing(facts: PathApplicationFacts) -> Vec<Check> {
    unmet(&path_application(facts, &policy(), now()))
}

#[test]
fn an_invitation_is_applied_for_where_a_path_is_by_invitation() {
    for (path, expect) in [
        (Software, vec![Check::PathByInvitation]),
        (Service, vec![Check::PathByInvitation]),
        (Learning, vec![]),
        (SystemIntegration, vec![]),
        (Distributor, vec![]),
    ] {
        assert_eq!(missing(free(path)), expect, "{path}");
    }
}

#[test]
fn each_cause_is_named_by_itself_and_all_together() {
    type Change = fn(&mut PathApplicationFacts);
    let table: [(Check, Change); 4] = [
        (Check::PathInvited, |facts| facts.choice.invited = true),
        (Check::PathApplicationWaits, |facts| facts.under_review = true),
        (Check::PathAlreadyChosen, |facts| facts.choice.on_path = true),
        (Check::PathTakenByCompany, |facts| facts.choice.sibling_on_path = true),
    ];
    let mut all = free(Software);
    for (check, change) in table {
        let mut one = free(Learning);
        change(&mut one);
        assert_eq!(missing(one), [check]);
        change(&mut all);
    }
    let every = [Check::PathByInvitation].into_iter().chain(table.map(|row| row.0)).collect::<Vec<_>>();
    assert_eq!(missing(all), every);
}

#[test]
fn whoever_lacks_nothing_but_the_invitation_may_apply_for_it() {
    let blocked = |facts: PathChoiceFacts| unmet(&path_choice(facts, &policy(), now()));
    for path in DevelopmentPath::ALL.iter().copied() {
        let facts = free(path);
        let lacks_it = blocked(facts.choice) == [Check::PathInvitationMissing];
        assert_eq!(missing(facts).is_empty(), lacks_it, "{path}");
    }
    // The way there stands beside the condition.
    let verdict = path_choice(free(Learning).choice, &policy(), now());
    assert_eq!(verdict.unmet().map(|one| one.fix.unwrap().place).collect::<Vec<_>>(), [Place::PathInvitation]);
}

#[test]
fn what_choosing_asks_keeps_its_own_rule() {
    let verdict = path_application(free(Learning), &policy(), now());
    let of = |rule| verdict.conditions.iter().filter(|one| one.rule == rule).count();
    assert_eq!((of(RuleId::R82), of(RuleId::R21), verdict.conditions.len()), (3, 2, 5));
}
