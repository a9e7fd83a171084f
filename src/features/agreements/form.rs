//! The form of a declaration: no relations, or up to twenty of them.

use super::fields::{Answer, Fields, draft};
use super::relation::RelationFields;
use crate::api::{ApiError, agreements, field_messages, use_sender};
use crate::form::{SendRefusal, UnsavedGuard};
use crate::i18n::t::agreements as a;
use crate::ui::{Button, Checkbox, Choice, ErrorSummary, Notice, NoticeKind, Radios, Tone, use_toasts};
use domain::agreement::RELATIONS_MAX;
use leptos::prelude::*;

/// Replaces the declaration that counts now.
#[component]
pub(super) fn DeclarationForm(
    /// How many there were when the form was opened.
    seen: i64,
) -> impl IntoView {
    let seen = StoredValue::new(seen);
    let fields = Fields::new(draft());
    let restored = RwSignal::new(untrack(|| fields.is_dirty()));
    fields.keep();
    let form = fields.form;
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| blocked_by(fields)).is_some() || !form.submit() {
            return;
        }
        sender.send_then(agreements::declare(seen.get_value(), &fields.said()), move |answer| match answer {
            Ok(_) => {
                seen.update_value(|seen| *seen += 1);
                form.saved();
                fields.empty();
                restored.set(false);
                toasts.done(a::DONE);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(error) => {
                // Whoever was told what changed meanwhile may send again: then it counts after the newest.
                if let ApiError::Stale(stale) = error {
                    seen.set_value(stale.current);
                }
                form.interrupted();
            }
        });
    };
    let start_over = move |()| {
        fields.empty();
        restored.set(false);
    };
    let dropping = move || {
        restored.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Info>
                    <p>{a::RESTORED}</p>
                    <Button tone=Tone::Quiet on_press=start_over>{a::START_OVER}</Button>
                </Notice>
            }
        })
    };
    let choices = vec![
        Choice::new(Answer::NoRelations.as_str(), a::ANSWER_NONE),
        Choice::new(Answer::Relations.as_str(), a::ANSWER_SOME),
    ];
    let chosen = Signal::derive(move || fields.answer.get().as_str().to_owned());
    let has_relations = Memo::new(move |_| fields.answer.get() == Answer::Relations);
    view! {
        <form class="form panel" novalidate on:submit=submit aria-label=a::NEW_DECLARATION>
            <h2 class="panel-title">{a::NEW_DECLARATION}</h2>
            <ErrorSummary faults=form.faults()/>
            {dropping}
            <SendRefusal sender/>
            <Radios name="has_relations" label=a::QUESTION value=chosen choices
                on_change=move |answer: String| fields.choose(Answer::of(&answer))/>
            {move || has_relations.get().then(|| view! { <Relations fields/> })}
            <Checkbox checked=fields.is_true on_change=move |ticked| fields.is_true.set(ticked)>{a::IS_TRUE}</Checkbox>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason=Signal::derive(move || blocked_by(fields))>
                    {a::DECLARE}
                </Button>
            </div>
        </form>
        <UnsavedGuard dirty=Signal::derive(move || fields.is_dirty()) what=a::NEW_DECLARATION/>
    }
    .into_any()
}

/// Why it cannot be sent now; `None` when it can. Followed.
fn blocked_by(fields: Fields) -> Option<String> {
    let reason = match (fields.answer.get(), fields.relations.with(Vec::is_empty), fields.is_true.get()) {
        (Answer::Open, ..) => a::ANSWER_FIRST,
        (Answer::Relations, true, _) => a::RELATION_FIRST,
        (_, _, false) => a::TRUE_FIRST,
        _ => return None,
    };
    Some(reason.get().to_owned())
}

#[component]
fn Relations(fields: Fields) -> impl IntoView {
    let full = Signal::derive(move || {
        fields.relations.with(|all| (all.len() >= RELATIONS_MAX).then(|| a::relations_full(RELATIONS_MAX)))
    });
    view! {
        <div id="relations" class="stack" role="group" tabindex="-1" aria-label=a::RELATIONS>
            <p class="muted prose">{a::RELATIONS_HINT}</p>
            <For each=move || fields.relations.get() key=|one| one.key
                children=move |written| view! { <RelationFields fields written/> }/>
            <div class="row"><Button reason=full on_press=move |()| fields.add()>{a::ADD_RELATION}</Button></div>
        </div>
    }
    .into_any()
}
