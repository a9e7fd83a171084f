//! The columns of the member list.

use super::member_actions::entries;
use super::words;
use crate::i18n::{Key, Text, number, t};
use crate::routes::Route;
use crate::ui::{Column, IconName, Menu, StatusTag, TimeText, Turn};
use domain::api::organization::Member;
use leptos::prelude::*;
use t::organization as o;

/// All columns; mail address and phone number only when asked for.
pub(super) fn all() -> Vec<Column<Member>> {
    vec![
        Column::new("name", o::NAME, |row: &Member| {
            view! { <a href=Route::Member(row.member_id.clone()).path()><bdi>{row.name.clone()}</bdi></a> }
        })
        .identity(),
        Column::new("account", o::ACCOUNT_NAME, |row: &Member| view! { <code>{row.account_name.clone()}</code> }),
        Column::new("roles", o::ROLES, |row: &Member| {
            let row = row.clone();
            move || roles(&row)
        }),
        Column::new("state", o::STATE, |row: &Member| state(row)),
        Column::new("director", o::DIRECTOR, |row: &Member| {
            row.director.as_ref().map_or_else(|| "–".to_owned(), |director| director.name.clone())
        }),
        Column::new("customers", o::CUSTOMERS, |row: &Member| {
            let customers = row.customers;
            move || number(customers)
        })
        .numeric(),
        Column::new("email", o::EMAIL, |row: &Member| row.email.clone()).hidden(),
        Column::new("telephone", o::TELEPHONE, |row: &Member| row.telephone.clone()).hidden(),
        Column::new("created", o::CREATED, |row: &Member| view! { <TimeText at=row.created_at/> }).hidden(),
        Column::new("actions", t::common::ACTIONS, |row: &Member| {
            let (member, name) = (row.clone(), row.name.clone());
            let label: Text = (move || o::actions_of(&name)).into();
            let items = Signal::derive(move || entries(&member));
            view! {
                <span class="row-actions">
                    <a href=Route::Member(row.member_id.clone()).path()>{o::DETAILS}</a>
                    <Menu label icon=IconName::MORE items/>
                </span>
            }
        })
        .actions(),
    ]
}

/// The roles of a member by name; the primary account has all rights without any.
pub(super) fn roles(member: &Member) -> String {
    if member.is_primary {
        return t::errors::ROLE_ROOT.get().to_owned();
    }
    let custom = member.custom_roles.iter().map(|role| role.name.clone()).collect::<Vec<_>>();
    words::roles(&member.preset_roles, &custom)
}

/// Can the member sign in, and has it done so?
pub(super) fn state(member: &Member) -> AnyView {
    let (turn, label): (Turn, Key) = if member.disabled {
        (Turn::Closed, o::STATE_DISABLED)
    } else if member.must_change_password {
        (Turn::Waiting, o::STATE_FIRST_LOGIN)
    } else {
        (Turn::Done, o::STATE_ACTIVE)
    };
    let reviewed = !member.under_review.is_empty();
    view! {
        <span class="row">
            <StatusTag turn label/>
            {reviewed.then(|| view! { <StatusTag turn=Turn::Running label=o::UNDER_REVIEW/> })}
        </span>
    }
    .into_any()
}
