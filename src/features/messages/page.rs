//! The message centre's page.

use domain::api::messages::{Message, Messages};
use domain::ids::MessageId;
use leptos::prelude::*;
use std::sync::Arc;

use super::row::MessageRow;
use super::words::Reader;
use crate::api::{Fetch, ListNotices, ListSpec, ListState, messages, session, use_fetch, use_list_query};
use crate::i18n::t;
use crate::page::behind_the_last;
use crate::ui::{Button, EmptyKind, EmptyState, ErrorState, PageHeader, Pager, Skeleton, Toasts, Tone, use_toasts};

static SPEC: ListSpec = ListSpec { filters: &[], sorts: &[], default_sort: "", page_size: 20, others: &[] };

/// Newest first; unread ones are marked.
#[component]
pub fn MessagePage() -> impl IntoView {
    let list = use_list_query(&SPEC);
    let messages: Fetch<Messages> =
        use_fetch(move || list.read(|query| messages::query(query.offset(), query.page_size)));
    let count = Signal::derive(move || messages.read(|all| t::messages::unread_count(all.count, all.unread)));
    let failed = messages.failure();
    let (marking, toasts) = (RwSignal::new(false), use_toasts());
    let unread = move || -> Vec<MessageId> {
        let ids =
            |all: &Messages| all.messages.iter().filter(|one| !one.read).map(|one| one.message_id.clone()).collect();
        messages.read(ids).unwrap_or_default()
    };
    let total = Signal::derive(move || messages.read(|all| all.count).unwrap_or_default());
    let rows = move || messages.get().map(|messages| rows(messages, list));
    view! {
        <PageHeader title=t::messages::TITLE count as_of=Signal::derive(move || messages.as_of()) on_refresh=move |()| messages.reload()>
            {move || (!unread().is_empty()).then(|| view! {
                <Button tone=Tone::Quiet busy=marking on_press=move |()| mark_all(untrack(unread), marking, toasts)>{t::messages::MARK_ALL_READ}</Button>
            })}
        </PageHeader>
        <ListNotices list/>
        <ErrorState failure=failed on_retry=move |()| messages.reload() busy=messages.busy()/>
        {move || messages.is_first().then(|| view! { <Skeleton lines=6/> })}
        <div class="message-list" aria-busy=move || messages.loading().then_some("true")>{rows}</div>
        {move || (total.get() > 0).then(|| view! {
            <Pager total page=Signal::derive(move || list.get().page) page_size=Signal::derive(move || list.get().page_size)
                on_page=move |page| list.set_page(page) on_page_size=move |size| list.set_page_size(size)/>
        })}
    }
    .into_any()
}

fn rows(messages: Arc<Messages>, list: ListState) -> AnyView {
    if messages.messages.is_empty() && messages.count > 0 {
        return behind_the_last(list, messages.count);
    }
    if messages.messages.is_empty() {
        return view! { <EmptyState kind=EmptyKind::NothingYet title=t::messages::EMPTY hint=t::messages::EMPTY_HINT/> }.into_any();
    }
    let is_customer = untrack(|| session::read(|info| info.kind.is_customer())).unwrap_or_default();
    let reader = if is_customer { Reader::Customer } else { Reader::Staff };
    let row = |message: &Message| view! { <MessageRow message=message.clone() reader/> };
    view! { <ul>{messages.messages.iter().map(row).collect_view()}</ul> }.into_any()
}

/// Each for itself: one that fails keeps no other from being marked, and how many failed is told.
fn mark_all(ids: Vec<MessageId>, marking: RwSignal<bool>, toasts: Toasts) {
    marking.set(true);
    leptos::task::spawn_local(async move {
        let mut failed = 0_usize;
        for id in ids {
            if messages::mark_read(&id).send().await.is_err() {
                failed += 1;
            }
        }
        marking.try_set(false);
        if failed > 0 {
            toasts.failed(t::messages::not_marked(failed));
        }
    });
}
