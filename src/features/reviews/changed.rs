//! What has changed since it was submitted: the rule that let it through is asked again on approval.

use super::words::VIEWER;
use crate::explain::check_item;
use crate::i18n::t::reviews as r;
use crate::ui::{CheckItem, CheckList, Notice, NoticeKind};
use domain::api::reviews::ReviewDetail;
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing while everything is as it was. The values of then stand beside those of now.
#[component]
pub(super) fn Changed(detail: Arc<ReviewDetail>) -> impl IntoView {
    let items: Vec<_> = detail.changed().map(|(now, then)| item(now, then)).collect();
    if items.is_empty() {
        return ().into_any();
    }
    let blocked = detail.now.as_ref().is_some_and(|now| !now.allowed());
    let (kind, follows) =
        if blocked { (NoticeKind::NeedsYou, r::CHANGED_BLOCKS) } else { (NoticeKind::Info, r::CHANGED_HARMLESS) };
    // What passed no rule when it was submitted has changed in nothing.
    let title = if detail.receipt.is_some() { r::CHANGED } else { r::NOT_MET_NOW };
    let items = Signal::stored(items);
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{title}</h2>
            <Notice kind>{follows}</Notice>
            <CheckList label=title items/>
        </section>
    }
    .into_any()
}

fn item(now: &Condition, then: Option<&Condition>) -> CheckItem {
    let item = check_item(now, &VIEWER);
    let was = then.map(|then| check_item(then, &VIEWER)).and_then(|then| then.seen);
    let seen = match (item.seen.clone(), was) {
        (Some(now), Some(was)) => Some((move || r::now_and_then(now.get(), was.get())).into()),
        (now, _) => now,
    };
    CheckItem { seen, ..item }
}
