//! The question before something is recorded. It stands beside what is drawn anew when something changes.

use super::act::Act;
use super::fields::Fields;
use crate::api::ApiError;
use crate::form::{Act as _, Asked, QuestionDialog};
use crate::i18n::{t, t::personal_accounts as p};
use crate::ui::{Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::personal_accounts::PersonalAccountFile;
use leptos::prelude::*;
use std::sync::Arc;

/// The account that is asked about, once it is read; none for a new one.
pub(super) type Known = Signal<Option<Arc<PersonalAccountFile>>>;

/// The dialogs of the acts.
#[component]
pub(super) fn Asking(asked: Asked<Act>, known: Known) -> impl IntoView {
    let each = move || asked.each();
    view! { <For each key=|act| format!("{act:?}") children=move |act| view! { <Ask act asked known/> }/> }.into_any()
}

#[component]
fn Ask(act: Act, asked: Asked<Act>, known: Known) -> impl IntoView {
    let toasts = use_toasts();
    let fields = Fields::new(&act);
    let question = fields.question;
    let tone = if act.needs_reason() { Tone::Danger } else { Tone::Primary };
    let (verb, text) = (act.verb(), act.text());
    let about = StoredValue::new(act);
    // Asked for the first time, the dialog opens once it is on the page.
    Effect::new(move || {
        if !about.with_value(|act| asked.takes(act)) {
            return;
        }
        if !question.is_begun() {
            untrack(|| known.with(|file| fields.fill(file.as_deref())));
        }
        question.open.set(true);
    });
    let title = move || {
        let who = known.with(|file| file.as_ref().map(|file| file.account.account_name.clone()));
        let about = [about.with_value(Act::about), who].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if about.is_empty() { verb.get().to_owned() } else { p::ask_title(verb.get(), about) }
    };
    let send = move |()| {
        if !question.submit() {
            return;
        }
        let Some(typed) = fields.typed() else { return };
        let (act, reason) = (about.get_value(), question.reason().unwrap_or_default());
        let seen = fields.seen.get_value();
        let Some(request) = known.with_untracked(|file| act.request(file.as_deref(), seen, typed, reason)) else {
            question.gone();
            return;
        };
        question.sender.send_then(request, move |outcome| {
            // Whoever was told what changed meanwhile may send again.
            if let Err(ApiError::Stale(stale)) = &outcome {
                fields.seen.set_value(stale.current);
            }
            if question.settle(outcome).is_some() {
                toasts.done(p::RECORDED);
            }
        });
    };
    view! {
        <QuestionDialog question title verb tone reason=p::REASON hint=move || t::reviews::reason_hint(REASON_MAX) on_send=send>
            <p>{text}</p>
            {fields.inputs()}
        </QuestionDialog>
    }
    .into_any()
}
