//! The request itself: notice, reason, code, and for an unbind the customer's name.

use super::check::AccountCheck;
use crate::api::{ApiError, associations, field_messages, session};
use crate::form::{Form, FormField, Refusal, VerificationField, check_code, check_reason};
use crate::i18n::{date_time, t};
use crate::platform::drafts;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, Checkbox, ErrorSummary, Field, LinkButton, TextArea, TextInput, Toasts, Tone, use_toasts};
use domain::api::associations::{AssociationRequest, NewAssociationRequest, REASON_MAX};
use domain::api::messages::CodePurpose;
use domain::association::{AssociationType, RequestKind};
use domain::ids::CustomerId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The fields; those that are not asked for are absent.
#[derive(Clone, Copy)]
struct Fields {
    form: Form,
    reason: FormField,
    notice: FormField,
    name: Option<FormField>,
    code: Option<FormField>,
}

fn fields(kind: RequestKind, name: String, draft: &str) -> Fields {
    let form = Form::new();
    let ticked = |value: &str| value.is_empty().then(|| t::association::NOTICE_MISSING.get().to_owned());
    let wanted = untrack(|| session::read(|session| session.verification_enabled)).unwrap_or_default();
    let named = move |value: &str| (value.trim() != name).then(|| t::association::name_differs(&name));
    Fields {
        form,
        notice: form.field("notice_accepted", "", ticked),
        reason: form.field("reason", drafts::get(draft).unwrap_or_default(), check_reason),
        name: (kind == RequestKind::Unbind).then(|| form.field("customer", "", named)),
        code: wanted.then(|| form.field("verification_code", "", check_code)),
    }
}

/// The form; nothing typed is lost by a reload or a refusal.
#[component]
pub(super) fn RequestForm(
    id: CustomerId,
    kind: RequestKind,
    target: Option<AssociationType>,
    name: String,
    check: AccountCheck,
) -> impl IntoView {
    let draft = format!("{kind}.{id}");
    let fields = fields(kind, name.clone(), &draft);
    let error = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    let key = draft.clone();
    Effect::new(move || drafts::set(&key, &fields.reason.value().get()));
    let customer = id.clone();
    let send = StoredValue::new(move || {
        let new = NewAssociationRequest {
            customer_id: customer.clone(),
            operation: kind,
            target_type: target,
            reason: fields.reason.now().trim().to_owned(),
            notice_accepted: !fields.notice.now().is_empty(),
            verification_code: fields.code.map(|code| code.now()),
        };
        post(new, Sending { fields, error, check, draft: draft.clone(), toasts });
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.set(None);
        if fields.form.submit() {
            send.with_value(|send| send());
        }
    };
    let (back, subject) = (Route::Customer(id.clone()).path(), id.to_string());
    let blocked = Signal::derive(move || check.blocked_by());
    let verb = if kind == RequestKind::Unbind { Tone::Danger } else { Tone::Primary };
    view! {
        <section class="panel">
            <h2 class="panel-title">{t::association::REQUEST_TITLE}</h2>
            <form class="form" novalidate on:submit=submit aria-label=t::association::REQUEST_TITLE>
                <ErrorSummary faults=fields.form.faults()/>
                {move || error.get().map(|error| view! { <Refusal error=error/> })}
                <NoticeBox kind field=fields.notice/>
                <Field label=t::association::REASON hint=t::association::REASON_HINT id=fields.reason.id()
                    error=fields.reason.error() on_leave=fields.reason.leave() required=true>
                    <TextArea value=fields.reason.value() rows=4 maxlength=REASON_MAX/>
                </Field>
                {fields.name.map(|field| name_field(field, name))}
                {fields.code.map(|field| view! { <VerificationField field purpose=CodePurpose::StartAssociationChange subject/> })}
                <div class="form-actions">
                    <Button tone=verb submit=true busy=fields.form.busy() reason=blocked>{t::association::SEND_REQUEST}</Button>
                    <LinkButton href=back>{t::common::CANCEL}</LinkButton>
                </div>
            </form>
        </section>
    }
}

/// What a request that is under way has to report to.
struct Sending {
    fields: Fields,
    error: RwSignal<Option<ApiError>>,
    check: AccountCheck,
    draft: String,
    toasts: Toasts,
}

fn post(new: NewAssociationRequest, sending: Sending) {
    let Sending { fields, error, check, draft, toasts } = sending;
    spawn_local(async move {
        let answer = associations::create(&new).send().await;
        // The reader has left the page meanwhile: the list shows what became of it.
        let left = error.try_get_untracked().is_none();
        match answer {
            Ok(request) => {
                drafts::set(&draft, "");
                toasts.done(sent_text(&request));
                if !left {
                    fields.form.saved();
                    fields.reason.value().set(String::new());
                    navigate(&Route::Customers.with(&[("customer_id", request.customer_id.as_str())]), Moved::Push);
                }
            }
            Err(refused @ ApiError::Fields(_)) => fields.form.refused(field_messages(&refused)),
            Err(other) => {
                fields.form.interrupted();
                if let ApiError::Refused { check_items, .. } = &other {
                    check.refuse(check_items.all());
                }
                error.try_set(Some(other));
            }
        }
    });
}

fn sent_text(request: &AssociationRequest) -> String {
    match request.turn.due {
        Some(due) => t::association::sent_until(date_time(due)),
        None => t::association::SENT.now().to_owned(),
    }
}

fn name_field(field: FormField, name: String) -> impl IntoView {
    let label = move || t::association::type_name(&name);
    view! {
        <Field label id=field.id() error=field.error() on_leave=field.leave() required=true>
            <TextInput value=field.value() autocomplete="off"/>
        </Field>
    }
}

/// The notice and the box that says it was read.
#[component]
fn NoticeBox(kind: RequestKind, field: FormField) -> impl IntoView {
    let error_id = format!("{}-error", field.id());
    let points = match kind {
        RequestKind::SwitchType => {
            [t::association::NOTICE_SWITCH_1, t::association::NOTICE_SWITCH_2, t::association::NOTICE_3]
        }
        RequestKind::Unbind => {
            [t::association::NOTICE_UNBIND_1, t::association::NOTICE_UNBIND_2, t::association::NOTICE_3]
        }
    };
    let agree = match kind {
        RequestKind::SwitchType => t::association::AGREE_SWITCH,
        RequestKind::Unbind => t::association::AGREE_UNBIND,
    };
    let error = field.error();
    let tick = move |ticked: bool| field.value().set(if ticked { "true".to_owned() } else { String::new() });
    view! {
        <div class="field notice-box" data-invalid=move || error.with(Option::is_some).then_some("")>
            <h3>{t::association::NOTICE}</h3>
            <ul class="notice-points">{points.map(|point| view! { <li>{point}</li> })}</ul>
            <Checkbox checked=Signal::derive(move || field.value().with(|value| !value.is_empty())) on_change=tick
                id=field.id() described_by=error_id.clone()>
                {agree}
            </Checkbox>
            <p class="field-error" id=error_id>{move || error.get()}</p>
        </div>
    }
}
