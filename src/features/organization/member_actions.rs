//! What can be done with a member: in a row of the list and at the top of its page.

use crate::api::session;
use crate::explain::unmet_line;
use crate::i18n::{Key, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::MenuItem;
use domain::api::organization::Member;
use domain::rules::organization::{
    MemberFacts, MemberOperation, MemberOperationFacts, ProposedRoles, RetirementFacts, RoleAssignmentFacts,
    assign_roles, member_operation, retire_member,
};
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use t::organization as o;

/// The member as the rules see it.
pub(super) fn facts(member: &Member) -> MemberFacts {
    MemberFacts {
        is_primary: member.is_primary,
        is_self: untrack(|| session::read(|info| info.member_id.as_ref() == Some(&member.member_id)))
            .unwrap_or_default(),
        preset: member.preset_roles.clone(),
        under_review: member.under_review.clone(),
        customers: member.customers,
    }
}

/// The entries of the menu. What the rules do not allow stays: it says why and leads to the conditions.
pub(super) fn entries(member: &Member) -> Vec<MenuItem> {
    let Some(policy) = session::policy() else { return Vec::new() };
    let facts = facts(member);
    let now = session::now();
    let assign = RoleAssignmentFacts { member: facts.clone(), proposed: as_it_is(member) };
    let assign = assign_roles(&assign, &policy, now).conditions;
    let retire = RetirementFacts { released_customers: facts.customers, member: facts.clone() };
    let retire = retire_member(&retire, &policy, now).conditions;
    let reset = MemberOperationFacts { operation: MemberOperation::ResetPassword, member: facts };
    let reset = member_operation(&reset, &policy, now).conditions;
    let mut all =
        vec![item(member, "roles", o::ASSIGN_ROLES, &assign), item(member, "password", o::RESET_PASSWORD, &reset)];
    if member.disabled {
        all.push(item(member, "enable", o::ENABLE, &[]));
    } else {
        all.push(item(member, "disable", o::DISABLE, &retire));
    }
    all.push(item(member, "remove", o::REMOVE, &retire).danger());
    all
}

/// The roles as they are: only what never can be changed is in the way of them.
fn as_it_is(member: &Member) -> ProposedRoles {
    ProposedRoles {
        preset: member.preset_roles.clone(),
        custom: member.custom_roles.iter().map(|role| role.role_id.clone()).collect(),
        ..ProposedRoles::default()
    }
}

fn item(member: &Member, act: &'static str, label: Key, conditions: &[Condition]) -> MenuItem {
    let link = Route::Member(member.member_id.clone()).with(&[("do", act)]);
    let item = MenuItem::new(label, move |()| navigate(&link, Moved::Push));
    match unmet_line(conditions) {
        Some(reason) => item.blocked(reason),
        None => item,
    }
}
