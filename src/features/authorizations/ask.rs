//! P-17 申请客户授权: the conditions of R-12, what an authorisation allows, and the commitment letter the first time.

use crate::api::{ApiError, authorizations, customers, field_messages, session, use_fetch};
use crate::explain::{Viewer, check_item};
use crate::form::{Form, FormField, Refusal};
use crate::i18n::{Text, t};
use crate::page::Unready;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{
    Breadcrumb, Button, CheckItem, CheckList, Checkbox, Crumb, ErrorSummary, LinkButton, Outcome, PageHeader, Tone,
    use_toasts,
};
use domain::api::authorizations::NewAuthorization;
use domain::api::customers::CustomerDetail;
use domain::ids::CustomerId;
use domain::rules::authorization::{AuthorizationFacts, request_authorization};
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks one customer for authorisation.
#[component]
pub fn AuthorizePage(id: CustomerId) -> impl IntoView {
    let asked = id.clone();
    let detail = use_fetch(move || customers::get(&asked));
    let title: Text = (move || {
        detail
            .read(|detail| t::authorizations::ask_title(&detail.info.customer))
            .unwrap_or_else(|| t::authorizations::ASK.get().to_owned())
    })
    .into();
    let refused = RwSignal::new(None::<Vec<Condition>>);
    let viewer = StoredValue::new(Viewer::Partner(id.clone()));
    let items = Signal::derive(move || {
        let conditions = refused.get().or_else(|| detail.read(conditions).flatten()).unwrap_or_default();
        viewer.with_value(|viewer| conditions.iter().map(|one| check_item(one, viewer)).collect::<Vec<_>>())
    });
    let known = Memo::new(move |_| detail.read(|_| ()).is_some());
    let recheck = move |()| {
        refused.set(None);
        detail.reload();
    };
    let crumbs = vec![
        Crumb { label: t::shell::CUSTOMERS.into(), href: Some(Route::Customers.path()) },
        Crumb { label: t::authorizations::ASK.into(), href: None },
    ];
    let form_id = id.clone();
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()/>
        <Unready fetch=detail missing=t::customers::NOT_FOUND/>
        {move || known.get().then(|| view! {
            <div class="stack my-partner">
                <section class="panel stack">
                    <h2 class="panel-title">{t::authorizations::CHECK}</h2>
                    <CheckList label=t::authorizations::CHECK items busy=detail.busy() on_recheck=recheck/>
                </section>
                <AskForm id=form_id.clone() items refused/>
            </div>
        })}
    }
    .into_any()
}

/// R-12 over what the browser knows; the server decides again when the request is sent.
fn conditions(detail: &CustomerDetail) -> Option<Vec<Condition>> {
    let console = detail.info.console.as_ref()?;
    let facts = AuthorizationFacts {
        association_type: detail.info.association_type,
        partner: console.facts.partner.clone(),
        caller: console.facts.caller,
        active: u32::from(console.authorization.is_some_and(|state| state.is_active())),
    };
    Some(request_authorization(&facts, &*session::policy()?, session::now()).conditions)
}

#[component]
fn AskForm(id: CustomerId, items: Signal<Vec<CheckItem>>, refused: RwSignal<Option<Vec<Condition>>>) -> impl IntoView {
    let form = Form::new();
    let signed = session::read(|session| session.commitment_letter_accepted).unwrap_or_default();
    let ticked = |value: &str| value.is_empty().then(|| t::authorizations::COMMITMENT_MISSING.get().to_owned());
    let letter = (!signed).then(|| form.field("letter_accepted", "", ticked));
    let error = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    let blocked = Signal::derive(move || {
        let items = items.get();
        let unmet = items.iter().filter(|item| item.outcome != Outcome::Met).count();
        (unmet > 0 || items.is_empty()).then(|| t::common::conditions_unmet(unmet, items.len()))
    });
    let customer = StoredValue::new(id.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.set(None);
        if untrack(|| blocked.get()).is_some() || !form.submit() {
            return;
        }
        let new = NewAuthorization { customer_id: customer.get_value(), letter_accepted: letter.is_some() };
        spawn_local(async move {
            match authorizations::create(&new).send().await {
                Ok(made) => {
                    form.saved();
                    session::amend(|session| session.commitment_letter_accepted = true);
                    toasts.done(t::authorizations::SENT);
                    navigate(&Route::Authorizations.with(&[("customer_id", made.customer_id.as_str())]), Moved::Push);
                }
                Err(fields @ ApiError::Fields(_)) => form.refused(field_messages(&fields)),
                Err(other) => {
                    form.interrupted();
                    if let ApiError::Refused { check_items, .. } = &other {
                        refused.try_set(Some(check_items.all()));
                    }
                    error.try_set(Some(other));
                }
            }
        });
    };
    use t::authorizations as a;
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{a::SCOPE}</h2>
            <ul class="notice-points"><li>{a::SCOPE_1}</li><li>{a::SCOPE_2}</li><li>{a::SCOPE_3}</li></ul>
            <form class="form" novalidate on:submit=submit aria-label=a::ASK>
                <ErrorSummary faults=form.faults()/>
                {move || error.get().map(|error| view! { <Refusal error/> })}
                {match letter {
                    Some(field) => commitment(field).into_any(),
                    None => view! { <p class="muted">{a::COMMITMENT_DONE}</p> }.into_any(),
                }}
                <div class="form-actions">
                    <Button tone=Tone::Primary submit=true busy=form.busy() reason=blocked>{a::SEND}</Button>
                    <LinkButton href=Route::Customer(id).path()>{t::common::CANCEL}</LinkButton>
                </div>
            </form>
        </section>
    }
}

/// The partner's commitment letter, ticked once for the whole account.
fn commitment(field: FormField) -> impl IntoView {
    let error = field.error();
    let error_id = format!("{}-error", field.id());
    let tick = move |ticked: bool| field.value().set(if ticked { "true".to_owned() } else { String::new() });
    view! {
        <div class="field notice-box" data-invalid=move || error.with(Option::is_some).then_some("")>
            <h3>{t::authorizations::COMMITMENT}</h3>
            <p>{t::authorizations::COMMITMENT_TEXT}</p>
            <Checkbox checked=Signal::derive(move || field.value().with(|value| !value.is_empty())) on_change=tick
                id=field.id() described_by=error_id.clone()>
                {t::authorizations::COMMITMENT_AGREE}
            </Checkbox>
            <p class="field-error" id=error_id>{move || error.get()}</p>
        </div>
    }
}
