//! Customers of a partner, and balances.

use domain::api::accounts::{CustomerBalances, CustomerBalancesQuery, PartnerBalances};
use domain::api::checks::{CheckReport, NewCheck};
use domain::api::customers::{CustomerDetail, SubCustomerQuery, SubCustomers};
use domain::ids::CustomerId;

use super::request::Request;
use crate::i18n::locale;

/// `POST /v2/partners/sub-customers/query`.
pub fn query(query: &SubCustomerQuery) -> Request<SubCustomers> {
    Request::query("/v2/partners/sub-customers/query", query)
}

/// `GET /v2/partners/sub-customers/export`: what the query matches, as a file.
pub fn export(query: &SubCustomerQuery) -> String {
    let query = String::from(js_sys::encode_uri_component(&serde_json::to_string(query).unwrap_or_default()));
    format!("/v2/partners/sub-customers/export?lang={}&query={query}", locale().tag())
}

/// `GET /v2/partners/sub-customers/{id}`.
pub fn get(id: &CustomerId) -> Request<CustomerDetail> {
    Request::get(format!("/v2/partners/sub-customers/{id}"))
}

/// `POST /v2/partners/sub-customers/{id}/association-checks`: changes nothing, may be repeated.
pub fn check(id: &CustomerId, new: &NewCheck) -> Request<CheckReport> {
    Request::query(format!("/v2/partners/sub-customers/{id}/association-checks"), new)
}

/// `POST /v2/accounts/customer-accounts/balances/batch-query`.
pub fn balances(query: &CustomerBalancesQuery) -> Request<CustomerBalances> {
    Request::query("/v2/accounts/customer-accounts/balances/batch-query", query)
}

/// `GET /v2/accounts/partner-accounts/balances`.
pub fn partner_balances() -> Request<PartnerBalances> {
    Request::get("/v2/accounts/partner-accounts/balances")
}
