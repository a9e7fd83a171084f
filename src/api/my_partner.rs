//! The customer's side: its partner, obligations, requests and authorisations.

use domain::api::associations::{
    Answer, AssociationRequest, AssociationRequestQuery, AssociationRequests, NewUnbindRequest,
};
use domain::api::authorizations::{AuthorizationQuery, Authorizations, CustomerAuthorization};
use domain::api::checks::{CheckReport, NewCheck};
use domain::api::my_partner::{MyPartner, Obligations};
use domain::ids::{AssociationRequestId, AuthorizationId, ObligationId};

use super::request::{Ignored, Method, Request};

const REQUESTS: &str = "/v2/customers/association-requests";
const AUTHORIZATIONS: &str = "/v2/customers/authorizations";

/// `GET /v2/customers/partner`.
pub fn get() -> Request<MyPartner> {
    Request::get("/v2/customers/partner")
}

/// `GET /v2/customers/obligations`.
pub fn obligations() -> Request<Obligations> {
    Request::get("/v2/customers/obligations")
}

/// `POST /v2/customers/obligations/{id}/end`.
pub fn end_obligation(id: &ObligationId, version: i64) -> Request<Ignored> {
    Request::command(Method::Post, format!("/v2/customers/obligations/{id}/end")).if_match(version)
}

/// `POST /v2/customers/association-checks`: changes nothing, may be repeated.
pub fn check(new: &NewCheck) -> Request<CheckReport> {
    Request::query("/v2/customers/association-checks", new)
}

/// `POST /v2/customers/association-requests`.
pub fn create_request(new: &NewUnbindRequest) -> Request<AssociationRequest> {
    Request::write(Method::Post, REQUESTS, new)
}

/// `GET /v2/customers/association-requests`.
pub fn requests(query: &AssociationRequestQuery) -> Request<AssociationRequests> {
    Request::get_with(REQUESTS, query)
}

fn act<T>(path: &str, id: &str, version: i64, act: &str, answer: &Answer) -> Request<T> {
    Request::write(Method::Post, format!("{path}/{id}/{act}"), answer).if_match(version)
}

/// `POST …/association-requests/{id}/approve`.
pub fn approve(id: &AssociationRequestId, version: i64, answer: &Answer) -> Request<AssociationRequest> {
    act(REQUESTS, id.as_str(), version, "approve", answer)
}

/// `POST …/association-requests/{id}/reject`.
pub fn reject(id: &AssociationRequestId, version: i64, answer: &Answer) -> Request<AssociationRequest> {
    act(REQUESTS, id.as_str(), version, "reject", answer)
}

/// `POST …/association-requests/{id}/withdraw`.
pub fn withdraw(id: &AssociationRequestId, version: i64, answer: &Answer) -> Request<AssociationRequest> {
    act(REQUESTS, id.as_str(), version, "withdraw", answer)
}

/// `GET /v2/customers/authorizations`.
pub fn authorizations(query: &AuthorizationQuery) -> Request<Authorizations> {
    Request::get_with(AUTHORIZATIONS, query)
}

/// `POST …/authorizations/{id}/agree`.
pub fn agree_authorization(id: &AuthorizationId, version: i64, answer: &Answer) -> Request<CustomerAuthorization> {
    act(AUTHORIZATIONS, id.as_str(), version, "agree", answer)
}

/// `POST …/authorizations/{id}/reject`.
pub fn reject_authorization(id: &AuthorizationId, version: i64, answer: &Answer) -> Request<CustomerAuthorization> {
    act(AUTHORIZATIONS, id.as_str(), version, "reject", answer)
}

/// `POST …/authorizations/{id}/revoke`.
pub fn revoke_authorization(id: &AuthorizationId, version: i64, answer: &Answer) -> Request<CustomerAuthorization> {
    act(AUTHORIZATIONS, id.as_str(), version, "revoke", answer)
}
