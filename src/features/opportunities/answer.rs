//! Answering an opportunity of the vendor: accept it, or refuse it with a reason.

use crate::api::{ApiError, field_messages, message, opportunities, session, use_sender};
use crate::explain::{Viewer, check_item};
use crate::form::{Form, check_reason};
use crate::i18n::{Text, date_time, t};
use crate::ui::{
    Button, CheckItem, CheckList, ConfirmDialog, Dialog, ErrorSummary, Field, Notice, NoticeKind, TextArea, Tone,
    use_toasts,
};
use domain::api::associations::REASON_MAX;
use domain::api::opportunities::{Opportunity, OpportunityRefusal};
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use t::opportunities as o;

/// Why no answer counts any more; followed, so that the button says it from the moment on.
fn late(row: &Opportunity) -> Option<String> {
    let due = row.turn.due?;
    (session::now() >= due).then(|| o::answer_late(date_time(due)))
}

/// The button and its question.
#[component]
pub(super) fn Accept(row: Opportunity) -> impl IntoView {
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let name = row.name.clone();
    let title: Text = (move || o::accept_title(&name)).into();
    let known = row.clone();
    let reason = Signal::derive(move || late(&known));
    let confirm = move |()| {
        sender.send(opportunities::accept(&row.opportunity_id, row.version), move |_| {
            open.set(false);
            toasts.done(o::ACCEPTED);
        });
    };
    view! {
        <Button tone=Tone::Primary reason on_press=move |()| open.set(true)>{o::ACCEPT}</Button>
        <ConfirmDialog open title confirm=o::ACCEPT tone=Tone::Primary busy=sender.busy()
            error=Signal::derive(move || sender.error().map(|error| message(&error))) on_confirm=confirm>
            <p>{o::ACCEPT_BODY}</p>
        </ConfirmDialog>
    }
}

/// The button and the form that asks why.
#[component]
pub(super) fn Decline(row: Opportunity) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = row.name.clone();
    let title: Text = (move || o::decline_title(&name)).into();
    let known = row.clone();
    let reason = Signal::derive(move || late(&known));
    let row = StoredValue::new(row);
    view! {
        <Button reason on_press=move |()| open.set(true)>{o::DECLINE}</Button>
        <Dialog open title>
            {move || open.get().then(|| view! { <DeclineForm row=row.get_value() open/> })}
        </Dialog>
    }
}

#[component]
fn DeclineForm(row: Opportunity, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let why = form.field("reason", "", check_reason);
    let refused = RwSignal::new(Vec::<Condition>::new());
    let (sender, toasts) = (use_sender(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let refusal = OpportunityRefusal { reason: why.now().trim().to_owned() };
        sender.send_then(
            opportunities::reject(&row.opportunity_id, row.version, &refusal),
            move |answer| match answer {
                Ok(_) => {
                    form.saved();
                    toasts.done(o::DECLINED);
                    open.set(false);
                }
                Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
                Err(error) => {
                    form.interrupted();
                    if let ApiError::Refused { check_items, .. } = error {
                        refused.set(check_items);
                    }
                }
            },
        );
    };
    let items = Signal::derive(move || {
        refused.with(|all| all.iter().map(|one| check_item(one, &Viewer::PartnerStaff)).collect::<Vec<CheckItem>>())
    });
    view! {
        <form class="form" novalidate on:submit=submit aria-label=o::DECLINE>
            <ErrorSummary faults=form.faults()/>
            {move || sender.error().filter(|error| error.fields().is_empty())
                .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            {move || refused.with(|all| !all.is_empty()).then(|| view! { <CheckList label=o::ANSWER_CONDITIONS items/> })}
            <p>{o::DECLINE_BODY}</p>
            <Field label=o::REASON id=why.id() error=why.error() on_leave=why.leave() required=true>
                <TextArea value=why.value() rows=4 maxlength=REASON_MAX/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Danger submit=true busy=form.busy()>{o::DECLINE}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
