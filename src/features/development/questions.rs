//! What customers ask before they are associated, to be answered by the partner.

use crate::api::session;
use crate::i18n::{Text, number, t::development as d};
use leptos::prelude::*;

#[component]
pub(super) fn Questions() -> impl IntoView {
    let window = || session::policy().map(|policy| policy.association.direct_window_days).unwrap_or_default();
    let too_late: Text = (move || d::faq_window_q(number(window()))).into();
    let entry = |(question, answer): (Text, _)| {
        view! { <details class="record-line"><summary>{question}</summary><p class="prose">{answer}</p></details> }
    };
    let all = [(d::FAQ_CODE_Q.into(), d::FAQ_CODE_A), (too_late, d::FAQ_WINDOW_A)];
    view! {
        <section class="panel stack development-questions">
            <h2 class="panel-title">{d::FAQ}</h2>
            <div>{all.map(entry)}</div>
        </section>
    }
    .into_any()
}
