//! The records of authorisations: every request with its state, whose turn it is and its history.

use super::record_columns;
use crate::api::list_query::{is, is_text};
use crate::api::{ApiError, ListQuery, ListSpec, ListState, authorizations, message, use_fetch_when, use_sender};
use crate::explain::{Viewer, authorization_state, history_events};
use crate::i18n::{Text, t};
use crate::page::{ListTable, Unready, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{
    Choice, ConfirmDialog, Drawer, ErrorState, FilterField, PageHeader, Timeline, Tone, opened_while, use_toasts,
};
use domain::api::associations::Answer;
use domain::api::authorizations::{AuthorizationQuery, CustomerAuthorization};
use domain::ids::AuthorizationId;
use domain::states::authorization::AuthorizationState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<AuthorizationState>), ("customer_id", is_text)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["record"],
};

/// All requests for authorisation.
#[component]
pub fn AuthorizationListPage() -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| authorizations::query(&request(query)), |all| (&all.authorizations, all.count));
    let list = all.state;
    let withdrawing = RwSignal::new(None::<CustomerAuthorization>);
    view! {
        <PageHeader title=t::authorizations::TITLE count=all.count_words() as_of=all.as_of() on_refresh=all.reload()/>
        <ListTable of=all table="authorizations" caption=t::authorizations::TITLE
            columns=record_columns::all(list, withdrawing)
            row_key=|row| format!("{}-{}", row.authorization_id, row.version) fields=fields()
            empty=when_empty(list, t::authorizations::EMPTY, t::authorizations::EMPTY_HINT)/>
        <History list/>
        <WithdrawDialog withdrawing/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> AuthorizationQuery {
    AuthorizationQuery {
        state: query.parsed("state"),
        customer_id: query.filter("customer_id").map(str::to_owned),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let states =
        AuthorizationState::ALL.iter().map(|state| Choice::new(state.as_str(), authorization_state(*state))).collect();
    vec![
        FilterField::words("search", t::authorizations::SEARCH),
        FilterField::one_of("state", t::authorizations::STATE, states).pinned(),
        FilterField::words("customer_id", t::customers::CUSTOMER_ID),
    ]
}

/// The record that the address names, wherever it stands in the list.
#[component]
fn History(list: ListState) -> impl IntoView {
    let named = Memo::new(move |_| list.read(|query| query.others.get("record").cloned()));
    let answer = use_fetch_when(move || {
        let id = AuthorizationId::new(named.get()?).ok()?;
        Some(authorizations::get(&id))
    });
    // The answer to an earlier record must not stand under a later one's address.
    let shown = Memo::new(move |_| {
        answer.get().filter(|one| named.with(|named| named.as_deref() == Some(one.authorization_id.as_str())))
    });
    let open = opened_while(named);
    let closed = move |()| {
        if named.get_untracked().is_some() {
            list.set_other("record", None);
        }
    };
    let content = move || match shown.get() {
        Some(one) => {
            view! { <ErrorState failure=answer.failure() on_retry=move |()| answer.reload()/>{record(&one)} }.into_any()
        }
        None => {
            view! { <Unready fetch=answer missing=t::authorizations::MISSING hint=t::errors::NOT_FOUND/> }.into_any()
        }
    };
    view! { <Drawer open title=t::authorizations::RECORD on_closed=closed>{content}</Drawer> }
}

fn record(one: &CustomerAuthorization) -> impl IntoView + use<> {
    let viewer = Viewer::Partner(one.customer_id.clone());
    let events = history_events(one.authorization_id.as_str(), &one.history, &viewer);
    let href = Route::Customer(one.customer_id.clone()).path();
    view! {
        <div class="stack">
            <p><strong><a href=href><bdi>{one.customer.clone()}</bdi></a></strong></p>
            <record_columns::Status row=one.clone()/>
            <Timeline events=Signal::stored(events)/>
        </div>
    }
}

#[component]
fn WithdrawDialog(withdrawing: RwSignal<Option<CustomerAuthorization>>) -> impl IntoView {
    let open = opened_while(withdrawing);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let closed = move |()| {
        withdrawing.set(None);
        sender.clear();
    };
    let title: Text = (move || {
        withdrawing
            .with(|what| what.as_ref().map(|what| t::authorizations::withdraw_title(&what.customer)))
            .unwrap_or_default()
    })
    .into();
    let confirm = move |()| {
        let Some(what) = withdrawing.get_untracked() else { return };
        let request = authorizations::withdraw(&what.authorization_id, what.version, &Answer::default());
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                open.set(false);
                toasts.done(t::authorizations::WITHDRAWN);
            }
            // Whoever was told what changed meanwhile may confirm again: then it counts for the newest version.
            Err(ApiError::Stale(stale)) => withdrawing.update(|what| {
                if let Some(what) = what {
                    what.version = stale.current;
                }
            }),
            Err(_) => {}
        });
    };
    view! {
        <ConfirmDialog open title confirm=t::authorizations::WITHDRAW tone=Tone::Danger busy=sender.busy()
            error=Signal::derive(move || sender.error().map(|error| message(&error))) on_confirm=confirm on_closed=closed>
            <p>{t::authorizations::WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
}
