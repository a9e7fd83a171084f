//! Employees and project specialists (P-52).

use domain::api::specialist_requests::{
    CandidateSearch, Candidates, NewSpecialistInvitation, SpecialistAnswers, SpecialistApplication,
    SpecialistApplications, SpecialistCancellation,
};
use domain::api::specialists::{SpecialistDetail, SpecialistQuery, Specialists};
use domain::ids::SpecialistId;

use super::request::{Method, Request};

const PATH: &str = "/v2/partners/specialists";

/// `GET /v2/partners/specialists`.
pub fn list(query: &SpecialistQuery) -> Request<Specialists> {
    Request::get_with(PATH, query)
}

/// `GET /v2/partners/specialists/{id}`.
pub fn get(id: &SpecialistId) -> Request<SpecialistDetail> {
    Request::get(format!("{PATH}/{id}"))
}

/// `POST /v2/partners/specialists/candidates`: changes nothing.
pub fn candidates(contact: &str) -> Request<Candidates> {
    Request::query(format!("{PATH}/candidates"), &CandidateSearch { contact: contact.to_owned() })
}

/// `POST /v2/partners/specialists/invitations`.
pub fn invite(new: &NewSpecialistInvitation) -> Request<SpecialistDetail> {
    Request::write(Method::Post, format!("{PATH}/invitations"), new)
}

/// `POST …/{id}/resend`, `…/unbind` and `…/withdraw-cancel`.
pub fn act(id: &SpecialistId, version: i64, what: &str) -> Request<SpecialistDetail> {
    Request::command(Method::Post, format!("{PATH}/{id}/{what}")).if_match(version)
}

/// `POST …/{id}/apply`.
pub fn apply(id: &SpecialistId, version: i64, new: &SpecialistApplication) -> Request<SpecialistDetail> {
    Request::write(Method::Post, format!("{PATH}/{id}/apply"), new).if_match(version)
}

/// `POST /v2/partners/specialists/apply`.
pub fn apply_all(new: &SpecialistApplications) -> Request<SpecialistAnswers> {
    Request::write(Method::Post, format!("{PATH}/apply"), new)
}

/// `POST …/{id}/cancel`.
pub fn cancel(id: &SpecialistId, version: i64, new: &SpecialistCancellation) -> Request<SpecialistDetail> {
    Request::write(Method::Post, format!("{PATH}/{id}/cancel"), new).if_match(version)
}
