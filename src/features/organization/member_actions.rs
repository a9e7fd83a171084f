//! What can be done with a member: in a row of the list and at the top of its page.

use crate::api::session;
use crate::i18n::{Key, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::MenuItem;
use domain::api::organization::Member;
use domain::roles::{MemberFacts, OrganizationVerdict, ProposedRoles, assign_roles, reset_password, retire_member};
use domain::rules::policy::Policy;
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
    let assign = assign_roles(&facts, &as_it_is(member), &policy);
    let retire = retire_member(&facts, facts.customers, &policy);
    let mut all = vec![
        item(member, "roles", o::ASSIGN_ROLES, &assign),
        item(member, "password", o::RESET_PASSWORD, &reset_password(&facts, &policy)),
    ];
    if member.disabled {
        all.push(item(member, "enable", o::ENABLE, &nothing(&policy)));
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

const fn nothing(policy: &Policy) -> OrganizationVerdict {
    OrganizationVerdict { policy_version: policy.version, conditions: Vec::new() }
}

fn item(member: &Member, act: &'static str, label: Key, verdict: &OrganizationVerdict) -> MenuItem {
    let link = Route::Member(member.member_id.clone()).with(&[("do", act)]);
    let item = MenuItem::new(label, move |()| navigate(&link, Moved::Push));
    match super::words::blocked(&verdict.conditions) {
        Some(reason) => item.blocked(reason),
        None => item,
    }
}
