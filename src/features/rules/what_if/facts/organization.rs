//! The facts of: the organisation.

use super::super::scenario::Scenario;
use super::{chosen, count};
use domain::ids::CustomRoleId;
use domain::organization::{PresetRole, PrincipalKind};
use domain::permission::Permission;
use domain::roles::{CustomGrants, HeldRoles};
use domain::rules::organization::{
    AccessFacts, ContactRoomFacts, CustomRoleFacts, CustomRoleQuestion, MemberFacts, MemberOperationFacts,
    ProposedRoles, RetirementFacts, RoleAssignmentFacts,
};

/// the roles that a member is to have.
pub(super) fn assignment(scenario: &Scenario) -> Option<RoleAssignmentFacts> {
    let custom = (1..=count(scenario.get("custom"))?).map(|number| CustomRoleId::new(format!("role-{number}")));
    Some(RoleAssignmentFacts {
        member: member(scenario)?,
        proposed: ProposedRoles {
            preset: preset(scenario, "roles"),
            custom: custom.collect::<Result<_, _>>().ok()?,
            unknown: count(scenario.get("unknown"))?.into(),
            released_customers: count(scenario.get("released"))?.into(),
        },
    })
}

/// a member that goes.
pub(super) fn retirement(scenario: &Scenario) -> Option<RetirementFacts> {
    Some(RetirementFacts { member: member(scenario)?, released_customers: count(scenario.get("released"))?.into() })
}

/// a custom role that is to be kept, or to go.
pub(super) fn custom_role(scenario: &Scenario) -> Option<CustomRoleQuestion> {
    Some(match scenario.get("operation") {
        "KEEP" => CustomRoleQuestion::Keep(CustomRoleFacts {
            permissions: chosen(scenario, "rights", Permission::ALL, Permission::as_str),
            others: count(scenario.get("others"))?.into(),
        }),
        "DELETE" => CustomRoleQuestion::Delete {
            is_preset: scenario.has("has", "preset"),
            members: count(scenario.get("members"))?.into(),
        },
        _ => return None,
    })
}

/// a right, and a login that wants to use it.
pub(super) fn access(scenario: &Scenario) -> Option<AccessFacts> {
    let permission: Permission = scenario.get("permission").parse().ok()?;
    let granting = CustomGrants { role_id: CustomRoleId::new("role-1").ok()?, permissions: vec![permission] };
    let custom = scenario.has("has", "custom").then_some(granting).into_iter().collect();
    let kind = if scenario.has("has", "primary") { PrincipalKind::PartnerRoot } else { PrincipalKind::PartnerMember };
    let held = HeldRoles { preset: preset(scenario, "roles"), custom };
    Some(AccessFacts::of(permission, kind, &held, scenario.has("has", "first")))
}

/// how many contacts there are.
pub(super) fn contacts(scenario: &Scenario) -> Option<ContactRoomFacts> {
    Some(ContactRoomFacts { contacts: count(scenario.get("contacts"))?.into() })
}

/// what is done to whom.
pub(super) fn operation(scenario: &Scenario) -> Option<MemberOperationFacts> {
    let member = MemberFacts {
        is_primary: scenario.has("has", "primary"),
        is_self: scenario.has("has", "self"),
        ..MemberFacts::default()
    };
    Some(MemberOperationFacts { operation: scenario.get("operation").parse().ok()?, member })
}

fn member(scenario: &Scenario) -> Option<MemberFacts> {
    Some(MemberFacts {
        is_primary: scenario.has("has", "primary"),
        is_self: scenario.has("has", "self"),
        // Neither rule asks what it is now, only what of that is under review.
        preset: Vec::new(),
        under_review: preset(scenario, "review"),
        customers: count(scenario.get("customers"))?.into(),
    })
}

fn preset(scenario: &Scenario, list: &str) -> Vec<PresetRole> {
    chosen(scenario, list, PresetRole::ALL, PresetRole::as_str)
}
