//! The vendor's register of customer accounts, for its operators.

use domain::api::customer_accounts::{
    CustomerAccountFacts, CustomerAccountFile, CustomerAccountList, CustomerAccountQuery,
};
use domain::ids::CustomerId;

use super::request::{Ignored, Method, Request};

const ACCOUNTS: &str = "/v2/operator/customer-accounts";

/// `POST /v2/operator/customer-accounts/query`.
pub fn query(query: &CustomerAccountQuery) -> Request<CustomerAccountList> {
    Request::query(format!("{ACCOUNTS}/query"), query)
}

/// `GET /v2/operator/customer-accounts/{account_id}`.
pub fn get(id: &CustomerId) -> Request<CustomerAccountFile> {
    Request::get(format!("{ACCOUNTS}/{id}"))
}

/// `PUT …/{account_id}`.
pub fn change((id, version): (&CustomerId, i64), facts: &CustomerAccountFacts) -> Request<Ignored> {
    Request::write(Method::Put, format!("{ACCOUNTS}/{id}"), facts).if_match(version)
}
