//! Personal accounts with their records in one body, as another system of the vendor's pushes them.

use crate::api::error::FieldError;
use crate::api::personal_accounts::{NewCertificate, NewTraining, PersonalDetails, account_name_fault};
use crate::codes;
use crate::ids::PersonalAccountId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most accounts in one import.
pub const IMPORT_MAX: usize = 100;
/// The most certificates, and the most trainings, of one account in it.
pub const RECORDS_MAX: usize = 20;

/// `POST /v2/operator/personal-accounts/import`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonalImport {
    /// 1 to [`IMPORT_MAX`] accounts.
    pub accounts: Vec<ImportedAccount>,
}

/// An account with its records. Accounts are told apart by their name, certificates by their number, trainings by name and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedAccount {
    /// The name with which it signs in.
    pub account_name: String,
    /// Whose it is, from now on.
    pub person: PersonalDetails,
    /// Certificates to be there; others stay as they are.
    #[serde(default)]
    pub certificates: Vec<NewCertificate>,
    /// Trainings to be there; others stay as they are.
    #[serde(default)]
    pub trainings: Vec<NewTraining>,
}

impl ImportedAccount {
    /// Every field that is refused, those of records with their place: `certificates.0.number`.
    pub fn faults(&self, today: NaiveDate) -> Vec<FieldError> {
        use crate::api::error::FieldProblem::TooLong;
        let most = i64::try_from(RECORDS_MAX).ok();
        let too_many = |field: &str, count: usize| {
            (count > RECORDS_MAX).then(|| FieldError { field: field.to_owned(), problem: TooLong, limit: most })
        };
        let at = |list: &'static str, place: usize, faults: Vec<FieldError>| {
            faults
                .into_iter()
                .map(move |fault| FieldError { field: format!("{list}.{place}.{}", fault.field), ..fault })
        };
        let certificates = self.certificates.iter().enumerate();
        let trainings = self.trainings.iter().enumerate();
        account_name_fault(&self.account_name)
            .into_iter()
            .chain(self.person.faults_inside(today))
            .chain(too_many("certificates", self.certificates.len()))
            .chain(too_many("trainings", self.trainings.len()))
            .chain(certificates.flat_map(|(place, one)| at("certificates", place, one.faults(today))))
            .chain(trainings.flat_map(|(place, one)| at("trainings", place, one.faults(today))))
            .collect()
    }
}

codes! {
    /// What an import did with one account.
    pub enum ImportOutcome {
        /// It is there now, and was not.
        Created = "CREATED",
        /// Something of it, or of its records, is new.
        Updated = "UPDATED",
        /// Everything was there already.
        Unchanged = "UNCHANGED",
        /// Nothing of it was taken.
        Refused = "REFUSED",
    }
}

/// What became of an import: one row an account, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportAnswer {
    /// The rows.
    pub rows: Vec<ImportRow>,
}

/// What became of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportRow {
    /// The name that was sent.
    pub account_name: String,
    /// The account; none when it was refused and is not there.
    pub account_id: Option<PersonalAccountId>,
    /// What was done.
    pub outcome: ImportOutcome,
    /// Every field that was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}
