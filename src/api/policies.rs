//! The versions of the rules.

use domain::api::policies::Policies;

use super::request::Request;

/// `GET /v2/policies`.
pub fn get() -> Request<Policies> {
    Request::get("/v2/policies")
}
