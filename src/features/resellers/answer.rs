//! 审核: agreeing to an application, or refusing it with a reason that the applicant reads.

use super::question::{Asked, Question};
use super::words::applicant;
use crate::api::{Fetch, resellers};
use crate::i18n::t::resellers as r;
use crate::ui::{Button, Tone, use_toasts};
use domain::api::associations::Answer;
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::states::reseller_application::ResellerApplicationEvent as Event;
use leptos::prelude::*;

/// One button for each thing that the distributor can do now. The dialogs stand beside them: what is read again
/// meanwhile takes no dialog away.
#[component]
pub(super) fn Answers(detail: Fetch<ResellerApplicationDetail>) -> impl IntoView {
    let possible = Memo::new(move |_| detail.read(|one| one.application.actions.clone()).unwrap_or_default());
    let all = [Event::Reject, Event::Approve].map(Asked::new);
    let button = |asked: Asked| {
        let tone = if asked.rejects() { Tone::Normal } else { Tone::Primary };
        view! { <Button tone on_press=move |()| asked.open.set(true)>{asked.verb()}</Button> }
    };
    let buttons = move || {
        let offered = all.into_iter().filter(|asked| possible.with(|possible| possible.contains(&asked.event)));
        offered.map(button).collect_view()
    };
    view! {
        {buttons}
        {all.map(|asked| view! { <OneAnswer asked detail/> }).into_iter().collect_view()}
    }
    .into_any()
}

/// The question about this application; its version is read when it is sent.
#[component]
fn OneAnswer(asked: Asked, detail: Fetch<ResellerApplicationDetail>) -> impl IntoView {
    let toasts = use_toasts();
    let rejects = asked.rejects();
    let title = move || {
        let who = detail.read(|one| applicant(&one.application).get().into_owned()).unwrap_or_default();
        if rejects { r::reject_title(who) } else { r::approve_title(who) }
    };
    let send = move |()| {
        let known = |one: &ResellerApplicationDetail| (one.application.application_id.clone(), one.application.version);
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        if !asked.submit() {
            return;
        }
        let request = if rejects {
            resellers::reject(&id, version, &Answer { reason: asked.reason(), ..Answer::default() })
        } else {
            resellers::approve(&id, version)
        };
        asked.sender.send_then(request, move |outcome| {
            if asked.settle(outcome).is_some() {
                toasts.done(if rejects { r::REJECTED } else { r::APPROVED });
            }
        });
    };
    let text = if rejects { r::REJECT_TEXT } else { r::APPROVE_TEXT };
    view! { <Question asked title text on_send=send/> }.into_any()
}
