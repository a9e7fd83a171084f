//! The versions of the rules.

use domain::api::policies::{Concerned, Policies};

use super::request::Request;

/// `GET /v2/policies`.
pub fn get() -> Request<Policies> {
    Request::get("/v2/policies")
}

/// `GET /v2/partners/policies/concerned`.
pub fn concerned() -> Request<Concerned> {
    Request::get("/v2/partners/policies/concerned")
}
