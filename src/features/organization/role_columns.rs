//! The columns of the role list.

use super::words;
use crate::explain;
use crate::i18n::{Text, number, t};
use crate::routes::Route;
use crate::ui::{Column, IconName, Menu, MenuItem};
use domain::api::roles::{CustomRole, PresetRoleInfo, Roles};
use domain::ids::CustomRoleId;
use domain::organization::PresetRole;
use domain::permission::Permission;
use leptos::prelude::*;
use t::organization as o;

/// A preset or custom role as a row.
#[derive(Clone, Debug)]
pub(super) struct RoleLine {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) description: Text,
    pub(super) preset: Option<PresetRole>,
    pub(super) permissions: Vec<Permission>,
    pub(super) members: u64,
    pub(super) version: i64,
}

impl RoleLine {
    fn of_preset(info: &PresetRoleInfo) -> Self {
        Self {
            id: info.role.as_str().to_owned(),
            name: explain::role(info.role).into(),
            description: words::preset_description(info.role).into(),
            preset: Some(info.role),
            permissions: info.permissions.clone(),
            members: info.members,
            version: 0,
        }
    }

    fn of_custom(role: &CustomRole) -> Self {
        Self {
            id: role.role_id.to_string(),
            name: role.name.clone().into(),
            description: role.description.clone().into(),
            preset: None,
            permissions: role.permissions.clone(),
            members: role.members,
            version: role.version,
        }
    }

    /// The page of the role.
    fn link(&self) -> String {
        CustomRoleId::new(self.id.as_str()).map(|id| Route::Role(id).path()).unwrap_or_default()
    }

    /// The members that have it.
    pub(super) fn members_link(&self) -> String {
        let filter = if self.preset.is_some() { "preset_role" } else { "custom_role" };
        Route::Members.with(&[(filter, &self.id)])
    }
}

/// Preset roles first.
pub(super) fn lines(roles: &Roles) -> Vec<RoleLine> {
    let preset = roles.preset_roles.iter().map(RoleLine::of_preset);
    preset.chain(roles.custom_roles.iter().map(RoleLine::of_custom)).collect()
}

/// All columns; `deleting` is what the menu asks to delete.
pub(super) fn all(deleting: RwSignal<Option<RoleLine>>) -> Vec<Column<RoleLine>> {
    vec![
        Column::new("name", o::ROLE_NAME, |row: &RoleLine| {
            view! { <a href=row.link()><bdi>{row.name.clone()}</bdi></a> }
        })
        .identity(),
        Column::new("type", o::ROLE_TYPE, |row: &RoleLine| {
            let kind = if row.preset.is_some() { o::PRESET_ROLE } else { o::CUSTOM_ROLE };
            view! { <span>{kind}</span> }
        }),
        Column::new("description", o::DESCRIPTION, |row: &RoleLine| {
            view! { <span>{row.description.clone()}</span> }
        }),
        Column::new("rights", o::RIGHTS, |row: &RoleLine| {
            let rights = row.permissions.len() as u64;
            move || number(rights)
        })
        .numeric(),
        Column::new("members", o::MEMBERS, |row: &RoleLine| {
            let members = row.members;
            view! { <a href=row.members_link()>{move || number(members)}</a> }
        })
        .numeric(),
        Column::new("actions", t::common::ACTIONS, move |row: &RoleLine| {
            let (name, link, line) = (row.name.clone(), row.link(), row.clone());
            let label: Text = (move || o::actions_of(name.get())).into();
            let verb = if row.preset.is_some() { o::DETAILS } else { t::common::EDIT };
            let items = Signal::derive(move || vec![delete_item(line.clone(), deleting)]);
            view! {
                <span class="row-actions">
                    <a href=link>{verb}</a>
                    <Menu label icon=IconName::MORE items/>
                </span>
            }
        })
        .actions(),
    ]
}

/// Stays choosable when the role cannot be deleted: it opens the reasons.
fn delete_item(line: RoleLine, deleting: RwSignal<Option<RoleLine>>) -> MenuItem {
    let (is_preset, members) = (line.preset.is_some(), line.members);
    let item = MenuItem::new(o::DELETE, move |()| deleting.set(Some(line.clone()))).danger();
    if is_preset {
        item.blocked(crate::explain::check_title(domain::rules::verdict::Check::PresetRole))
    } else if members > 0 {
        item.blocked(move || o::who_has_it(number(members)))
    } else {
        item
    }
}
