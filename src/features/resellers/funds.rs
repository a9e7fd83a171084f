//! 拨款 and 回收: money to a reseller and back.

use super::quota::{reasons, wrong};
use super::words;
use crate::api::{ApiError, Fetch, field_messages, message, refresh_all, resellers, session};
use crate::form::{Form, FormField, Refusal, VerificationField, check_code};
use crate::i18n::{money, t, t::resellers as r};
use crate::ui::{Button, Dialog, ErrorSummary, Fact, Field, KeyFacts, TextInput, Toasts, Tone, use_toasts};
use domain::api::messages::CodePurpose;
use domain::api::reseller_funds::{IndirectPartnerAmount, ResellerFunds};
use domain::api::resellers::ResellerDetail;
use domain::money::Money;
use domain::rules::reseller_funds::FundsOperation;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What can go to the reseller and back.
pub(super) fn facts(funds: ResellerFunds) -> impl IntoView {
    let text = |amount: Money| move || money(amount.minor, amount.currency.as_str());
    view! {
        <section class="panel" data-funds="">
            <h2 class="panel-title">{r::FUNDS}</h2>
            <KeyFacts>
                <Fact label=r::FUNDS_FREE>{text(funds.free)}</Fact>
                <Fact label=r::FUNDS_ALLOCATED>{text(funds.allocated)}</Fact>
                <Fact label=r::FUNDS_UNSPENT>{text(funds.unspent)}</Fact>
            </KeyFacts>
        </section>
    }
}

/// The most that can go this way now.
const fn most(operation: FundsOperation, funds: ResellerFunds) -> Money {
    match operation {
        FundsOperation::Allocate => funds.free,
        FundsOperation::Reclaim => funds.unspent,
    }
}

/// The dialog of one way. It stands beside the content; what was typed survives a refusal.
#[component]
pub(super) fn MoveFunds(
    open: RwSignal<bool>,
    operation: FundsOperation,
    detail: Fetch<ResellerDetail>,
    /// Why this reader cannot; the address opens the dialog all the same.
    denied: Signal<Option<String>>,
) -> impl IntoView {
    let (fields, toasts) = (Fields::new(operation, detail), use_toasts());
    let (verb, allocates) = (verb(operation), operation == FundsOperation::Allocate);
    let title = move || {
        let name = detail.read(|one| words::name(&one.reseller)).unwrap_or_default();
        if allocates { r::allocate_title(name) } else { r::reclaim_title(name) }
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=fields.form.busy() reason=denied on_press=move |()| fields.submit(open, toasts)>{verb}</Button>
        }
    };
    view! {
        <Dialog open title footer on_closed=move |()| fields.put_away()>
            <div class="stack">
                <p class="prose">{if allocates { r::ALLOCATE_TEXT } else { r::RECLAIM_TEXT }}</p>
                <ErrorSummary faults=fields.form.faults()/>
                {move || fields.refusal()}
                {fields.inputs()}
            </div>
        </Dialog>
    }
    .into_any()
}

const fn verb(operation: FundsOperation) -> crate::i18n::Key {
    match operation {
        FundsOperation::Allocate => r::ALLOCATE,
        FundsOperation::Reclaim => r::RECLAIM,
    }
}

#[derive(Clone, Copy)]
struct Fields {
    form: Form,
    amount: FormField,
    code: Option<FormField>,
    error: RwSignal<Option<ApiError>>,
    operation: FundsOperation,
    detail: Fetch<ResellerDetail>,
}

impl Fields {
    fn new(operation: FundsOperation, detail: Fetch<ResellerDetail>) -> Self {
        let form = Form::new();
        let coded = untrack(|| session::read(|session| session.verification_enabled)).unwrap_or_default();
        let check = move |text: &str| {
            let funds = untrack(|| detail.read(|one| one.funds)).flatten();
            wrong(text, funds.map(|funds| most(operation, funds)))
        };
        Self {
            form,
            amount: form.field("amount", "", check),
            code: coded.then(|| form.field("verification_code", "", check_code)),
            error: RwSignal::new(None),
            operation,
            detail,
        }
    }

    /// What was said is forgotten; what was typed stays.
    fn put_away(self) {
        self.form.put_away();
        self.error.set(None);
    }

    fn inputs(self) -> AnyView {
        let (amount, operation, detail) = (self.amount, self.operation, self.detail);
        let is_known = Memo::new(move |_| detail.read(|_| ()).is_some());
        let hint = move || {
            let funds = detail.read(|one| one.funds).flatten();
            funds
                .map(|funds| most(operation, funds))
                .map(|most| r::amount_hint(money(most.minor, most.currency.as_str())))
        };
        let code = move |field| {
            // Which reseller it is does not change: what was sent for it stays when the page is read again.
            let subject =
                untrack(|| detail.read(|one| one.reseller.indirect_partner_id.to_string())).unwrap_or_default();
            view! { <VerificationField field purpose=CodePurpose::AdjustResellerFunds subject/> }
        };
        view! {
            <Field label=r::AMOUNT hint=move || hint().unwrap_or_default() id=amount.id() error=amount.error()
                on_leave=amount.leave() required=true>
                <TextInput value=amount.value() inputmode="decimal" autocomplete="off" maxlength=16/>
            </Field>
            {move || is_known.get().then(|| self.code.map(code))}
        }
        .into_any()
    }

    /// Why the last try failed; where the rule said no, every reason.
    fn refusal(self) -> Option<AnyView> {
        let error = self.error.get()?;
        let list = match &error {
            ApiError::Refused { check_items, .. } => Some(reasons(&check_items.all())),
            _ => None,
        };
        Some(view! { <Refusal error refused=Some(r::FUNDS_REFUSED)/>{list} }.into_any())
    }

    fn submit(self, open: RwSignal<bool>, toasts: Toasts) {
        self.error.set(None);
        if !self.form.submit() {
            return;
        }
        let id = untrack(|| self.detail.read(|one| one.reseller.indirect_partner_id.clone()));
        let Some(indirect_partner_id) = id else { return self.form.interrupted() };
        let new = IndirectPartnerAmount {
            indirect_partner_id,
            amount: self.amount.now().trim().to_owned(),
            verification_code: self.code.map(FormField::now),
        };
        spawn_local(async move {
            match resellers::move_funds(self.operation, &new).send().await {
                Ok(_) => {
                    self.form.saved();
                    self.amount.begin(String::new());
                    // A code works once.
                    if let Some(code) = self.code {
                        code.begin(String::new());
                    }
                    let allocated = self.operation == FundsOperation::Allocate;
                    toasts.done(if allocated { r::ALLOCATED_DONE } else { r::RECLAIMED_DONE });
                    open.try_set(false);
                }
                Err(error @ ApiError::Fields(_)) => self.form.refused(field_messages(&error)),
                Err(error) => {
                    self.form.interrupted();
                    // What can go has changed, perhaps: the figures should say so.
                    refresh_all();
                    // Who has closed the dialog meanwhile is told all the same.
                    if !open.try_get_untracked().unwrap_or_default() {
                        toasts.failed(message(&error));
                    }
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}
