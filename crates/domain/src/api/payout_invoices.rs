//! Invoices handed in for a payout application, on the wire (SM-7, R-56).
//!
//! One application may have several invoices; an invoice never covers two applications.

use crate::api::error::{FieldError, FieldProblem};
use crate::money::Money;
use crate::period::business_day;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Most invoices of one application.
pub const INVOICES_MAX: usize = 10;

/// Most characters of an invoice's number.
pub const INVOICE_NUMBER_MAX: usize = 32;

/// An invoice that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PayoutInvoice {
    /// Its number, in capitals.
    pub number: String,
    /// The day it was issued on.
    #[serde(with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub issued_on: Option<NaiveDate>,
    /// What it is over, with tax.
    pub amount: Money,
}

/// One invoice as it is entered. What is absent is a fault with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct NewInvoice {
    /// Its number: letters, digits and hyphens, 1 to 32.
    pub number: String,
    /// The day it was issued on; not in the future.
    #[serde(with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub issued_on: Option<NaiveDate>,
    /// What it is over, with tax, in the application's currency; more than nothing.
    pub amount: Option<Money>,
}

/// `POST /v2/partners/payout-applications/{id}/invoices`: all invoices of the application, in the place of those that
/// were refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandInInvoices {
    /// 1 to 10 invoices that together come to the amount of the application.
    pub invoices: Vec<NewInvoice>,
}

impl NewInvoice {
    /// The number as it is kept and compared: no blanks around it, in capitals.
    pub fn key(&self) -> String {
        self.number.trim().to_ascii_uppercase()
    }

    /// As it is kept; none without an amount, which is a fault.
    pub fn kept(&self) -> Option<PayoutInvoice> {
        Some(PayoutInvoice { number: self.key(), issued_on: self.issued_on, amount: self.amount? })
    }

    fn faults(
        &self,
        total: Money,
        today: NaiveDate,
    ) -> impl Iterator<Item = (&'static str, FieldProblem, Option<i64>)> {
        let key = self.key();
        let number = if key.is_empty() {
            Some((FieldProblem::Required, None))
        } else if key.len() > INVOICE_NUMBER_MAX {
            Some((FieldProblem::TooLong, i64::try_from(INVOICE_NUMBER_MAX).ok()))
        } else if key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            None
        } else {
            Some((FieldProblem::Malformed, None))
        };
        let issued = match self.issued_on {
            None => Some(FieldProblem::Required),
            Some(day) => (day > today || day < NaiveDate::default()).then_some(FieldProblem::OutOfRange),
        };
        let amount = match self.amount {
            None => Some(FieldProblem::Required),
            Some(amount) if amount.currency != total.currency => Some(FieldProblem::NotAChoice),
            Some(amount) => (!amount.is_positive()).then_some(FieldProblem::OutOfRange),
        };
        [
            number.map(|(problem, limit)| ("number", problem, limit)),
            issued.map(|problem| ("issued_on", problem, None)),
            amount.map(|problem| ("amount", problem, None)),
        ]
        .into_iter()
        .flatten()
    }
}

impl HandInInvoices {
    /// What the invoices come to; none while an amount is missing, in another currency, or the sum out of range.
    pub fn sum(&self, total: Money) -> Option<Money> {
        self.invoices.iter().try_fold(Money::zero(total.currency), |sum, invoice| sum.plus(invoice.amount?).ok())
    }

    /// Do whole amounts come to something else than `total`? A sum out of range does.
    fn differs(&self, total: Money) -> bool {
        let comparable = |invoice: &NewInvoice| invoice.amount.is_some_and(|amount| amount.currency == total.currency);
        self.invoices.iter().all(comparable) && self.sum(total) != Some(total)
    }

    /// Every fault of the fields, for an application over `total`. Days are business days (GMT+8).
    ///
    /// That another application has a number already only the server knows.
    pub fn faults(&self, total: Money, now: DateTime<Utc>) -> Vec<FieldError> {
        let today = business_day(now);
        let mut faults = Vec::new();
        let mut add = |field: String, problem, limit| faults.push(FieldError { field, problem, limit });
        for (index, invoice) in self.invoices.iter().enumerate() {
            for (field, problem, limit) in invoice.faults(total, today) {
                add(format!("invoices.{index}.{field}"), problem, limit);
            }
            let key = invoice.key();
            if !key.is_empty() && self.invoices.iter().take(index).any(|other| other.key() == key) {
                add(format!("invoices.{index}.number"), FieldProblem::Taken, None);
            }
        }
        if self.invoices.is_empty() {
            add("invoices".to_owned(), FieldProblem::Required, None);
        } else if self.invoices.len() > INVOICES_MAX {
            add("invoices".to_owned(), FieldProblem::TooLong, i64::try_from(INVOICES_MAX).ok());
        } else if self.differs(total) {
            add("invoices".to_owned(), FieldProblem::Wrong, Some(total.minor));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::time::{day_from_text, from_text};
    use crate::money::Currency;

    fn invoice(number: &str, day: &str, minor: i64) -> NewInvoice {
        NewInvoice {
            number: number.to_owned(),
            issued_on: day_from_text(day),
            amount: Some(Money::new(minor, Currency::Cny)),
        }
    }

    fn found(invoices: Vec<NewInvoice>) -> Vec<(String, FieldProblem)> {
        let now = from_text("2026-11-23T02:00:00Z").unwrap();
        let faults = HandInInvoices { invoices }.faults(Money::cny(500), now);
        faults.into_iter().map(|fault| (fault.field, fault.problem)).collect()
    }

    #[test]
    fn two_invoices_that_come_to_the_amount_are_faultless() {
        assert!(found(vec![invoice(" ab-1", "2026-11-23", 200), invoice("AB-2", "2026-11-01", 300)]).is_empty());
        assert_eq!(invoice(" ab-1 ", "2026-11-23", 1).key(), "AB-1");
    }

    #[test]
    fn every_fault_is_named_with_its_invoice() {
        use FieldProblem as P;
        let named = |field: &str, problem| (field.to_owned(), problem);
        assert_eq!(found(Vec::new()), [named("invoices", P::Required)]);
        assert_eq!(found(vec![invoice("A1", "2026-11-23", 499)]), [named("invoices", P::Wrong)]);
        let usd = NewInvoice { amount: Some(Money::new(500, Currency::Usd)), ..invoice("A1", "2026-11-24", 0) };
        assert_eq!(
            found(vec![usd, invoice("a1", "", -1), NewInvoice::default()]),
            [
                named("invoices.0.issued_on", P::OutOfRange),
                named("invoices.0.amount", P::NotAChoice),
                named("invoices.1.issued_on", P::Required),
                named("invoices.1.amount", P::OutOfRange),
                named("invoices.1.number", P::Taken),
                named("invoices.2.number", P::Required),
                named("invoices.2.issued_on", P::Required),
                named("invoices.2.amount", P::Required),
            ]
        );
        let long = "9".repeat(INVOICE_NUMBER_MAX + 1);
        assert_eq!(
            found(vec![invoice(&long, "2026-11-23", 250), invoice("A 1", "2026-11-23", 250)]),
            [named("invoices.0.number", P::TooLong), named("invoices.1.number", P::Malformed)]
        );
        let many = (0..11).map(|number| invoice(&number.to_string(), "2026-11-23", 1)).collect();
        assert_eq!(found(many), [named("invoices", P::TooLong)]);
    }

    #[test]
    fn a_sum_out_of_range_is_no_sum() {
        let all = HandInInvoices { invoices: vec![invoice("1", "2026-11-23", i64::MAX); 2] };
        assert_eq!(all.sum(Money::cny(500)), None);
        let now = from_text("2026-11-23T02:00:00Z").unwrap();
        assert!(!all.faults(Money::cny(500), now).is_empty());
    }
}
