//! 拨款 and 回收: money to a reseller and back.

use super::money_dialog::{Amount, Asked, Code, MoneyDialog};
use super::words;
use crate::api::{Fetch, Ignored, Request, resellers};
use crate::form::{DialogForms, Form};
use crate::i18n::{Key, money, t::resellers as r};
use crate::ui::{Fact, KeyFacts};
use domain::api::reseller_funds::{IndirectPartnerAmount, ResellerFunds};
use domain::api::resellers::ResellerDetail;
use domain::money::Money;
use domain::rules::reseller_funds::FundsOperation;
use leptos::prelude::*;

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

/// The dialog of one way; what was typed survives a refusal.
#[component]
pub(super) fn MoveFunds(
    open: RwSignal<bool>,
    operation: FundsOperation,
    detail: Fetch<ResellerDetail>,
    /// Why this reader cannot; the address opens the dialog all the same.
    denied: Signal<Option<String>>,
) -> impl IntoView {
    let forms = DialogForms::new();
    let words = Words::of(operation);
    let title = move || (words.title)(detail.read(|one| words::name(&one.reseller)).unwrap_or_default());
    let asked = move |()| {
        let of = forms.of((), |form| Fields::new(form, operation, detail));
        let Fields { amount, code } = of.fields;
        let inputs = view! { {amount.input()}{code.input()} }.into_any();
        Some(Asked::new(of, open, words.done, move || of.fields.request(operation, detail), inputs))
    };
    view! { <MoneyDialog open title verb=words.verb denied asked><p class="prose">{words.text}</p></MoneyDialog> }
        .into_any()
}

/// What one way is called.
#[derive(Clone, Copy)]
struct Words {
    title: fn(String) -> String,
    text: Key,
    verb: Key,
    done: Key,
}

impl Words {
    fn of(operation: FundsOperation) -> Self {
        match operation {
            FundsOperation::Allocate => Self {
                title: |name| r::allocate_title(name),
                text: r::ALLOCATE_TEXT,
                verb: r::ALLOCATE,
                done: r::ALLOCATED_DONE,
            },
            FundsOperation::Reclaim => Self {
                title: |name| r::reclaim_title(name),
                text: r::RECLAIM_TEXT,
                verb: r::RECLAIM,
                done: r::RECLAIMED_DONE,
            },
        }
    }
}

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Fields {
    amount: Amount,
    code: Code,
}

impl Fields {
    fn new(form: Form, operation: FundsOperation, detail: Fetch<ResellerDetail>) -> Self {
        let most = Signal::derive(move || detail.read(|one| one.funds).flatten().map(|funds| most(operation, funds)));
        let amount = Amount::new(form, "amount", most);
        Self { amount, code: Code::new(form, move || detail.read(|one| one.reseller.indirect_partner_id.to_string())) }
    }

    fn request(self, operation: FundsOperation, detail: Fetch<ResellerDetail>) -> Option<Request<Ignored>> {
        let indirect_partner_id = detail.read(|one| one.reseller.indirect_partner_id.clone())?;
        let (amount, verification_code) = (self.amount.now(), self.code.now());
        Some(resellers::move_funds(
            operation,
            &IndirectPartnerAmount { indirect_partner_id, amount, verification_code },
        ))
    }
}
