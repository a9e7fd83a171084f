//! The operator's console: personal accounts of employees, with the certificates and trainings that the vendor records (P-52, R-30
//! to R-35).

use crate::api::error::{FieldError, FieldProblem};
use crate::api::personal_records::{HeldCertificate, Training};
use crate::api::vendor_records::past_day;
use crate::ids::{PersonalAccountId, TenantId};
use crate::program::RealNameKind;
use crate::roles::{email_fault, name_fault, telephone_fault, user_name_fault};
use crate::rules::certification::certificates::{CertCode, EarnedWith};
use crate::text::line_fault;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The most characters in a position, and in the number of a certificate.
pub const LINE_MAX: usize = 64;
/// The most characters in the name of a training.
pub const TRAINING_MAX: usize = 128;
/// The most hours of one training.
pub const HOURS_MAX: u32 = 9_999;

/// `POST /v2/operator/personal-accounts/query`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PersonalAccountQuery {
    /// A part of the account name, the name, the phone number or the mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only accounts verified like this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub real_name: Option<RealNameKind>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of the personal accounts, by account name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalAccountList {
    /// How many match.
    pub count: u64,
    /// This page.
    pub accounts: Vec<PersonalAccountLine>,
}

/// A personal account as the vendor lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalAccountLine {
    /// Which.
    pub account_id: PersonalAccountId,
    /// The name with which it signs in.
    pub account_name: String,
    /// Whose it is, and how to reach the person.
    pub person: PersonalDetails,
    /// The partner that it is bound to.
    pub partner: Option<BoundPartner>,
    /// How many certificates it has that were not withdrawn.
    pub certificates: u32,
}

/// The partner that a personal account is bound to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoundPartner {
    /// Which.
    pub partner_id: TenantId,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
}

/// What the vendor knows about the person behind a personal account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonalDetails {
    /// Name, 1 to 64 characters.
    pub name: String,
    /// Phone number; may be empty when there is a mail address.
    #[serde(default)]
    pub telephone: String,
    /// Mail address; may be empty when there is a phone number.
    #[serde(default)]
    pub email: String,
    /// As whom it is verified: certificates count only for a person, and who is an enterprise is not invited.
    pub real_name: RealNameKind,
    /// Is it the account of a partner?
    #[serde(default)]
    pub is_partner: bool,
    /// Position, at most [`LINE_MAX`] characters.
    #[serde(default)]
    pub position: String,
    /// Since when the person has worked with the vendor's cloud.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub cloud_since: Option<NaiveDate>,
}

impl PersonalDetails {
    /// Every field that is refused.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        let since = self.cloud_since.and_then(|day| past_day(Some(day), today));
        let since = since.map(|problem| FieldError { field: "cloud_since".to_owned(), problem, limit: None });
        [
            name_fault(&self.name),
            telephone_fault(&self.telephone, self.email.trim().is_empty()),
            email_fault(&self.email, false),
            line_fault("position", &self.position, 0, LINE_MAX),
            since,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The same as a part of a larger body.
    pub(super) fn faults_inside(&self, today: NaiveDate) -> impl Iterator<Item = FieldError> + use<> {
        let inside = |fault: FieldError| FieldError { field: format!("person.{}", fault.field), ..fault };
        self.faults(today).into_iter().map(inside)
    }

    /// The same without blanks around what was typed.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        for text in [&mut self.name, &mut self.telephone, &mut self.email, &mut self.position] {
            *text = text.trim().to_owned();
        }
        self
    }
}

/// What is wrong with the name of an account: as for any other login.
pub fn account_name_fault(name: &str) -> Option<FieldError> {
    user_name_fault(name).map(|fault| FieldError { field: "account_name".to_owned(), ..fault })
}

/// `POST /v2/operator/personal-accounts`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPersonalAccount {
    /// The name with which it signs in, final: a letter, then letters, digits, `-`, `_` or `.`, 2 to 32 in all.
    pub account_name: String,
    /// Whose it is.
    pub person: PersonalDetails,
    /// Initial password, 12 to 128 characters, not a common one; the first sign-in forces another.
    pub initial_password: String,
}

// A password must not reach a log through `{:?}`.
impl std::fmt::Debug for NewPersonalAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPersonalAccount").field("account_name", &self.account_name).finish_non_exhaustive()
    }
}

impl NewPersonalAccount {
    /// Every field that is refused; the password is judged elsewhere.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        account_name_fault(&self.account_name).into_iter().chain(self.person.faults_inside(today)).collect()
    }
}

/// `GET /v2/operator/personal-accounts/{account_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalAccountFile {
    /// The account.
    pub account: PersonalAccountLine,
    /// Its certificates, newest first; those that were withdrawn too.
    pub certificates: Vec<RecordedCertificate>,
    /// Its trainings, newest first.
    pub trainings: Vec<Training>,
    /// Version of the account with its records, for `If-Match`.
    pub version: i64,
}

/// A certificate of a person, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordedCertificate {
    /// What it says, and why it does not count.
    pub held: HeldCertificate,
    /// When it was withdrawn; from then on it counts for nothing.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub withdrawn_because: String,
}

/// `POST /v2/operator/personal-accounts/{account_id}/certificates`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCertificate {
    /// Its kind, which has a level.
    pub code: CertCode,
    /// The number printed on it, 1 to [`LINE_MAX`] characters; one certificate has it.
    pub number: String,
    /// With what kind of account the exam was taken.
    pub earned_with: EarnedWith,
    /// When it was earned, in business time; not in the future.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub earned_on: Option<NaiveDate>,
    /// The last day on which it holds; without one it does not end.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_until: Option<NaiveDate>,
}

impl NewCertificate {
    /// Every field that is refused. One that has run out can be recorded: it counts no more.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        let latest = NaiveDate::from_ymd_opt(9_999, 12, 30).unwrap_or(NaiveDate::MAX);
        let earliest = self.earned_on.unwrap_or_default();
        let ends = self.valid_until.filter(|day| *day < earliest || *day > latest).map(|_| FieldProblem::OutOfRange);
        let of = |field: &str, problem: Option<FieldProblem>| {
            problem.map(|problem| FieldError { field: field.to_owned(), problem, limit: None })
        };
        let number = line_fault("number", &self.number, 1, LINE_MAX);
        let days = [of("earned_on", past_day(self.earned_on, today)), of("valid_until", ends)];
        number.into_iter().chain(days.into_iter().flatten()).collect()
    }
}

/// `POST /v2/operator/personal-accounts/{account_id}/trainings`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTraining {
    /// Its name, 1 to [`TRAINING_MAX`] characters.
    pub name: String,
    /// When it was completed, in business time; not in the future.
    #[serde(default, with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub completed_on: Option<NaiveDate>,
    /// Lessons, in hours, at most [`HOURS_MAX`].
    pub hours: u32,
}

impl NewTraining {
    /// Every field that is refused.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        let completed = past_day(self.completed_on, today);
        let completed = completed.map(|problem| FieldError { field: "completed_on".to_owned(), problem, limit: None });
        let limit = Some(i64::from(HOURS_MAX));
        let hours = (self.hours > HOURS_MAX).then(|| FieldError {
            field: "hours".to_owned(),
            problem: FieldProblem::OutOfRange,
            limit,
        });
        line_fault("name", &self.name, 1, TRAINING_MAX).into_iter().chain(completed).chain(hours).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        crate::api::time::day_from_text(text)
    }

    fn fields(faults: Vec<FieldError>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_person_can_be_reached() {
        let today = day("2026-11-23").unwrap();
        let person = PersonalDetails {
            name: "He Lan".to_owned(),
            telephone: "19900000001".to_owned(),
            email: String::new(),
            real_name: RealNameKind::Personal,
            is_partner: false,
            position: String::new(),
            cloud_since: day("2020-01-01"),
        };
        assert_eq!(person.faults(today), []);
        let nobody = PersonalDetails { telephone: String::new(), cloud_since: day("2026-11-24"), ..person.clone() };
        assert_eq!(fields(nobody.faults(today)), ["telephone", "cloud_since"]);
        let mail = PersonalDetails { telephone: String::new(), email: " he@example.com ".to_owned(), ..person };
        assert_eq!(mail.faults(today), []);
        assert_eq!(mail.trimmed().email, "he@example.com");
    }

    #[test]
    fn certificates_and_trainings_have_come() {
        let today = day("2026-11-23").unwrap();
        for (number, on, until, refused) in [
            ("C-1", "2026-11-23", None, vec![]),
            ("C-1", "2020-01-01", Some("2022-01-01"), vec![]),
            ("", "2026-11-24", None, vec!["number", "earned_on"]),
            ("C-1", "2026-11-01", Some("2026-10-31"), vec!["valid_until"]),
            ("C-1", "", Some("9999-12-31"), vec!["earned_on", "valid_until"]),
        ] {
            let new = NewCertificate {
                code: CertCode::Hccda,
                number: number.to_owned(),
                earned_with: EarnedWith::Personal,
                earned_on: day(on),
                valid_until: until.and_then(day),
            };
            assert_eq!(fields(new.faults(today)), refused, "{new:?}");
        }
        let wrong = NewTraining { name: " ".to_owned(), completed_on: None, hours: HOURS_MAX + 1 };
        assert_eq!(fields(wrong.faults(today)), ["name", "completed_on", "hours"]);
    }
}
