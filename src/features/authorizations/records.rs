//! The records of authorisations: every request with its state, whose turn it is and its history.

use super::record_columns;
use crate::api::list_query::{is, is_text};
use crate::api::{Fetch, ListQuery, ListSpec, ListState, authorizations, message, use_sender};
use crate::explain::{Viewer, authorization_state, history_events};
use crate::i18n::{Text, t};
use crate::page::{ListTable, use_listing, when_empty};
use crate::ui::{Choice, ConfirmDialog, Drawer, FilterField, PageHeader, Timeline, Tone, opened_while, use_toasts};
use domain::api::associations::Answer;
use domain::api::authorizations::{AuthorizationQuery, Authorizations, CustomerAuthorization};
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
        <History list answer=all.answer/>
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

/// The history of the record that the address names.
#[component]
fn History(list: ListState, answer: Fetch<Authorizations>) -> impl IntoView {
    let named = Memo::new(move |_| list.read(|query| query.others.get("record").cloned()));
    let found = Memo::new(move |_| {
        let id = named.get()?;
        answer
            .read(|answer| answer.authorizations.iter().find(|one| one.authorization_id.as_str() == id).cloned())
            .flatten()
    });
    let open = opened_while(found);
    let events = Signal::derive(move || {
        found.get().map_or_else(Vec::new, |one| {
            history_events(one.authorization_id.as_str(), &one.history, &Viewer::Partner(one.customer_id.clone()))
        })
    });
    view! {
        <Drawer open title=t::authorizations::RECORD on_closed=move |()| list.set_other("record", None)>
            <p><strong><bdi>{move || found.get().map(|one| one.customer)}</bdi></strong></p>
            <Timeline events/>
        </Drawer>
    }
}

#[component]
fn WithdrawDialog(withdrawing: RwSignal<Option<CustomerAuthorization>>) -> impl IntoView {
    let open = opened_while(withdrawing);
    let (sender, toasts) = (use_sender(), use_toasts());
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
        sender.send(authorizations::withdraw(&what.authorization_id, what.version, &Answer::default()), move |_| {
            open.set(false);
            toasts.done(t::authorizations::WITHDRAWN);
        });
    };
    view! {
        <ConfirmDialog open title confirm=t::authorizations::WITHDRAW tone=Tone::Danger busy=sender.busy()
            error=Signal::derive(move || sender.error().map(|error| message(&error))) on_confirm=confirm on_closed=closed>
            <p>{t::authorizations::WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
}
