//! Personal accounts of employees, for the vendor's operators.

use domain::api::organization::PasswordReset;
use domain::api::personal_accounts::{
    NewCertificate, NewPersonalAccount, NewTraining, PersonalAccountFile, PersonalAccountList, PersonalAccountQuery,
    PersonalDetails,
};
use domain::api::personal_import::{ImportAnswer, PersonalImport};
use domain::api::vendor_facts::TakenBack;
use domain::ids::{CertificateId, PersonalAccountId};
use serde::Serialize;

use super::request::{Ignored, Method, Request};

const ACCOUNTS: &str = "/v2/operator/personal-accounts";

/// An account, and the version of it with its records.
pub type At<'a> = (&'a PersonalAccountId, i64);

/// `POST /v2/operator/personal-accounts/query`.
pub fn query(query: &PersonalAccountQuery) -> Request<PersonalAccountList> {
    Request::query(format!("{ACCOUNTS}/query"), query)
}

/// `GET /v2/operator/personal-accounts/{account_id}`.
pub fn get(id: &PersonalAccountId) -> Request<PersonalAccountFile> {
    Request::get(format!("{ACCOUNTS}/{id}"))
}

/// `POST /v2/operator/personal-accounts`.
pub fn create(new: &NewPersonalAccount) -> Request<Ignored> {
    Request::write(Method::Post, ACCOUNTS, new)
}

/// `POST …/import-previews`: what an import would do.
pub fn preview(table: &PersonalImport) -> Request<ImportAnswer> {
    Request::query(format!("{ACCOUNTS}/import-previews"), table)
}

/// `POST …/import`.
pub fn import(table: &PersonalImport) -> Request<ImportAnswer> {
    Request::write(Method::Post, format!("{ACCOUNTS}/import"), table)
}

/// `PUT …/{account_id}`.
pub fn change((id, version): At<'_>, person: &PersonalDetails) -> Request<Ignored> {
    Request::write(Method::Put, format!("{ACCOUNTS}/{id}"), person).if_match(version)
}

/// `PUT …/{account_id}/password`.
pub fn reset_password((id, version): At<'_>, reset: &PasswordReset) -> Request<Ignored> {
    Request::write(Method::Put, format!("{ACCOUNTS}/{id}/password"), reset).if_match(version)
}

fn record((id, version): At<'_>, what: &str, body: &impl Serialize) -> Request<Ignored> {
    Request::write(Method::Post, format!("{ACCOUNTS}/{id}/{what}"), body).if_match(version)
}

/// `POST …/{account_id}/certificates`.
pub fn add_certificate(at: At<'_>, new: &NewCertificate) -> Request<Ignored> {
    record(at, "certificates", new)
}

/// `POST …/{account_id}/certificates/{certificate_id}/withdraw`.
pub fn withdraw_certificate(at: At<'_>, id: &CertificateId, why: &TakenBack) -> Request<Ignored> {
    record(at, &format!("certificates/{id}/withdraw"), why)
}

/// `POST …/{account_id}/trainings`.
pub fn add_training(at: At<'_>, new: &NewTraining) -> Request<Ignored> {
    record(at, "trainings", new)
}
