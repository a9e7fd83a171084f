//! The tab 人员管理: every member with roles, state and customers.

use super::member_columns;
use crate::api::list_query::{is, is_flag, is_text};
use crate::api::{ListQuery, ListSpec, organization, use_fetch};
use crate::explain;
use crate::i18n::t;
use crate::page::{ListTable, use_listing, when_no_match};
use crate::routes::Route;
use crate::ui::{Choice, FilterField, LinkButton, Tone};
use domain::api::organization::MemberQuery;
use domain::api::roles::Roles;
use domain::ids::CustomRoleId;
use domain::organization::PresetRole;
use leptos::prelude::*;
use t::organization as o;

static SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", is_text),
        ("preset_role", is::<PresetRole>),
        ("custom_role", is::<CustomRoleId>),
        ("disabled", is_flag),
    ],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn Members() -> impl IntoView {
    let all = use_listing(&SPEC, |query| organization::members(&request(query)), |all| (&all.members, all.count));
    let roles = use_fetch(organization::roles);
    // The names of custom roles come with an answer.
    let custom = Memo::new(move |_| roles.read(custom_choices).unwrap_or_default());
    // There is always somebody: whoever reads this.
    let empty = when_no_match(all.state);
    view! {
        <div class="stack">
            <div class="row">
                <LinkButton href=Route::NewMember.path() tone=Tone::Primary>{o::CREATE_MEMBER}</LinkButton>
                {all.count_line()}
            </div>
            <ListTable of=all table="members" caption=o::TAB_MEMBERS columns=member_columns::all()
                row_key=|row| format!("{}-{}", row.member_id, row.version) fields=move || fields(custom.get())
                empty/>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> MemberQuery {
    MemberQuery {
        search: query.filter("search").map(str::to_owned),
        preset_role: query.parsed("preset_role"),
        custom_role: query.parsed("custom_role"),
        disabled: query.parsed("disabled"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn custom_choices(roles: &Roles) -> Vec<(String, String)> {
    roles.custom_roles.iter().map(|role| (role.role_id.to_string(), role.name.clone())).collect()
}

fn fields(custom: Vec<(String, String)>) -> Vec<FilterField> {
    let preset = PresetRole::ALL.iter().map(|role| Choice::new(role.as_str(), explain::role(*role))).collect();
    let custom = custom.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
    let states = vec![Choice::new("false", o::STATE_ACTIVE), Choice::new("true", o::STATE_DISABLED)];
    vec![
        FilterField::words("search", o::SEARCH_MEMBERS),
        FilterField::one_of("preset_role", o::PRESET_ROLE, preset).pinned(),
        FilterField::one_of("custom_role", o::CUSTOM_ROLE, custom).pinned(),
        FilterField::one_of("disabled", o::STATE, states).pinned(),
    ]
}
