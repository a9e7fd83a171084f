//! Choosing the roles of a member.

use super::words;
use crate::explain;
use crate::i18n::t;
use crate::ui::Checkbox;
use domain::api::roles::{AccessQuestion, CustomRole, Roles};
use domain::ids::{CustomRoleId, MemberId};
use domain::organization::PresetRole;
use leptos::prelude::*;
use std::sync::Arc;
use t::organization as o;

/// The roles that are ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) preset: Vec<PresetRole>,
    pub(super) custom: Vec<CustomRoleId>,
}

impl Chosen {
    /// What the server is asked about them.
    pub(super) fn question(&self, member_id: Option<MemberId>) -> AccessQuestion {
        AccessQuestion { member_id, preset_roles: self.preset.clone(), custom_roles: self.custom.clone() }
    }
}

fn toggle<T: PartialEq>(all: &mut Vec<T>, one: T, ticked: bool) {
    all.retain(|known| *known != one);
    if ticked {
        all.push(one);
    }
}

/// Check boxes for preset and custom roles. A role under review is ticked and cannot be changed. Space
/// toggles; each box is named by its role and described by what the role is for.
#[component]
pub(super) fn RolePicker(
    #[prop(into)] roles: Signal<Option<Arc<Roles>>>,
    chosen: RwSignal<Chosen>,
    locked: Vec<PresetRole>,
) -> impl IntoView {
    let preset = move |role: PresetRole| {
        let is_locked = locked.contains(&role);
        let note = if is_locked { o::LOCKED_BY_REVIEW } else { words::preset_description(role) };
        let id = format!("about-{role}");
        view! {
            <li>
                <Checkbox checked=Signal::derive(move || chosen.with(|chosen| chosen.preset.contains(&role)))
                    on_change=move |ticked| chosen.update(|chosen| toggle(&mut chosen.preset, role, ticked))
                    disabled=Signal::stored(is_locked) described_by=id.clone()>
                    {explain::role(role)}
                </Checkbox>
                <p class="field-hint" id=id>{note}</p>
            </li>
        }
    };
    let custom = move |role: CustomRole| {
        let CustomRole { role_id: held, name, description: about, permissions: rights, .. } = role;
        let set = held.clone();
        let id = format!("about-{held}");
        let note = move || if about.is_empty() { words::permissions(&rights) } else { about.clone() };
        view! {
            <li>
                <Checkbox checked=Signal::derive(move || chosen.with(|chosen| chosen.custom.contains(&held)))
                    on_change=move |ticked| chosen.update(|chosen| toggle(&mut chosen.custom, set.clone(), ticked))
                    described_by=id.clone()>
                    {name}
                </Checkbox>
                <p class="field-hint" id=id>{note}</p>
            </li>
        }
    };
    let own = move || {
        let roles = roles.get()?;
        let list = roles.custom_roles.iter().cloned().map(custom).collect_view();
        (!roles.custom_roles.is_empty()).then(|| {
            view! {
                <fieldset class="role-picker"><legend>{o::CUSTOM_ROLES}</legend><ul>{list}</ul></fieldset>
            }
        })
    };
    view! {
        <fieldset class="role-picker">
            <legend>{o::PRESET_ROLES}</legend>
            <ul>{PresetRole::ALL.iter().copied().map(preset).collect_view()}</ul>
        </fieldset>
        {own}
    }
    .into_any()
}
