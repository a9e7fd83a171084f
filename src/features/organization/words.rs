//! The organisation's rules in words.

use crate::api::names;
use crate::explain;
use crate::i18n::{Key, Text, number, t};
use crate::ui::{CheckItem, Outcome};
use domain::organization::PresetRole;
use domain::permission::{CustomerVisibility, Permission, PermissionGroup};
use domain::roles::{OrganizationCheck as Check, OrganizationCondition};
use t::organization as o;

/// Any count as the reader's language writes it.
pub(super) fn count(value: u64) -> String {
    number(value.try_into().unwrap_or(i64::MAX))
}

/// Roles by name, the preset ones first.
pub(super) fn roles(preset: &[PresetRole], custom: &[String]) -> String {
    let preset = preset.iter().map(|role| explain::role(*role).get().to_owned());
    preset.chain(custom.iter().cloned()).collect::<Vec<_>>().join(" · ")
}

/// Rights by name.
pub(super) fn permissions(all: &[Permission]) -> String {
    all.iter().map(|one| names::permission(*one).get()).collect::<Vec<_>>().join(" · ")
}

/// A branch of the permission tree.
pub(super) const fn group(group: PermissionGroup) -> Key {
    match group {
        PermissionGroup::Basics => o::GROUP_BASICS,
        PermissionGroup::Customers => o::GROUP_CUSTOMERS,
        PermissionGroup::Incentives => o::GROUP_INCENTIVES,
        PermissionGroup::Opportunities => o::GROUP_OPPORTUNITIES,
        PermissionGroup::Resellers => o::GROUP_RESELLERS,
        PermissionGroup::Organization => o::GROUP_ORGANIZATION,
    }
}

/// Which customers somebody sees.
pub(super) const fn visibility(visibility: CustomerVisibility) -> Key {
    match visibility {
        CustomerVisibility::All => o::SEES_ALL,
        CustomerVisibility::OfReportingManagers => o::SEES_MANAGERS,
        CustomerVisibility::Own => o::SEES_OWN,
        CustomerVisibility::Nothing => o::SEES_NOTHING,
    }
}

/// What a preset role is for.
pub(super) const fn preset_description(role: PresetRole) -> Key {
    match role {
        PresetRole::Admin => o::ABOUT_ADMIN,
        PresetRole::AccountManager => o::ABOUT_ACCOUNT_MANAGER,
        PresetRole::AccountManagerDirector => o::ABOUT_DIRECTOR,
        PresetRole::Finance => o::ABOUT_FINANCE,
        PresetRole::SaSpecialist => o::ABOUT_SA_SPECIALIST,
    }
}

/// The sentence that should be true.
const fn sentence(check: Check) -> Key {
    match check {
        Check::RoleCount => o::CHECK_ROLE_COUNT_ANY,
        Check::AdministratorExclusive => o::CHECK_ADMINISTRATOR_EXCLUSIVE,
        Check::ManagerOrDirector => o::CHECK_MANAGER_OR_DIRECTOR,
        Check::RoleKnown => o::CHECK_ROLE_KNOWN,
        Check::RoleUnderReview => o::CHECK_ROLE_UNDER_REVIEW,
        Check::CustomersReleased => o::CHECK_CUSTOMERS_RELEASED,
        Check::PrimaryAccount => o::CHECK_PRIMARY_ACCOUNT,
        Check::OwnAccount => o::CHECK_OWN_ACCOUNT,
        Check::CustomRoleCap => o::CHECK_CUSTOM_ROLE_CAP,
        Check::PermissionChosen => o::CHECK_PERMISSION_CHOSEN,
        Check::PermissionGrantable => o::CHECK_PERMISSION_GRANTABLE,
        Check::PermissionComplete => o::CHECK_PERMISSION_COMPLETE,
        Check::PresetRole => o::CHECK_PRESET_ROLE,
        Check::RoleUnused => o::CHECK_ROLE_UNUSED,
        Check::ContactCap => o::CHECK_CONTACT_CAP,
    }
}

/// The same with the number that the policy has for it.
fn title(condition: &OrganizationCondition) -> Text {
    match (condition.check, condition.limit) {
        (Check::RoleCount, Some(most)) => (move || o::check_role_count(count(most))).into(),
        (check, _) => sentence(check).into(),
    }
}

/// One condition of a rule as a line of a check list.
pub(super) fn check_item(condition: &OrganizationCondition) -> CheckItem {
    let (roles_seen, missing) = (condition.roles.clone(), condition.permissions.clone());
    let seen: Option<Text> = match condition.seen {
        Some(seen) => Some((move || count(seen)).into()),
        None if !roles_seen.is_empty() => Some((move || roles(&roles_seen, &[])).into()),
        None if !missing.is_empty() => Some((move || permissions(&missing)).into()),
        None => None,
    };
    let exact = condition.check == Check::CustomersReleased;
    let needed: Option<Text> = condition
        .limit
        .filter(|_| !condition.passed)
        .map(|limit| (move || if exact { count(limit) } else { t::terms::at_most(count(limit)) }).into());
    CheckItem {
        outcome: if condition.passed { Outcome::Met } else { Outcome::Unmet },
        title: title(condition),
        seen,
        needed,
        who: None,
        fix: None,
        again: None,
    }
}

/// "2 of 8 conditions not met", or nothing when all are.
pub(super) fn blocked(conditions: &[OrganizationCondition]) -> Option<String> {
    let unmet = conditions.iter().filter(|condition| !condition.passed).count();
    (unmet > 0).then(|| t::common::conditions_unmet(unmet, conditions.len()))
}
