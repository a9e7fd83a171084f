//! Handing in the invoices of a payout application.

use super::actions::{Act, Asked};
use super::invoice_fields::{Fields, words};
use crate::api::{ApiError, incentives, message};
use crate::form::{DialogForm, DialogForms, UnsavedGuard};
use crate::i18n::t::incentives as i;
use crate::i18n::{money, t};
use crate::ui::{Button, Dialog, ErrorSummary, Field, Notice, NoticeKind, TextInput, Tone, opened_while, use_toasts};
use domain::api::payout_invoices::INVOICES_MAX;
use domain::ids::PayoutId;
use domain::money::Money;
use leptos::prelude::*;

/// Opens when invoices are asked for. What was typed for one application is there again when that is opened again.
#[component]
pub(super) fn InvoiceDialog(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let mine = Memo::new(move |_| asked.get().filter(|asked| asked.act == Act::HandIn));
    let open = opened_while(mine);
    let forms = DialogForms::<PayoutId, Fields>::new();
    let title = move || i::hand_in_title(mine.get().map(|asked| asked.payout.payout_no).unwrap_or_default());
    let body = move || {
        mine.get_untracked().map(|Asked { payout, .. }| {
            let of = forms.of(payout.payout_id.clone(), |form| Fields::new(form, &payout));
            view! { <InvoiceForm id=payout.payout_id of open/> }
        })
    };
    view! {
        <Dialog open title wide=true on_closed=move |()| asked.set(None)>{body}</Dialog>
    }
    .into_any()
}

#[component]
fn InvoiceForm(id: PayoutId, of: DialogForm<Fields>, open: RwSignal<bool>) -> impl IntoView {
    let DialogForm { form, sender, fields, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let (said, seen) = (untrack(|| fields.entered()), fields.version.get_value());
        sender.send_then(incentives::hand_in_invoices(&id, seen, &said), move |answer| {
            of.settle(&answer);
            match answer {
                Ok(_) => {
                    toasts.done(i::HANDED_IN);
                    // Meanwhile the dialog may be about another one.
                    if of.is_shown() {
                        open.set(false);
                    }
                }
                // Whoever was told what changed meanwhile may send again: then it counts for the newest version.
                Err(ApiError::Stale(stale)) => fields.version.set_value(stale.current),
                Err(error) if !error.fields().is_empty() => {
                    let said = |fault| words(fault, fields.total, i::INVOICE_USED.now());
                    form.refused(error.fields().iter().map(|fault| (fault.field.clone(), said(fault))).collect());
                }
                Err(_) => {}
            }
        });
    };
    let total = move || money(fields.total.minor, fields.total.currency.as_str());
    let several = Memo::new(move |_| fields.shown.get() > 1);
    let full = Signal::derive(move || {
        (fields.shown.get() >= INVOICES_MAX).then(|| i::invoices_full(INVOICES_MAX.to_string()))
    });
    view! {
        <UnsavedGuard dirty=form.dirty() what=i::INVOICE_LIST/>
        <form class="form invoice-form" novalidate on:submit=submit aria-label=i::ACT_HAND_IN>
            <ErrorSummary faults=form.faults()/>
            {move || sender.error().filter(|error| error.fields().is_empty())
                .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            <p class="prose">{move || i::hand_in_text(total())}</p>
            <For each=move || 0..fields.shown.get() key=|index| *index let(index)>
                <Invoice fields index several/>
            </For>
            <div class="row"><Button reason=full on_press=move |()| fields.add()>{i::ADD_INVOICE}</Button></div>
            <Sum fields/>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{i::ACT_HAND_IN}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Invoice(fields: Fields, index: usize, several: Memo<bool>) -> impl IntoView {
    let number = (index + 1).to_string();
    let (legend, named) = (number.clone(), number);
    fields.slot(index).map(|slot| {
        let (number, issued_on, amount) = (slot.number, slot.issued_on, slot.amount);
        let remove = move || {
            let named = named.clone();
            several.get().then(|| {
                view! {
                    <Button tone=Tone::Quiet on_press=move |()| fields.remove(index)>
                        {move || i::remove_invoice(&named)}
                    </Button>
                }
            })
        };
        view! {
            <fieldset class="invoice-slot">
                <legend>{move || i::invoice_of(&legend)}</legend>
                <Field label=i::INVOICE_NUMBER hint=i::INVOICE_NUMBER_HINT id=number.id() error=number.error() on_leave=number.leave() required=true>
                    <TextInput value=number.value() autocomplete="off" maxlength=32/>
                </Field>
                <Field label=i::INVOICE_ISSUED_ON id=issued_on.id() error=issued_on.error() on_leave=issued_on.leave() required=true>
                    <TextInput value=issued_on.value() kind="date"/>
                </Field>
                <Field label=i::INVOICE_AMOUNT id=amount.id() error=amount.error() on_leave=amount.leave() required=true>
                    <TextInput value=amount.value() inputmode="decimal" autocomplete="off"/>
                </Field>
                {remove}
            </fieldset>
        }
    })
}

/// What the invoices come to while they are typed, and what is missing.
#[component]
fn Sum(fields: Fields) -> impl IntoView {
    let total = fields.total;
    let text = |amount: Money| money(amount.minor, amount.currency.as_str());
    let sum = Memo::new(move |_| {
        let amounts = fields.entered().invoices.into_iter().filter_map(|invoice| invoice.amount);
        amounts.into_iter().try_fold(Money::zero(total.currency), |sum, amount| sum.plus(amount).ok())
    });
    let words = move || {
        let sum = sum.get()?;
        let rest = total.minus(sum).ok()?;
        let verdict = match rest.minor {
            0 => i::INVOICES_RIGHT.get().to_owned(),
            1.. => i::invoices_missing(text(rest)),
            _ => i::invoices_over(text(rest.negated().ok()?)),
        };
        Some(format!("{} · {verdict}", i::invoices_sum(text(sum), text(total))))
    };
    let error = fields.sum.error();
    view! {
        <div class="invoices-sum" id=fields.sum.id() tabindex="-1">
            <p role="status">{words}</p>
            <p class="field-error">{move || error.get()}</p>
        </div>
    }
}
