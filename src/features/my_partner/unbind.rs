//! 申请解除关联: every condition of R-08 at once, then notice, reason and the request.

use crate::api::{ApiError, Fetch, field_messages, message, my_partner, session, use_fetch};
use crate::explain::{ImpactTable, Viewer, check_items, decided_by_server, rules_of};
use crate::form::{Form, FormField, check_reason};
use crate::i18n::t;
use crate::platform::drafts;
use crate::ui::{
    Button, CheckList, Checkbox, ErrorState, ErrorSummary, Field, Notice, NoticeKind, TextArea, Tone, use_toasts,
};
use domain::api::associations::{NewUnbindRequest, REASON_MAX};
use domain::api::checks::{CheckReport, NewCheck};
use domain::association::RequestKind;
use domain::ids::CustomerId;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Unbind(customer: CustomerId) -> impl IntoView {
    let report = use_fetch(|| my_partner::check(&NewCheck { operation: RequestKind::Unbind, target_type: None }));
    let items = Signal::derive(move || {
        report.read(|report| check_items(&report.verdict, &Viewer::Customer)).unwrap_or_default()
    });
    let note = Signal::derive(move || report.read(|report| decided_by_server(&report.verdict)));
    let rules = Signal::derive(move || report.read(|report| rules_of(report.verdict.policy_version)));
    let allowed = Memo::new(move |_| report.read(|report| report.verdict.allowed()).unwrap_or_default());
    let draft = StoredValue::new(format!("my-unbind.{customer}"));
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{t::my_partner::UNBIND}</h2>
            <p class="muted prose">{t::my_partner::UNBIND_HINT}</p>
            <ErrorState failure=report.failure() on_retry=move |()| report.reload() busy=report.busy()/>
            <CheckList label=t::my_partner::CHECK items busy=report.busy()
                on_recheck=move |()| report.reload() note note_href=rules/>
            {move || allowed.get().then(|| view! { <UnbindForm report draft=draft.get_value()/> })}
        </section>
    }
}

#[component]
fn UnbindForm(report: Fetch<CheckReport>, draft: String) -> impl IntoView {
    let form = Form::new();
    let ticked = |value: &str| value.is_empty().then(|| t::association::NOTICE_MISSING.get().to_owned());
    let notice = form.field("notice_accepted", "", ticked);
    let reason = form.field("reason", drafts::get(&draft).unwrap_or_default(), check_reason);
    let error = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    let key = draft.clone();
    Effect::new(move || drafts::set(&key, &reason.value().get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.set(None);
        if !form.submit() {
            return;
        }
        let new =
            NewUnbindRequest { reason: reason.now().trim().to_owned(), notice_accepted: !notice.now().is_empty() };
        let draft = draft.clone();
        spawn_local(async move {
            match my_partner::create_request(&new).send().await {
                Ok(_) => {
                    drafts::set(&draft, "");
                    form.saved();
                    toasts.done(t::my_partner::SENT);
                }
                Err(refused @ ApiError::Fields(_)) => form.refused(field_messages(&refused)),
                Err(other) => {
                    form.interrupted();
                    report.reload();
                    error.try_set(Some(other));
                }
            }
        });
    };
    view! {
        {report.read(|report| report.impact.clone()).map(|impact| view! { <ImpactTable impact/> })}
        <form class="form" novalidate on:submit=submit aria-label=t::my_partner::UNBIND>
            <ErrorSummary faults=form.faults()/>
            {move || error.get().map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            <NoticeBox field=notice/>
            <Field label=t::my_partner::YOUR_REASON hint=t::my_partner::YOUR_REASON_HINT id=reason.id() error=reason.error()
                on_leave=reason.leave() required=true>
                <TextArea value=reason.value() rows=3 maxlength=REASON_MAX/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Danger submit=true busy=form.busy()>{t::my_partner::SEND}</Button>
            </div>
        </form>
    }
}

#[component]
fn NoticeBox(field: FormField) -> impl IntoView {
    let error = field.error();
    let error_id = format!("{}-error", field.id());
    let how_often = || {
        session::policy().map(|policy| {
            let limits = &policy.association;
            t::my_partner::notice_2(limits.max_requests, limits.request_window_months)
        })
    };
    let tick = move |ticked: bool| field.value().set(if ticked { "true".to_owned() } else { String::new() });
    view! {
        <div class="field notice-box" data-invalid=move || error.with(Option::is_some).then_some("")>
            <h3>{t::my_partner::NOTICE}</h3>
            <ul class="notice-points"><li>{t::my_partner::NOTICE_1}</li><li>{how_often}</li></ul>
            <Checkbox checked=Signal::derive(move || field.value().with(|value| !value.is_empty())) on_change=tick
                id=field.id() described_by=error_id.clone()>
                {t::my_partner::NOTICE_AGREE}
            </Checkbox>
            <p class="field-error" id=error_id>{move || error.get()}</p>
        </div>
    }
}
