//! The fields of the invoices of one payout application. They are checked by the function that the server asks too.

use crate::api::{field_message, session};
use crate::form::{Form, FormField};
use crate::i18n::t::incentives as i;
use crate::i18n::{money, t};
use domain::api::error::{FieldError, FieldProblem};
use domain::api::payout_invoices::{HandInInvoices, INVOICES_MAX, NewInvoice, PayoutInvoice};
use domain::api::payouts::PayoutApplication;
use domain::api::time::day_from_text;
use domain::money::Money;
use leptos::prelude::*;

/// The names that the wire gives the fields of each invoice.
macro_rules! names {
    ($($index:literal)*) => {
        [$([concat!("invoices.", $index, ".number"), concat!("invoices.", $index, ".issued_on"), concat!("invoices.", $index, ".amount")]),*]
    };
}

const NAMES: [[&str; 3]; INVOICES_MAX] = names!(0 1 2 3 4 5 6 7 8 9);

/// The fields of one invoice.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) number: FormField,
    pub(super) issued_on: FormField,
    pub(super) amount: FormField,
}

/// As many slots as there may be invoices, of which the first ones are shown; and the version they are based on. Copy it
/// freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    slots: StoredValue<Vec<Slot>>,
    pub(super) shown: RwSignal<usize>,
    pub(super) total: Money,
    /// What all of them have to come to.
    pub(super) sum: FormField,
    pub(super) version: StoredValue<i64>,
}

impl Fields {
    /// Begins with what was refused, or with one invoice over everything.
    pub(super) fn new(form: Form, payout: &PayoutApplication) -> Self {
        let slots = StoredValue::new(Vec::new());
        let shown = RwSignal::new(payout.invoices.len().clamp(1, INVOICES_MAX));
        let total = payout.amount;
        let fault = move |name: &'static str| {
            let entered = entered(&slots.get_value(), shown.get(), total);
            let fault = entered.faults(total, session::now()).into_iter().find(|fault| fault.field == name)?;
            Some(words(&fault, total, i::INVOICE_TWICE.get()))
        };
        let whole = PayoutInvoice { number: String::new(), issued_on: None, amount: total };
        let known = if payout.invoices.is_empty() { vec![whole] } else { payout.invoices.clone() };
        let mut known = known.into_iter();
        let all = NAMES.map(|[number, issued_on, amount]| {
            let start = known.next();
            let text = |part: fn(&PayoutInvoice) -> String| start.as_ref().map(part).unwrap_or_default();
            Slot {
                number: form.field(number, text(|invoice| invoice.number.clone()), move |_| fault(number)),
                issued_on: form.field(
                    issued_on,
                    text(|invoice| invoice.issued_on.map(|day| day.to_string()).unwrap_or_default()),
                    move |_| fault(issued_on),
                ),
                amount: form.field(amount, text(|invoice| invoice.amount.to_decimal()), move |value| {
                    let is_none = !value.trim().is_empty() && amount_of(value, total).is_none();
                    if is_none { Some(t::errors::FIELD_MALFORMED.get().to_owned()) } else { fault(amount) }
                }),
            }
        });
        slots.set_value(all.to_vec());
        let sum = form.field("invoices", "", move |_| fault("invoices"));
        Self { slots, shown, total, sum, version: StoredValue::new(payout.version) }
    }

    /// The fields of one invoice.
    pub(super) fn slot(self, index: usize) -> Option<Slot> {
        self.slots.with_value(|slots| slots.get(index).copied())
    }

    /// What is typed now. Followed.
    pub(super) fn entered(self) -> HandInInvoices {
        entered(&self.slots.get_value(), self.shown.get(), self.total)
    }

    /// One more, up to as many as there may be.
    pub(super) fn add(self) {
        self.shown.update(|shown| *shown = (*shown + 1).min(INVOICES_MAX));
    }

    /// Takes one out; those after it move up.
    pub(super) fn remove(self, index: usize) {
        let slots = self.slots.get_value();
        let after = slots.iter().skip(index + 1).map(Some).chain([None]);
        for (to, from) in slots.iter().skip(index).zip(after) {
            for part in [|slot: &Slot| slot.number, |slot: &Slot| slot.issued_on, |slot: &Slot| slot.amount] {
                part(to).value().set(from.map(|from| part(from).now()).unwrap_or_default());
            }
        }
        self.shown.update(|shown| *shown = shown.saturating_sub(1).max(1));
    }
}

fn entered(slots: &[Slot], shown: usize, total: Money) -> HandInInvoices {
    let invoice = |slot: &Slot| NewInvoice {
        number: slot.number.value().get(),
        issued_on: slot.issued_on.value().with(|text| day_from_text(text)),
        amount: slot.amount.value().with(|text| amount_of(text, total)),
    };
    HandInInvoices { invoices: slots.iter().take(shown).map(invoice).collect() }
}

/// What was typed as an amount in the currency of `total`.
fn amount_of(text: &str, total: Money) -> Option<Money> {
    Money::from_decimal(&text.trim().replace(',', ""), total.currency).ok()
}

/// A fault in words that help; `taken` for a number that stands elsewhere.
pub(super) fn words(fault: &FieldError, total: Money, taken: &str) -> String {
    let part = fault.field.rsplit('.').next().unwrap_or_default();
    match (part, fault.problem) {
        ("number", FieldProblem::Taken) => taken.to_owned(),
        ("issued_on", FieldProblem::OutOfRange) => i::INVOICE_FUTURE.get().to_owned(),
        ("amount", FieldProblem::OutOfRange) => i::INVOICE_AMOUNT_LOW.get().to_owned(),
        ("invoices", FieldProblem::Wrong) => i::invoices_wrong(money(total.minor, total.currency.as_str())),
        _ => field_message(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(then: impl FnOnce(Fields)) {
        Owner::new().with(|| {
            let payout = serde_json::json!({
                "payout_id": "p1", "payout_no": "SF1", "applied_at": "2026-11-01T00:00:00Z", "applicant_name": "Fay",
                "amount": { "minor": 500, "currency": "CNY" }, "method": "BANK_TRANSFER", "stage": "INVOICING",
                "next_stage": "INVOICE_REVIEW", "state": "INVOICE_REJECTED",
                "turn": { "who": "PARTNER", "due": null, "silence": "WAITS_ON" }, "actions": ["SUBMIT_INVOICE"],
                "explanation": "INVOICE_TO_FIX", "reason": null, "invoice_numbers": ["A", "B"],
                "invoices": [
                    { "number": "A", "issued_on": "2026-11-02", "amount": { "minor": 200, "currency": "CNY" } },
                    { "number": "B", "issued_on": "2026-11-03", "amount": { "minor": 300, "currency": "CNY" } },
                ],
                "lines": [], "history": [], "version": 3,
            });
            then(Fields::new(Form::new(), &serde_json::from_value(payout).unwrap()));
        });
    }

    fn numbers(fields: Fields) -> Vec<String> {
        untrack(|| fields.entered().invoices.into_iter().map(|invoice| invoice.number).collect())
    }

    #[test]
    fn what_was_refused_stands_in_the_fields_and_comes_to_the_amount() {
        typed(|fields| {
            let entered = untrack(|| fields.entered());
            assert_eq!(entered.sum(fields.total), Some(fields.total));
            assert_eq!((numbers(fields), fields.version.get_value()), (vec!["A".to_owned(), "B".to_owned()], 3));
        });
    }

    #[test]
    fn those_after_one_that_is_taken_out_move_up_and_one_stays() {
        typed(|fields| {
            fields.add();
            fields.remove(0);
            assert_eq!(numbers(fields), ["B", ""]);
            for _ in 0..3 {
                fields.remove(0);
            }
            assert_eq!(numbers(fields), [""]);
            for _ in 0..INVOICES_MAX + 1 {
                fields.add();
            }
            assert_eq!(numbers(fields).len(), INVOICES_MAX);
        });
    }
}
