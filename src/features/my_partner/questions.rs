//! Questions that customers ask about their partner (domain.md 2.13).

use crate::i18n::t::my_partner as m;
use leptos::prelude::*;

#[component]
pub(super) fn Questions() -> impl IntoView {
    let entry = |(question, answer)| {
        view! { <details class="record-line"><summary>{question}</summary><p class="prose">{answer}</p></details> }
    };
    let all = [
        (m::FAQ_SWITCH_Q, m::FAQ_SWITCH_A),
        (m::FAQ_TOPUP_Q, m::FAQ_TOPUP_A),
        (m::FAQ_BUY_Q, m::FAQ_BUY_A),
        (m::FAQ_CODE_Q, m::FAQ_CODE_A),
        (m::FAQ_DAYS_Q, m::FAQ_DAYS_A),
        (m::FAQ_WHERE_Q, m::FAQ_WHERE_A),
        (m::FAQ_EARLIER_Q, m::FAQ_EARLIER_A),
        (m::FAQ_BACKGROUND_Q, m::FAQ_BACKGROUND_A),
    ];
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{m::FAQ}</h2>
            <div>{all.map(entry)}</div>
        </section>
    }
}
