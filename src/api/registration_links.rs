//! Links with which another account of the company is registered (P-40).

use domain::api::registration_links::{NewRegistrationLink, RegistrationLink, RegistrationLinks};

use super::request::{Method, Request};

const LINKS: &str = "/v2/partners/registration-links";

/// `GET /v2/partners/registration-links`.
pub fn list() -> Request<RegistrationLinks> {
    Request::get(LINKS)
}

/// `POST` of the same: the answer is the only one with the address.
pub fn make() -> Request<NewRegistrationLink> {
    Request::command(Method::Post, LINKS)
}

/// `POST …/{link_id}/withdraw`.
pub fn withdraw(link: &RegistrationLink) -> Request<RegistrationLink> {
    Request::command(Method::Post, format!("{LINKS}/{}/withdraw", link.link_id)).if_match(link.version)
}
