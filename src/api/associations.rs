//! Requests to end or change an association, the partner's side. The customer's side is in `my_partner`.

use domain::api::associations::{
    Answer, AssociationRequest, AssociationRequestQuery, AssociationRequests, NewAssociationRequest,
};
use domain::ids::AssociationRequestId;

use super::request::{Method, Request};

const PATH: &str = "/v2/partners/association-requests";

/// `POST /v2/partners/association-requests`.
pub fn create(new: &NewAssociationRequest) -> Request<AssociationRequest> {
    Request::write(Method::Post, PATH, new)
}

/// `GET /v2/partners/association-requests`.
pub fn query(query: &AssociationRequestQuery) -> Request<AssociationRequests> {
    Request::get_with(PATH, query)
}

/// `GET /v2/partners/association-requests/{id}`.
pub fn get(id: &AssociationRequestId) -> Request<AssociationRequest> {
    Request::get(format!("{PATH}/{id}"))
}

fn act(id: &AssociationRequestId, version: i64, act: &str, answer: &Answer) -> Request<AssociationRequest> {
    Request::write(Method::Post, format!("{PATH}/{id}/{act}"), answer).if_match(version)
}

/// `POST …/{id}/approve`.
pub fn approve(id: &AssociationRequestId, version: i64, answer: &Answer) -> Request<AssociationRequest> {
    act(id, version, "approve", answer)
}

/// `POST …/{id}/reject`.
pub fn reject(id: &AssociationRequestId, version: i64, answer: &Answer) -> Request<AssociationRequest> {
    act(id, version, "reject", answer)
}

/// `POST …/{id}/withdraw`.
pub fn withdraw(id: &AssociationRequestId, version: i64, answer: &Answer) -> Request<AssociationRequest> {
    act(id, version, "withdraw", answer)
}
