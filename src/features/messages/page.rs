//! The message centre's page.

use domain::api::message_query::{MessageQuery, MessageTopic};
use domain::api::messages::{Message, Messages};
use domain::ids::MessageId;
use leptos::prelude::*;
use std::sync::Arc;

use super::row::MessageRow;
use super::words::Reader;
use crate::api::list_query::{is, is_flag};
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, messages, session, use_fetch, use_list_query};
use crate::i18n::t;
use crate::page::{ListFilters, behind_the_last, empty_kind, when_empty};
use crate::ui::{Button, Choice, ErrorState, FilterField, PageHeader, Pager, Skeleton, Toasts, Tone, use_toasts};

static SPEC: ListSpec = ListSpec {
    filters: &[("read", is_flag), ("topic", is::<MessageTopic>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// Newest first; unread ones are marked, and can be shown alone.
#[component]
pub fn MessagePage() -> impl IntoView {
    let list = use_list_query(&SPEC);
    let messages: Fetch<Messages> = use_fetch(move || list.read(|query| messages::query(&request(query))));
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
        <ListFilters list fields=fields() on_query=Callback::new(move |()| messages.reload()) columns=Vec::new() prefs=None tools=ViewFn::default()/>
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
        return when_empty(list, t::messages::EMPTY, t::messages::EMPTY_HINT).run(untrack(|| empty_kind(list).get()));
    }
    let is_customer = untrack(|| session::read(|info| info.kind.is_customer())).unwrap_or_default();
    let reader = if is_customer { Reader::Customer } else { Reader::Staff };
    let row = |message: &Message| view! { <MessageRow message=message.clone() reader/> };
    view! { <ul>{messages.messages.iter().map(row).collect_view()}</ul> }.into_any()
}

fn request(query: &ListQuery) -> MessageQuery {
    MessageQuery {
        topic: query.parsed("topic"),
        read: query.parsed("read"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    use t::messages as m;
    let topic = |topic: MessageTopic| match topic {
        MessageTopic::Codes => m::TOPIC_CODES,
        MessageTopic::Customers => m::TOPIC_CUSTOMERS,
        MessageTopic::Opportunities => m::TOPIC_OPPORTUNITIES,
        MessageTopic::Specialists => m::TOPIC_SPECIALISTS,
        MessageTopic::Programs => m::TOPIC_PROGRAMS,
        MessageTopic::Resellers => m::TOPIC_RESELLERS,
    };
    let topics = MessageTopic::ALL.iter().map(|one| Choice::new(one.as_str(), topic(*one))).collect();
    let read = vec![Choice::new("false", m::ONLY_UNREAD), Choice::new("true", m::ONLY_READ)];
    vec![FilterField::one_of("read", m::STATE, read).pinned(), FilterField::one_of("topic", m::TOPIC, topics).pinned()]
}

/// Each for itself: one that fails keeps no other from being marked, and how many were and were not is told.
fn mark_all(ids: Vec<MessageId>, marking: RwSignal<bool>, toasts: Toasts) {
    marking.set(true);
    leptos::task::spawn_local(async move {
        let (mut marked, mut failed) = (0_usize, 0_usize);
        for id in ids {
            match messages::mark_read(&id).send().await {
                Ok(_) => marked += 1,
                Err(_) => failed += 1,
            }
        }
        marking.try_set(false);
        if marked > 0 {
            toasts.done(t::messages::marked(marked));
        }
        if failed > 0 {
            toasts.failed(t::messages::not_marked(failed));
        }
    });
}
