//! The evidence margin of a customer: why it stands so, what can be done, by which rules.

use super::actions::{Action, Standing};
use super::menu::request_link;
use super::status::freeze_cause;
use crate::api::session;
use crate::explain::{Viewer, freeze_state, operation, rules_of, turn_line, waiting_turn};
use crate::i18n::{date, money, t};
use crate::ui::{Icon, IconName, TimeText, TurnLine};
use domain::api::customers::{ConsoleRow, CustomerDetail};
use domain::association::FreezeState;
use domain::ids::CustomerId;
use leptos::prelude::*;
use std::sync::Arc;

/// Why this status, what is possible, the rule version.
#[component]
pub(super) fn Evidence(detail: Arc<CustomerDetail>) -> impl IntoView {
    let id = detail.info.customer_id.clone();
    let Some(console) = detail.info.console.clone() else { return ().into_any() };
    let changed_at = detail.changed_at;
    view! {
        <aside class="evidence" aria-label=t::customers::EVIDENCE>
            <section class="stack">
                <h2 class="panel-title">{t::customers::WHY_STATUS}</h2>
                {why(&console, &id)}
            </section>
            <section class="stack">
                <h2 class="panel-title">{t::customers::WHAT_NOW}</h2>
                <ul class="possibilities">{possibilities(&console, &id)}</ul>
            </section>
            <section class="stack">
                {policy_line()}
                <p class="muted">{t::customers::CHANGED_AT}" "<TimeText at=changed_at/></p>
            </section>
        </aside>
    }
    .into_any()
}

fn why(console: &ConsoleRow, id: &CustomerId) -> impl IntoView + use<> {
    let viewer = Viewer::Partner(id.clone());
    let pending = console.pending.clone().map(|pending| {
        let shape = waiting_turn(&pending.turn, &viewer);
        let href = request_link(id, &pending);
        let line = Signal::derive(move || turn_line(&pending.turn, &viewer));
        view! { <div><p><a href=href>{operation(pending.kind)}</a></p><TurnLine turn=shape parts=line/></div> }
    });
    let freeze = (console.freeze != FreezeState::Normal).then(|| {
        let cause = freeze_cause(console);
        view! { <p><strong>{freeze_state(console.freeze)}</strong>" · "{cause}</p> }
    });
    let arrears = console.facts.customer.arrears;
    let arrears = arrears.is_positive().then(|| {
        let words = move || t::customers::arrears_of(money(arrears.minor, arrears.currency.as_str()));
        view! { <p><strong>{words}</strong></p> }
    });
    let ordinary = pending.is_none() && freeze.is_none() && arrears.is_none();
    view! {
        {pending}{freeze}{arrears}
        {ordinary.then(|| view! { <p>{t::customers::NOTHING_SPECIAL}</p> })}
    }
}

/// Every change with its answer; a blocked one links to all of its conditions.
fn possibilities(console: &ConsoleRow, id: &CustomerId) -> impl IntoView + use<> {
    let known = untrack(session::current).zip(session::policy());
    let now = session::now();
    let line = |action: Action| {
        let (session, policy) = known.as_ref()?;
        let standing = action.standing(console, &session.permissions, policy, now);
        let (turn, icon) =
            if standing == Standing::Possible { ("done", IconName::DONE) } else { ("failed", IconName::FAILED) };
        let words = move || standing.reason().unwrap_or_else(|| t::customers::POSSIBLE.get().to_owned());
        Some(view! {
            <li data-turn=turn>
                <Icon name=icon/>
                <span><a href=action.link(id)>{action.label()}</a><span class="possibility-reason">{words}</span></span>
            </li>
        })
    };
    [Action::AssignManager, Action::SwitchType, Action::Unbind, Action::Authorize]
        .into_iter()
        .filter_map(line)
        .collect_view()
}

fn policy_line() -> impl IntoView {
    session::policy().map(|policy| {
        let rules = rules_of(policy.version);
        view! { <p><a href=rules>{move || t::customers::policy_version(policy.version, date(policy.effective_from))}</a></p> }
    })
}
