//! What the operator gives a partner of its own accord: a quota of vouchers, and whom the partner reaches at the vendor.

use super::coupon_quotas::CouponQuota;
use super::error::{FieldError, FieldProblem};
use super::overview::EcosystemManager;
use super::partners::LastFactChange;
use super::reseller_funds::amount;
use crate::money::{Currency, Money};
use crate::period::{end_of_day, start_of_day};
use crate::roles::{email_fault, name_fault, telephone_fault};
use crate::text::line_fault;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The most characters in the name of a quota.
pub const QUOTA_NAME_MAX: usize = 64;

/// `POST /v2/operator/partners/{partner_id}/coupon-quotas`: for vouchers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPartnerQuota {
    /// What it is called in Chinese, 1 to [`QUOTA_NAME_MAX`] characters.
    pub name_zh: String,
    /// What it is called in English, as long.
    pub name_en: String,
    /// How much, in yuan, more than 0, with at most two decimals.
    pub quota_amount: String,
    /// From which day on it holds, in business time; today or later.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub effective_on: Option<NaiveDate>,
    /// The last day on which it holds; not before the first.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub expires_on: Option<NaiveDate>,
}

/// A quota that was typed without a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaTerms {
    /// More than nothing.
    pub amount: Money,
    /// The first moment at which it holds.
    pub effective_at: DateTime<Utc>,
    /// The end of its last day.
    pub expires_at: DateTime<Utc>,
}

impl NewPartnerQuota {
    /// How much and when; or everything that is wrong with the request.
    ///
    /// # Errors
    /// Faults of every field.
    pub fn terms(&self, today: NaiveDate) -> Result<QuotaTerms, Vec<FieldError>> {
        let fault = |field: &str, problem| FieldError { field: field.to_owned(), problem, limit: None };
        let day = |field: &str, day: Option<NaiveDate>, earliest: NaiveDate| match day {
            None => Err(fault(field, FieldProblem::Required)),
            Some(day) if day < earliest => Err(fault(field, FieldProblem::OutOfRange)),
            Some(day) => Ok(day),
        };
        let money = amount("quota_amount", &self.quota_amount, Currency::Cny);
        let begins = day("effective_on", self.effective_on, today);
        let earliest = begins.as_ref().map_or(today, |day| *day);
        // After the last day that a calendar has there is no moment.
        let ends = day("expires_on", self.expires_on, earliest)
            .and_then(|day| end_of_day(day).ok_or_else(|| fault("expires_on", FieldProblem::OutOfRange)));
        let names = [
            line_fault("name_zh", &self.name_zh, 1, QUOTA_NAME_MAX),
            line_fault("name_en", &self.name_en, 1, QUOTA_NAME_MAX),
        ];
        let mut faults: Vec<_> = names.into_iter().flatten().collect();
        match (money, begins, ends) {
            (Ok(amount), Ok(begins), Ok(expires_at)) if faults.is_empty() => {
                Ok(QuotaTerms { amount, effective_at: start_of_day(begins), expires_at })
            }
            (money, begins, ends) => {
                faults.extend([money.err(), begins.err(), ends.err()].into_iter().flatten());
                Err(faults)
            }
        }
    }
}

/// `POST /v2/operator/partners/{partner_id}/ecosystem-manager`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ManagerChange {
    /// The name of whom the partner reaches from now on.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The phone number; may be empty.
    #[serde(default)]
    pub telephone: String,
}

impl ManagerChange {
    /// Every field that is refused.
    pub fn faults(&self) -> Vec<FieldError> {
        let all = [name_fault(&self.name), email_fault(&self.email, true), telephone_fault(&self.telephone, false)];
        all.into_iter().flatten().collect()
    }

    /// Without the blanks around what was typed.
    pub fn manager(&self) -> EcosystemManager {
        let [name, email, telephone] = [&self.name, &self.email, &self.telephone].map(|text| text.trim().to_owned());
        EcosystemManager { name, email, telephone }
    }
}

/// Whom the partner reaches at the vendor, as its console shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerManager {
    /// Who; empty while nobody is.
    pub manager: EcosystemManager,
    /// The last change; none since the account was opened.
    pub changed: Option<LastFactChange>,
}

/// The quotas that the partner has, as the vendor's console shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerQuotas {
    /// How many there are, whoever gave them.
    pub count: u64,
    /// The newest of them, a hundred at most.
    pub quotas: Vec<CouponQuota>,
    /// The last that the vendor gave on this page.
    pub changed: Option<LastFactChange>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        crate::api::time::day_from_text(text)
    }

    fn quota(amount: &str, from: &str, until: &str) -> NewPartnerQuota {
        NewPartnerQuota {
            name_zh: "Autumn".to_owned(),
            name_en: "Autumn".to_owned(),
            quota_amount: amount.to_owned(),
            effective_on: day(from),
            expires_on: day(until),
        }
    }

    fn fields(faults: Vec<FieldError>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_quota_holds_from_its_first_day_to_the_end_of_its_last_in_business_time() {
        let today = day("2026-11-23").unwrap();
        let terms = quota(" 0.01 ", "2026-11-23", "2026-11-23").terms(today).unwrap();
        assert_eq!(terms.amount, Money::cny(1));
        assert_eq!(crate::api::time::to_text(terms.effective_at), "2026-11-22T16:00:00Z");
        assert_eq!(crate::api::time::to_text(terms.expires_at), "2026-11-23T15:59:59Z");
    }

    #[test]
    fn everything_wrong_with_a_quota_is_said_at_once() {
        let today = day("2026-11-23").unwrap();
        for (new, expect) in [
            (quota("0", "2026-11-23", "2026-12-31"), vec!["quota_amount"]),
            (quota("1.005", "2026-11-22", "2026-12-31"), vec!["quota_amount", "effective_on"]),
            (quota("1", "2026-12-02", "2026-12-01"), vec!["expires_on"]),
            (quota("1", "", "2026-11-22"), vec!["effective_on", "expires_on"]),
            (quota("", "", ""), vec!["quota_amount", "effective_on", "expires_on"]),
            (
                NewPartnerQuota {
                    name_zh: " ".to_owned(),
                    name_en: "x".repeat(QUOTA_NAME_MAX + 1),
                    ..quota("1", "2026-11-23", "2026-11-23")
                },
                vec!["name_zh", "name_en"],
            ),
        ] {
            assert_eq!(new.terms(today).map_err(fields).unwrap_err(), expect, "{new:?}");
        }
    }

    #[test]
    fn a_manager_has_a_name_and_a_mail_address() {
        let change = |name: &str, email: &str, telephone: &str| ManagerChange {
            name: name.to_owned(),
            email: email.to_owned(),
            telephone: telephone.to_owned(),
        };
        assert_eq!(fields(change("He Lan", "he@example.com", "").faults()), Vec::<String>::new());
        assert_eq!(fields(change(" ", "", "abc").faults()), ["name", "email", "telephone"]);
        assert_eq!(change(" He Lan ", "he@example.com", " ").manager().name, "He Lan");
    }
}
