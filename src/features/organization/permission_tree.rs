//! The permission tree: branches of the navigation, a check box a right.

use super::words;
use crate::api::names;
use crate::i18n::t;
use crate::platform::dom;
use crate::ui::Checkbox;
use domain::permission::{Permission, PermissionGroup, PermissionTier};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use t::organization as o;

/// Ticks a right and whatever it is of no use without; or takes the one tick away.
pub(super) fn set(chosen: &mut Vec<Permission>, permission: Permission, ticked: bool) {
    chosen.retain(|known| *known != permission);
    if ticked {
        chosen.push(permission);
        if let Some(needed) = permission.needs().filter(|needed| !chosen.contains(needed)) {
            chosen.push(needed);
        }
    }
}

/// The rights of a branch that a custom role can have.
fn grantable(group: PermissionGroup) -> impl Iterator<Item = Permission> {
    group.permissions().iter().copied().filter(|permission| permission.tier() == PermissionTier::Grantable)
}

/// The tree. ↑ ↓ Home End go from box to box, Space ticks; a branch's box ticks all of the branch and shows a dash when
/// some are. Defaults are ticked for good, and rights that no custom role can have say who has them.
#[component]
pub(super) fn PermissionTree(
    chosen: RwSignal<Vec<Permission>>,
    /// A role that can only be viewed.
    #[prop(optional)]
    read_only: bool,
) -> impl IntoView {
    let tree = NodeRef::<html::Div>::new();
    let keyed = move |event: KeyboardEvent| {
        let Some(tree) = tree.get_untracked() else { return };
        let boxes = dom::all_within(&tree, "input:not(:disabled)");
        let Some(at) = dom::focused_among(&boxes) else { return };
        let to = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.wrapping_sub(1),
            "Home" => 0,
            "End" => boxes.len().saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = boxes.get(to) {
            dom::focus(next);
        }
    };
    let branches = PermissionGroup::ALL.iter().map(|group| branch(*group, chosen, read_only)).collect_view();
    view! { <div class="permission-tree" node_ref=tree on:keydown=keyed>{branches}</div> }.into_any()
}

fn branch(group: PermissionGroup, chosen: RwSignal<Vec<Permission>>, read_only: bool) -> AnyView {
    let leaves = group.permissions().iter().map(|permission| leaf(*permission, chosen, read_only)).collect_view();
    let count = move || chosen.with(|chosen| grantable(group).filter(|one| chosen.contains(one)).count());
    let most = grantable(group).count();
    let toggle = move |_| {
        let ticks = untrack(count) < most;
        chosen.update(|chosen| grantable(group).for_each(|permission| set(chosen, permission, ticks)));
    };
    let head = if most == 0 || read_only {
        view! { <span>{words::group(group)}</span> }.into_any()
    } else {
        view! {
            <label class="checkbox">
                <input type="checkbox" prop:checked=move || count() == most
                    prop:indeterminate=move || (1..most).contains(&count()) on:change=toggle/>
                <span>{words::group(group)}</span>
            </label>
        }
        .into_any()
    };
    view! { <fieldset class="permission-branch"><legend>{head}</legend><ul>{leaves}</ul></fieldset> }.into_any()
}

fn leaf(permission: Permission, chosen: RwSignal<Vec<Permission>>, read_only: bool) -> AnyView {
    let tier = permission.tier();
    let note = match tier {
        PermissionTier::Default => Some(o::BY_DEFAULT),
        PermissionTier::AdministratorOnly => Some(o::ADMINISTRATOR_ONLY),
        PermissionTier::RootOnly => Some(o::ROOT_ONLY),
        PermissionTier::Grantable | PermissionTier::OtherKind => None,
    };
    let fixed = read_only || tier != PermissionTier::Grantable;
    let is_ticked = move || tier == PermissionTier::Default || chosen.with(|chosen| chosen.contains(&permission));
    let id = format!("right-{}", permission.as_str().replace(':', "-"));
    view! {
        <li>
            <Checkbox checked=Signal::derive(is_ticked)
                on_change=move |ticked| chosen.update(|chosen| set(chosen, permission, ticked))
                disabled=Signal::stored(fixed) described_by=note.map(|_| id.clone()).unwrap_or_default()>
                {names::permission(permission)}
            </Checkbox>
            {note.map(|note| view! { <p class="field-hint" id=id>{note}</p> })}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{Permission as P, set};

    #[test]
    fn a_right_brings_along_what_it_is_of_no_use_without() {
        let mut chosen = Vec::new();
        set(&mut chosen, P::AssignAccountManager, true);
        assert_eq!(chosen, [P::AssignAccountManager, P::ViewCustomers]);
        set(&mut chosen, P::ViewCustomers, true);
        assert_eq!(chosen.len(), 2);
        set(&mut chosen, P::ViewCustomers, false);
        assert_eq!(chosen, [P::AssignAccountManager]);
    }
}
