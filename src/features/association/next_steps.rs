//! The evidence margin of a change: what happens after sending, until when, and by which rules.

use crate::api::session;
use crate::explain::rules_of;
use crate::i18n::{date, t};
use domain::association::RequestKind;
use leptos::prelude::*;

/// The way of a request, with the policy's numbers.
#[component]
pub(super) fn NextSteps(kind: RequestKind) -> impl IntoView {
    let Some(policy) = session::policy() else { return ().into_any() };
    let numbers = policy.association.clone();
    let (version, from) = (policy.version, policy.effective_from);
    let rules = rules_of(version);
    let effect = match kind {
        RequestKind::SwitchType => t::association::STEP_SWITCHED,
        RequestKind::Unbind => t::association::STEP_UNBOUND,
    };
    view! {
        <aside class="evidence" aria-label=t::association::NEXT_STEPS>
            <section class="stack">
                <h2 class="panel-title">{t::association::NEXT_STEPS}</h2>
                <ol class="next-steps">
                    <li>{t::association::STEP_SENT}</li>
                    <li>{move || t::association::step_answer(numbers.answer_days)}</li>
                    <li>{effect}</li>
                    <li>{t::association::STEP_SILENCE}</li>
                </ol>
            </section>
            <section class="stack">
                <h2 class="panel-title">{t::association::RULES}</h2>
                <p>{move || t::association::rule_frequency(numbers.max_requests, numbers.request_window_months)}</p>
                <p><a href=rules>{move || t::customers::policy_version(version, date(from))}</a></p>
            </section>
        </aside>
    }
    .into_any()
}
