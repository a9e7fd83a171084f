//! One receipt: the answer, the facts behind it, and the same question asked again here.

use super::words::{answer, reader, rule, subject};
use crate::api::{Fetch, policies, receipts, use_fetch};
use crate::explain::{check_items, rules_of};
use crate::i18n::{Key, Text, date_time, t};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, CheckList, CopyId, Crumb, Fact, KeyFacts, LinkButton, PageHeader, StatusTag, TimeText, Turn,
};
use domain::api::policies::Policies;
use domain::api::receipts::ReceiptDetail;
use domain::ids::ReceiptId;
use domain::rules::policy::PolicyHistory;
use leptos::prelude::*;
use std::sync::Arc;

/// The receipt; the browser decides it again as soon as it has the policies.
#[component]
pub fn ReceiptPage(id: ReceiptId) -> impl IntoView {
    let detail: Fetch<ReceiptDetail> = use_fetch(move || receipts::get(&id));
    let all: Fetch<Policies> = use_fetch(policies::get);
    let title: Text = (move || {
        let named = |detail: &ReceiptDetail| t::rules::receipt_title(subject(&detail.line).get());
        detail.read(named).unwrap_or_else(|| t::rules::RECEIPT.get().to_owned())
    })
    .into();
    let crumbs = vec![
        Crumb { label: t::rules::TITLE.into(), href: Some(Route::Rules.path()) },
        Crumb { label: t::rules::RECEIPTS.into(), href: Some(Route::Receipts.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    let shown = Memo::new(move |_| detail.get());
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            <Button on_press=|()| { let _ = window().print(); }>{t::rules::RECEIPT_PRINT}</Button>
        </PageHeader>
        <Unready fetch=detail missing=t::rules::RECEIPT_MISSING>
            <LinkButton href=Route::Receipts.path()>{t::rules::RECEIPTS}</LinkButton>
        </Unready>
        {move || shown.get().map(|detail| view! { <Content detail all/> })}
    }
    .into_any()
}

#[component]
fn Content(detail: Arc<ReceiptDetail>, all: Fetch<Policies>) -> impl IntoView {
    use t::rules as r;
    let (line, decision) = (&detail.line, &detail.receipt.decision);
    let items = Signal::stored(check_items(&decision.verdict, &reader(line)));
    let (version, at) = (line.policy_version, line.decided_at);
    let note = Signal::derive(move || Some(r::receipt_decided(date_time(at), version)));
    let note_href = Signal::stored(Some(rules_of(version)));
    let facts = serde_json::to_string_pretty(&decision.facts).unwrap_or_default();
    let (shape, words) = (if line.allowed { Turn::Done } else { Turn::Failed }, answer(line));
    let (asked, by, number) = (rule(line.rule), line.asked_by.clone(), line.receipt_id.to_string());
    let (hash, intact, alike) = (detail.receipt.hash.clone(), detail.intact, detail.replayed_alike);
    let here = Memo::new({
        let detail = Arc::clone(&detail);
        move |_| all.read(|all| again(&detail, all)).flatten()
    });
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <CheckList label=r::ANSWER items note note_href/>
                <section class="panel stack">
                    <h2 class="panel-title">{r::RECEIPT_FACTS}</h2>
                    <p class="muted">{r::RECEIPT_FACTS_HINT}</p>
                    <pre class="receipt-facts" tabindex="0" role="region" aria-label=r::RECEIPT_FACTS>{facts}</pre>
                </section>
            </div>
            <aside class="evidence" aria-label=r::RECEIPT>
                <KeyFacts>
                    <Fact label=r::ANSWER><StatusTag turn=shape label=words/></Fact>
                    <Fact label=r::RULE>{asked}</Fact>
                    <Fact label=r::RECEIPT_AT><TimeText at/></Fact>
                    <Fact label=r::RECEIPT_BY><bdi>{by}</bdi></Fact>
                    <Fact label=r::RECEIPT_NUMBER><CopyId id=number/></Fact>
                    <Fact label=r::RECEIPT_HASH><CopyId short=format!("{}…", hash.get(..12).unwrap_or(&hash)) id=hash/></Fact>
                </KeyFacts>
                <section class="stack">
                    <h2 class="panel-title">{r::RECEIPT_AGAIN}</h2>
                    {proof(r::RECEIPT_INTACT, r::RECEIPT_CHANGED, Some(intact))}
                    {proof(r::RECEIPT_SERVER_ALIKE, r::RECEIPT_SERVER_DIFFERS, Some(alike))}
                    {move || proof(r::RECEIPT_BROWSER_ALIKE, r::RECEIPT_BROWSER_DIFFERS, here.get())}
                </section>
            </aside>
        </div>
    }
}

/// Does this browser come to the same verdict from the same facts?
fn again(detail: &ReceiptDetail, all: &Policies) -> Option<bool> {
    let history = PolicyHistory::of(all.versions.clone()).ok()?;
    let decision = &detail.receipt.decision;
    Some(decision.replay(&history).is_ok_and(|verdict| verdict == decision.verdict))
}

/// A line that says yes or no; a dash while it is not known.
fn proof(yes: Key, no: Key, known: Option<bool>) -> impl IntoView {
    let (turn, label) = match known {
        Some(true) => (Turn::Done, yes),
        Some(false) => (Turn::Failed, no),
        None => (Turn::Running, t::common::CHECKING),
    };
    view! { <p><StatusTag turn label/></p> }
}
