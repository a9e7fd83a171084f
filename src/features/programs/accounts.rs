//! P-40: other accounts of the company, registered with links that work once and not for long.

use crate::api::{Fetch, message, registration_links, session, use_fetch, use_sender};
use crate::form::SendRefusal;
use crate::i18n::{Key, date_time, t, t::programs as p};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, ConfirmDialog, CopyId, Crumb, EmptyKind, EmptyState, Notice, NoticeKind, PageHeader, StatusTag,
    TimeText, Tone, Turn, opened_while, use_toasts,
};
use domain::api::registration_links::{LinkState as State, NewRegistrationLink, RegistrationLink, RegistrationLinks};
use leptos::prelude::*;
use std::sync::Arc;

/// The link that a dialog asks about.
type Asked = RwSignal<Option<RegistrationLink>>;

/// Makes links, shows the newest one's address once, and lists them all.
#[component]
pub fn AccountPage() -> impl IntoView {
    let fetch: Fetch<RegistrationLinks> = use_fetch(registration_links::list);
    let (made, asked): (_, Asked) = (RwSignal::new(None), RwSignal::new(None));
    let sender = use_sender();
    let shown = Memo::new(move |_| fetch.get());
    let make = move |()| sender.send(registration_links::make(), move |new| made.set(Some(new)));
    let hours = || session::policy().map(|policy| policy.program.registration_link_hours).unwrap_or_default();
    let crumbs = vec![
        Crumb { label: p::TITLE.into(), href: Some(Route::Programs.path()) },
        Crumb { label: p::ACCOUNTS.into(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=p::ACCOUNTS as_of=Signal::derive(move || fetch.as_of()) on_refresh=move |()| fetch.reload()/>
        <div class="stack">
            <p class="prose">{move || p::accounts_lead(hours())}</p>
            <SendRefusal sender/>
            <div class="row"><Button tone=Tone::Primary busy=sender.busy() on_press=make>{p::LINK_MAKE}</Button></div>
            {move || made.get().map(|new| view! { <Made link=new made/> })}
            <Unready fetch/>
            {move || shown.get().map(|all| view! { <Links all asked/> })}
        </div>
        <WithdrawLinkDialog asked/>
    }
    .into_any()
}

/// The address: nobody sees it again but in the message.
#[component]
fn Made(link: NewRegistrationLink, made: RwSignal<Option<NewRegistrationLink>>) -> impl IntoView {
    let until = link.link.expires_at;
    view! {
        <div data-made="link">
            <Notice kind=NoticeKind::Done on_dismiss=move |()| made.set(None)>
                <p>{move || p::link_made(date_time(until))}</p>
                <CopyId id=link.url/>
            </Notice>
        </div>
    }
}

#[component]
fn Links(all: Arc<RegistrationLinks>, asked: Asked) -> impl IntoView {
    if all.links.is_empty() {
        return view! { <EmptyState kind=EmptyKind::NothingYet title=p::LINKS_NONE/> }.into_any();
    }
    let rows = all.links.iter().map(|link| row(link.clone(), asked)).collect_view();
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{p::LINKS}</h2>
            <table class="steps record-table">
                <thead><tr>
                    <th scope="col">{p::LINK_MADE_AT}</th><th scope="col">{p::LINK_STATE}</th><th scope="col">{p::LINK_UNTIL}</th>
                    <th scope="col">{p::LINK_ACCOUNT}</th><th scope="col">{t::common::ACTIONS}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(link: RegistrationLink, asked: Asked) -> impl IntoView {
    let (turn, label) = state(link.state);
    let open = link.state == State::Open;
    let (made_at, until, ended_at) = (link.made_at, link.expires_at, link.ended_at);
    let (by, account, id) = (link.made_by.clone(), link.account.clone(), link.link_id.to_string());
    let about = StoredValue::new(link);
    let withdraw = open.then(|| {
        view! {
            <Button on_press=move |()| asked.set(Some(about.get_value()))>
                {p::LINK_WITHDRAW}<span class="visually-hidden">{t::common::COLON}{move || date_time(made_at)}</span>
            </Button>
        }
    });
    let ended = ended_at.map(|at| view! { " "<span class="muted"><TimeText at/></span> });
    view! {
        <tr data-link=id>
            <th scope="row"><TimeText at=made_at/>" "<bdi>{by}</bdi></th>
            <td data-label=p::LINK_STATE><StatusTag turn label/>{ended}</td>
            <td data-label=p::LINK_UNTIL><TimeText at=until/></td>
            <td data-label=p::LINK_ACCOUNT>{account.map(|account| view! { <bdi>{account}</bdi> })}</td>
            <td data-label=t::common::ACTIONS>{withdraw}</td>
        </tr>
    }
}

const fn state(state: State) -> (Turn, Key) {
    match state {
        State::Open => (Turn::Waiting, p::LINK_OPEN),
        State::Used => (Turn::Done, p::LINK_USED),
        State::Withdrawn => (Turn::Closed, p::LINK_WITHDRAWN),
        State::Expired => (Turn::Closed, p::LINK_EXPIRED),
    }
}

#[component]
fn WithdrawLinkDialog(asked: Asked) -> impl IntoView {
    let open = opened_while(asked);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some(link) = asked.get_untracked() else { return };
        sender.send(registration_links::withdraw(&link), move |_| {
            open.set(false);
            toasts.done(p::LINK_WITHDRAWN_DONE);
        });
    };
    let closed = move |()| {
        asked.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title=p::LINK_WITHDRAW_TITLE confirm=p::LINK_WITHDRAW tone=Tone::Danger busy=sender.busy() error
            on_confirm=confirm on_closed=closed>
            <p>{p::LINK_WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}
