//! Authorisation to act for a customer, the partner's side. The customer's side is in `my_partner`.

use domain::api::associations::Answer;
use domain::api::authorizations::{AuthorizationQuery, Authorizations, CustomerAuthorization, NewAuthorization};
use domain::ids::AuthorizationId;

use super::request::{Method, Request};

const PATH: &str = "/v2/partners/authorizations";

/// `POST /v2/partners/authorizations`.
pub fn create(new: &NewAuthorization) -> Request<CustomerAuthorization> {
    Request::write(Method::Post, PATH, new)
}

/// `GET /v2/partners/authorizations`.
pub fn query(query: &AuthorizationQuery) -> Request<Authorizations> {
    Request::get_with(PATH, query)
}

/// `GET …/{id}`.
pub fn get(id: &AuthorizationId) -> Request<CustomerAuthorization> {
    Request::get(format!("{PATH}/{id}"))
}

/// `POST …/{id}/withdraw`.
pub fn withdraw(id: &AuthorizationId, version: i64, answer: &Answer) -> Request<CustomerAuthorization> {
    Request::write(Method::Post, format!("{PATH}/{id}/withdraw"), answer).if_match(version)
}
