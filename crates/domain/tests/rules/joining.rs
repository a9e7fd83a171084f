//! Which rule decides on which programme, and what the form alone can put right.

use crate::support::{applicant, now, policy, unmet};
use domain::program::Program;
use domain::rules::programs::join::{Accepted, join, may_open_form};
use domain::rules::verdict::{Check, RuleId};

#[test]
fn every_programme_has_its_rule() {
    for program in Program::ALL {
        let verdict = join(*program, &applicant(), Accepted::default(), &policy(), now());
        let rule = match program {
            Program::Pce => RuleId::R26,
            Program::GovCloud => RuleId::R25,
            _ => RuleId::R22,
        };
        assert_eq!(verdict.rule, rule, "{program}");
    }
}

#[test]
fn what_is_signed_already_is_not_signed_again() {
    let of = |terms, commitments| Accepted { terms, commitments };
    for (ticked, signed, now, all) in [
        (of(true, true), of(false, false), of(true, true), of(true, true)),
        (of(true, true), of(true, false), of(false, true), of(true, true)),
        (of(false, true), of(true, true), of(false, false), of(true, true)),
        (of(false, false), of(true, false), of(false, false), of(true, false)),
    ] {
        assert_eq!((ticked.beyond(signed), ticked.or(signed)), (now, all), "{ticked:?} {signed:?}");
    }
}

#[test]
fn the_form_is_open_to_whom_only_its_ticks_are_missing() {
    let decide = |applicant: &_, terms, commitments| {
        join(Program::Pce, applicant, Accepted { terms, commitments }, &policy(), now())
    };
    let nothing_ticked = decide(&applicant(), false, false);
    assert_eq!(unmet(&nothing_ticked), [Check::TermsNotAccepted, Check::CommitmentsNotAccepted]);
    assert!(!nothing_ticked.allowed() && may_open_form(&nothing_ticked));
    assert!(!decide(&applicant(), true, false).allowed());
    assert!(decide(&applicant(), true, true).allowed());
    let mut outside = applicant();
    outside.in_hcpn = false;
    assert!(!may_open_form(&decide(&outside, true, true)));
    assert!(!may_open_form(&decide(&outside, false, false)));
}
