//! The versions of the rules.

use domain::api::policies::{Affected, Concerned, Policies};

use super::request::Request;

/// `GET /v2/policies`.
pub fn get() -> Request<Policies> {
    Request::get("/v2/policies")
}

/// `GET /v2/partners/policies/concerned`.
pub fn concerned() -> Request<Concerned> {
    Request::get("/v2/partners/policies/concerned")
}

/// `GET /v2/partners/policies/{version}/affected`: against the version before.
pub fn affected(version: u32) -> Request<Affected> {
    Request::get(format!("/v2/partners/policies/{version}/affected"))
}
