//! The organisation's rules in words.

use crate::api::names;
use crate::explain;
use crate::explain::Viewer;
use crate::i18n::{Key, t};
use crate::ui::CheckItem;
use domain::organization::PresetRole;
use domain::permission::{CustomerVisibility, Permission, PermissionGroup};
use domain::rules::verdict::Condition;
use t::organization as o;

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

/// The conditions of a rule as a check list.
pub(super) fn check_items(conditions: &[Condition]) -> Vec<CheckItem> {
    conditions.iter().map(|condition| explain::check_item(condition, &Viewer::PartnerStaff)).collect()
}
