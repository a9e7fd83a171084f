//! The tab 人员管理: every member with roles, state and customers.

use super::member_columns;
use crate::api::list_query::{is, is_flag, is_text};
use crate::api::{
    Fetch, ListNotices, ListQuery, ListSpec, ListState, failure, organization, use_fetch, use_list_query,
};
use crate::explain;
use crate::i18n::{number, t};
use crate::page::{ListFilters, ListPages};
use crate::routes::Route;
use crate::ui::{Button, Choice, Column, DataTable, EmptyKind, EmptyState, FilterField, LinkButton, TablePrefs, Tone};
use domain::api::organization::{Member, MemberQuery, Members};
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
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || organization::members(&request(&list.get())));
    let roles = use_fetch(organization::roles);
    let prefs = TablePrefs::of("members");
    let columns = member_columns::all();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let count = move || answer.read(|answer| t::common::total_rows(number(answer.count)));
    // The names of custom roles come with an answer; the bar is made again when they are there.
    let custom = Memo::new(move |_| roles.read(custom_choices).unwrap_or_default());
    view! {
        <div class="stack">
            <div class="row">
                <LinkButton href=Route::NewMember.path() tone=Tone::Primary>{o::CREATE_MEMBER}</LinkButton>
                <span class="muted" role="status">{count}</span>
            </div>
            <ListNotices list/>
            {move || {
                let infos = infos.clone();
                view! {
                    <ListFilters list fields=fields(custom.get()) columns=infos prefs=prefs on_query=move |()| answer.reload()/>
                }
            }}
            <MemberTable list answer columns prefs/>
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

#[component]
fn MemberTable(
    list: ListState,
    answer: Fetch<Members>,
    columns: Vec<Column<Member>>,
    prefs: TablePrefs,
) -> impl IntoView {
    let rows = Signal::derive(move || answer.read(|answer| answer.members.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    // There is always somebody: whoever reads this.
    let empty = Callback::new(move |_: EmptyKind| {
        view! {
            <EmptyState kind=EmptyKind::NoMatch hint=t::common::NO_MATCH_HINT>
                <Button on_press=move |()| list.clear()>{t::common::CLEAR_FILTERS}</Button>
            </EmptyState>
        }
        .into_any()
    });
    view! {
        <DataTable caption=o::TAB_MEMBERS columns rows row_key=|row| format!("{}-{}", row.member_id, row.version)
            busy=Signal::derive(move || answer.loading())
            failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
            prefs=prefs empty empty_kind=Signal::stored(EmptyKind::NoMatch)/>
        <ListPages list total/>
    }
    .into_any()
}
