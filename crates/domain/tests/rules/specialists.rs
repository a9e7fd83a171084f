//! Employees.

use crate::support::{at, now, policy, unmet};
use chrono::{DateTime, Utc};
use domain::association::Party;
use domain::program::{DevelopmentPath, Program};
use domain::rules::specialists::invitation::{
    InvitationFacts, InvitationTargetFacts, invitation_target, specialist_invitation,
};
use domain::rules::specialists::lifecycle::{
    ProjectRecordFacts, SpecialistFacts, SpecialistOperation, project_record_change, specialist_operation,
};
use domain::rules::verdict::{Check, Verdict};
use domain::samples::seed::Samples;
use domain::states::machine::{Actor, Machine};
use domain::states::specialist::SpecialistState;

fn inviting(sent: usize, when: &str, inviting: u32) -> Verdict {
    let facts = InvitationFacts {
        is_admin: true,
        in_hcpn: Some(true),
        paths: vec![DevelopmentPath::Service],
        programs: Vec::new(),
        invited_at: vec![at(when); sent],
        inviting,
    };
    specialist_invitation(&facts, &policy(), now())
}

#[test]
fn a_hundred_invitations_fit_into_a_business_day() {
    // 16:00 UTC is midnight in business time; now is 16:00 of 22 November there.
    let (first, last) = ("2026-11-21T16:00:00Z", "2026-11-21T15:59:59Z");
    for (what, sent, when, more, allowed) in [
        ("the hundredth", 99, first, 1, true),
        ("one more", 100, first, 1, false),
        ("a whole batch", 0, first, 100, true),
        ("a batch too large", 0, first, 101, false),
        ("two batches", 60, first, 41, false),
        ("a hundred yesterday", 100, last, 100, true),
    ] {
        assert_eq!(inviting(sent, when, more).allowed(), allowed, "{what}");
    }
    assert_eq!(inviting(100, first, 1).available_at(), Some(at("2026-11-22T16:00:00Z")));
    assert_eq!(inviting(0, first, 101).available_at(), None, "such a batch never fits");
}

#[test]
fn invitations_are_sent_by_administrators_of_partners_on_a_path_or_in_a_plan() {
    let ask = |is_admin, paths: &[DevelopmentPath], programs: &[Program]| {
        let (paths, programs) = (paths.to_vec(), programs.to_vec());
        let facts =
            InvitationFacts { is_admin, in_hcpn: Some(true), paths, programs, invited_at: Vec::new(), inviting: 1 };
        unmet(&specialist_invitation(&facts, &policy(), now()))
    };
    for path in DevelopmentPath::ALL {
        let invites = !matches!(path, DevelopmentPath::Software | DevelopmentPath::Distributor);
        assert_eq!(ask(true, &[*path], &[]).is_empty(), invites, "{path}");
    }
    for program in Program::ALL {
        let invites = matches!(program, Program::Distribution | Program::SolutionProvider);
        assert_eq!(ask(true, &[], &[*program]).is_empty(), invites, "{program}");
    }
    assert_eq!(ask(false, &[], &[]), [Check::NotAdmin, Check::InviterNotEligible]);
}

#[test]
fn who_invites_is_in_the_partner_network_whatever_path_or_plan_it_is_in() {
    let ask = |in_hcpn, path: DevelopmentPath| {
        let (paths, programs) = (vec![path], vec![Program::SolutionProvider]);
        let facts = InvitationFacts { is_admin: true, in_hcpn, paths, programs, invited_at: Vec::new(), inviting: 1 };
        specialist_invitation(&facts, &policy(), now())
    };
    for path in DevelopmentPath::ALL {
        assert_eq!(unmet(&ask(Some(true), *path)), [], "{path}");
        assert_eq!(unmet(&ask(Some(false), *path)), [Check::NotInHcpn], "{path}");
    }
    // A receipt from before this was asked is answered as it was.
    let before = ask(None, DevelopmentPath::Service);
    assert_eq!((before.allowed(), before.outcome(Check::NotInHcpn)), (true, None));
}

fn target() -> InvitationTargetFacts {
    InvitationTargetFacts {
        link: None,
        enterprise_verified: false,
        linked_to_another: false,
        is_partner: false,
        partners_at: Vec::new(),
        too_many_partners: None,
    }
}

#[test]
fn each_of_four_conditions_keeps_an_account_from_being_invited() {
    type Change = fn(&mut InvitationTargetFacts);
    let table: [(Option<Check>, Change); 8] = [
        (None, |_| ()),
        (None, |f| f.link = Some(SpecialistState::Expired)),
        (None, |f| f.link = Some(SpecialistState::Unbound)),
        (Some(Check::TargetAlreadyInvited), |f| f.link = Some(SpecialistState::Invited)),
        (Some(Check::TargetAlreadyInvited), |f| f.link = Some(SpecialistState::Bound)),
        (Some(Check::TargetEnterprise), |f| f.enterprise_verified = true),
        (Some(Check::TargetLinked), |f| f.linked_to_another = true),
        (Some(Check::TargetIsPartner), |f| f.is_partner = true),
    ];
    for (check, change) in table {
        let mut facts = target();
        change(&mut facts);
        let verdict = invitation_target(&facts, Party::PartnerAdmin, &policy(), now());
        assert_eq!(unmet(&verdict), Vec::from_iter(check), "{facts:?}");
    }
}

#[test]
fn three_partners_within_twelve_months_are_too_many() {
    let edge: DateTime<Utc> = at("2025-11-22T08:00:00Z");
    let ask = |last: DateTime<Utc>, viewer| {
        let partners_at = vec![at("2026-01-05T00:00:00Z"), last, at("2026-10-01T00:00:00Z")];
        invitation_target(&InvitationTargetFacts { partners_at, ..target() }, viewer, &policy(), now())
    };
    let inside = edge + chrono::Duration::seconds(1);
    assert!(ask(edge, Party::Employee).allowed(), "exactly twelve months ago is past");
    assert_eq!(unmet(&ask(inside, Party::Employee)), [Check::Target3PartnersInYear]);
    assert_eq!(ask(inside, Party::Employee).available_at(), Some(at("2026-11-22T08:00:01Z")));
    let told = ask(inside, Party::PartnerAdmin);
    let condition = told.unmet().next().unwrap();
    assert_eq!((&condition.seen, condition.available_at), (&None, None), "not the inviting partner's to know");
}

#[test]
fn what_a_partner_keeps_is_answered_the_same_and_names_no_moment() {
    let mut samples = Samples::new(35);
    let mut answers = [0, 0];
    for _ in 0..2_000 {
        let facts = samples.invitation_target_facts(now());
        let told = facts.clone().told_to_partner(&policy(), now());
        let [full, kept] = [&facts, &told].map(|facts| invitation_target(facts, Party::PartnerAdmin, &policy(), now()));
        assert_eq!(full, kept);
        assert!(!serde_json::to_string(&told).unwrap().contains("T0"), "{told:?}");
        assert!(told.partners_at.is_empty());
        answers[usize::from(told.too_many_partners.unwrap())] += 1;
    }
    assert!(answers.iter().all(|count| *count > 20), "{answers:?}");
}

#[test]
fn an_operation_is_allowed_where_the_table_of_states_has_it() {
    for operation in SpecialistOperation::ALL {
        for state in SpecialistState::ALL {
            let facts = SpecialistFacts { operation: *operation, state: *state, paths: vec![DevelopmentPath::Service] };
            let verdict = specialist_operation(&facts, &policy(), now());
            let possible = state.apply(operation.event(), Actor::Partner).is_ok();
            assert_eq!(verdict.allowed(), possible, "{operation} from {state}");
            assert!(verdict.unmet().count() <= 1, "{operation} from {state}: one cause, one reason");
        }
    }
}

#[test]
fn a_specialist_is_cancelled_before_unbinding_and_found_on_a_path_only() {
    let ask = |operation, state, paths: &[DevelopmentPath]| {
        unmet(&specialist_operation(&SpecialistFacts { operation, state, paths: paths.to_vec() }, &policy(), now()))
    };
    use SpecialistOperation::{Apply, Unbind};
    for state in [SpecialistState::Specialist, SpecialistState::CancelReviewing] {
        assert_eq!(ask(Unbind, state, &[]), [Check::SpecialistNotCancelled], "{state}");
    }
    assert_eq!(ask(Unbind, SpecialistState::CancelApproved, &[]), []);
    assert_eq!(ask(Unbind, SpecialistState::Invited, &[]), [Check::SpecialistState]);
    for state in [SpecialistState::ApplyRejected, SpecialistState::CancelApproved, SpecialistState::CancelledByVendor] {
        assert_eq!(ask(Apply, state, &[DevelopmentPath::Learning]), [], "{state}: again");
    }
    // Programmes invite, but have no specialists: without a path there is nothing to apply for.
    assert_eq!(ask(Apply, SpecialistState::Bound, &[]), [Check::SpecialistPathMissing]);
    assert_eq!(ask(Apply, SpecialistState::Bound, &[DevelopmentPath::Software]), [Check::SpecialistPathMissing]);
}

#[test]
fn members_change_their_own_projects_and_not_the_vendor_s() {
    for (by_vendor, own, expect) in [
        (false, true, vec![]),
        (true, true, vec![Check::ProjectByVendor]),
        (false, false, vec![Check::ProjectNotOwn]),
        (true, false, vec![Check::ProjectByVendor, Check::ProjectNotOwn]),
    ] {
        let verdict = project_record_change(ProjectRecordFacts { by_vendor, own }, &policy(), now());
        assert_eq!(unmet(&verdict), expect, "{by_vendor} {own}");
    }
}
