//! P-16 分配客户经理: a customer has exactly one account manager.

use super::detail::{name, not_found};
use super::menu::list_crumb;
use crate::api::{ApiError, Sender, customers, members, session, use_fetch, use_sender};
use crate::explain::{Reasons, Viewer, association_type, check_items, unmet_line};
use crate::i18n::{Text, date_time, number, t};
use crate::page::Unready;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{
    Breadcrumb, Button, CheckList, Column, CopyId, Crumb, DataTable, EmptyKind, EmptyState, Fact, KeyFacts, LinkButton,
    Notice, NoticeKind, PageHeader, TextInput, Tone, use_toasts,
};
use domain::api::customers::{CustomerDetail, ManagerName};
use domain::api::members::{AccountManager, AssignAccountManager};
use domain::ids::{CustomerId, MemberId};
use domain::rules::account_manager::{AssignmentFacts, assign_account_manager};
use leptos::prelude::*;
use std::sync::Arc;

/// Chooses the account manager of one customer.
#[component]
pub fn AccountManagerPage(id: CustomerId) -> impl IntoView {
    let asked = id.clone();
    let detail = use_fetch(move || customers::get(&asked));
    let customer = name(detail);
    // The summary and the form are made once; what changes under them follows.
    let ready = Memo::new(move |_| detail.read(|_| ()).is_some());
    let missing = Memo::new(move |_| detail.error() == Some(ApiError::NotFound));
    let back = Crumb { label: customer.clone(), href: Some(Route::Customer(id.clone()).path()) };
    let current = Signal::derive(move || detail.get());
    let content = move || match (ready.get(), missing.get()) {
        (_, true) => not_found().into_any(),
        (true, false) => view! {
            <Summary detail=current/>
            <Chooser id=id.clone() detail=current/>
        }
        .into_any(),
        (false, false) => view! { <Unready fetch=detail/> }.into_any(),
    };
    view! {
        <Breadcrumb crumbs=vec![list_crumb(), back, Crumb { label: t::customers::ASSIGN_MANAGER.into(), href: None }]/>
        <PageHeader title=move || t::customers::assign_title(customer.get())
            as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()/>
        {content}
    }
    .into_any()
}

type Detail = Signal<Option<Arc<CustomerDetail>>>;

fn manager(detail: Detail) -> Option<ManagerName> {
    detail.with(|detail| detail.as_ref()?.info.console.as_ref()?.account_manager.clone())
}

#[component]
fn Summary(detail: Detail) -> impl IntoView {
    let current =
        move || manager(detail).map_or_else(|| t::customers::NO_MANAGER.get().to_owned(), |manager| manager.name);
    move || {
        let info = detail.with(|detail| detail.as_ref().map(|detail| detail.info.clone()))?;
        Some(view! {
            <KeyFacts>
                <Fact label=t::customers::ACCOUNT_NAME><bdi>{info.account_name}</bdi></Fact>
                <Fact label=t::customers::CUSTOMER_ID><CopyId id=info.customer_id.to_string() short=super::columns::shortened(info.customer_id.as_str())/></Fact>
                <Fact label=t::customers::ASSOCIATION_TYPE>{association_type(info.association_type)}</Fact>
                <Fact label=t::customers::CURRENT_MANAGER>{current}</Fact>
            </KeyFacts>
        })
    }
}

/// The managers, what the change does, and the button that does it.
#[component]
fn Chooser(id: CustomerId, detail: Detail) -> impl IntoView {
    let answer = use_fetch(members::account_managers);
    let chosen = RwSignal::new(String::new());
    let sender = use_sender();
    let toasts = use_toasts();
    let sought = RwSignal::new(String::new());
    let rows = Signal::derive(move || {
        let sought = sought.get().trim().to_lowercase();
        answer.read(|answer| {
            answer.account_managers.iter().filter(|manager| fits(manager, &sought)).cloned().collect::<Vec<_>>()
        })
    });
    // The same conditions that the server asks, of the one who is chosen; before that, of anybody.
    let items = Memo::new(move |_| {
        let asked = detail.with(|detail| Some(detail.as_ref()?.info.console.as_ref()?.facts.own_customer));
        let chosen = chosen.get();
        let facts = AssignmentFacts {
            own_customer: asked?,
            is_account_manager: true,
            is_current: manager(detail).is_some_and(|manager| manager.member_id.as_str() == chosen),
        };
        let verdict = session::policy().map(|policy| assign_account_manager(facts, &policy, session::now()))?;
        (!verdict.allowed()).then_some(verdict)
    });
    let viewer = StoredValue::new(Viewer::Partner(id.clone()));
    let conditions = move || {
        let verdict = items.get()?;
        let items = Signal::stored(viewer.with_value(|viewer| check_items(&verdict, viewer)));
        Some(view! { <CheckList label=t::customers::ASSIGN_CHECK items/> })
    };
    let reason = Signal::derive(move || {
        let chosen = chosen.get();
        if chosen.is_empty() {
            Some(t::customers::CHOOSE_MANAGER.get().to_owned())
        } else {
            items.with(|verdict| unmet_line(&verdict.as_ref()?.conditions))
        }
    });
    let reasons = move || {
        let is_stale = matches!(sender.error(), Some(ApiError::Stale(_)));
        (!is_stale).then(|| view! { <Reasons sender viewer=&Viewer::PartnerStaff label=t::customers::ASSIGN_CHECK/> })
    };
    let (customer, back) = (StoredValue::new(id.clone()), Route::Customer(id).path());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let version =
            detail.with_untracked(|detail| detail.as_ref()?.info.console.as_ref().map(|console| console.version));
        let (Some(version), Ok(manager)) = (version, chosen.get_untracked().parse::<MemberId>()) else { return };
        if untrack(|| reason.get()).is_some() {
            return;
        }
        let id = customer.get_value();
        sender.send(members::assign(&id, version, &AssignAccountManager { account_manager_id: manager }), move |_| {
            toasts.done(t::customers::ASSIGNED);
            navigate(&Route::Customers.with(&[("customer_id", id.as_str())]), Moved::Push);
        });
    };
    let empty = Callback::new(move |_| {
        if sought.with(String::is_empty) {
            view! { <EmptyState kind=EmptyKind::NothingYet title=t::customers::NO_MANAGERS hint=t::customers::NO_MANAGERS_HINT/> }.into_any()
        } else {
            view! { <EmptyState kind=EmptyKind::NoMatch/> }.into_any()
        }
    });
    view! {
        <form class="stack" on:submit=submit aria-label=t::customers::ASSIGN_MANAGER>
            <p class="muted prose">{t::customers::ASSIGN_EFFECT}</p>
            <div class="form"><TextInput value=sought label=Text::from(t::customers::SEEK_MANAGER) placeholder=Text::from(t::customers::SEEK_MANAGER)/></div>
            <DataTable caption=t::customers::MANAGERS columns=columns(chosen, detail) rows row_key=|row| row.member_id.to_string()
                failure=answer.failure() on_retry=move |()| answer.reload() empty/>
            {conditions}
            {move || stale(sender, detail)}
            {reasons}
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=sender.busy() reason>{t::customers::ASSIGN}</Button>
                <LinkButton href=back>{t::common::CANCEL}</LinkButton>
            </div>
        </form>
    }
}

fn fits(manager: &AccountManager, sought: &str) -> bool {
    [&manager.name, &manager.account_name].iter().any(|text| text.to_lowercase().contains(sought))
}

/// A stale version says who changed what and when; the choice stays.
fn stale(sender: Sender, detail: Detail) -> Option<AnyView> {
    let Some(ApiError::Stale(stale)) = sender.error() else { return None };
    let (who, at) = (stale.changed_by.clone(), stale.changed_at);
    let now = move || manager(detail).map_or_else(|| t::customers::NO_MANAGER.get().to_owned(), |manager| manager.name);
    let notice = view! {
        <Notice kind=NoticeKind::Failed>
            <p>{move || t::customers::stale_assignment(&who, date_time(at), now())}</p>
        </Notice>
    };
    Some(notice.into_any())
}

fn columns(chosen: RwSignal<String>, detail: Detail) -> Vec<Column<AccountManager>> {
    use t::customers as c;
    vec![
        Column::new("name", c::MANAGER_NAME, move |row: &AccountManager| {
            let (own, sent, held) = (row.member_id.to_string(), row.member_id.to_string(), row.member_id.clone());
            let is_current = move || manager(detail).is_some_and(|manager| manager.member_id == held);
            view! {
                <label class="checkbox">
                    <input type="radio" name="account-manager" value=own.clone()
                        prop:checked=move || chosen.with(|chosen| *chosen == own) on:change=move |_| chosen.set(sent.clone())/>
                    <span>{row.name.clone()}{move || is_current().then(|| view! { <span class="muted">" · "{c::IS_CURRENT}</span> })}</span>
                </label>
            }
        }).identity(),
        Column::new("account", c::MANAGER_ACCOUNT, |row: &AccountManager| row.account_name.clone()),
        Column::new("director", c::DIRECTOR, |row: &AccountManager| super::columns::or_dash(row.director.clone())),
        Column::new("customers", c::MANAGER_CUSTOMERS, |row: &AccountManager| {
            let count = row.customers;
            move || number(count)
        }).numeric(),
    ]
}
