//! The facts of: employees and specialists.

use super::super::scenario::Scenario;
use super::{chosen, count, optional_code, optional_day};
use domain::api::time::day_from_text;
use domain::period::start_of_day;
use domain::program::{DevelopmentPath, Program};
use domain::rules::specialists::invitation::{InvitationFacts, InvitationTargetFacts};
use domain::rules::specialists::lifecycle::{ProjectRecordFacts, SpecialistFacts};

/// The partners that an account was with, as the address names their days.
pub(in super::super) const PARTNERS: [&str; 4] = ["partner_1", "partner_2", "partner_3", "partner_4"];

/// a batch of invitations.
pub(super) fn invitation(scenario: &Scenario) -> Option<InvitationFacts> {
    let sent_on = start_of_day(day_from_text(scenario.get("sent_on"))?);
    Some(InvitationFacts {
        is_admin: scenario.has("has", "admin"),
        in_hcpn: Some(scenario.has("has", "hcpn")),
        paths: paths(scenario),
        programs: chosen(scenario, "programs", Program::ALL, Program::as_str),
        invited_at: vec![sent_on; count(scenario.get("sent"))? as usize],
        inviting: count(scenario.get("inviting"))?,
    })
}

/// an account to invite.
pub(super) fn target(scenario: &Scenario) -> Option<InvitationTargetFacts> {
    let days = PARTNERS.iter().map(|name| optional_day(scenario.get(name)));
    let days = days.collect::<Option<Vec<_>>>()?;
    Some(InvitationTargetFacts {
        link: optional_code(scenario.get("link"))?,
        enterprise_verified: scenario.has("has", "enterprise"),
        linked_to_another: scenario.has("has", "another"),
        is_partner: scenario.has("has", "partner"),
        partners_at: days.into_iter().flatten().map(start_of_day).collect(),
        too_many_partners: None,
    })
}

/// something to be done with a link.
pub(super) fn operation(scenario: &Scenario) -> Option<SpecialistFacts> {
    Some(SpecialistFacts {
        operation: scenario.get("operation").parse().ok()?,
        state: scenario.get("state").parse().ok()?,
        paths: paths(scenario),
    })
}

/// the record of a project.
pub(super) fn project(scenario: &Scenario) -> ProjectRecordFacts {
    ProjectRecordFacts { by_vendor: scenario.has("has", "vendor"), own: scenario.has("has", "own") }
}

fn paths(scenario: &Scenario) -> Vec<DevelopmentPath> {
    chosen(scenario, "paths", DevelopmentPath::ALL, DevelopmentPath::as_str)
}
