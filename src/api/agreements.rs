//! Signed agreements and declarations of relations.

use domain::api::agreements::{Agreements, NewRelationDeclaration, RelationDeclaration, RelationDeclarations};

use super::request::{Method, Request};

/// `GET /v2/partners/agreements`.
pub fn signed() -> Request<Agreements> {
    Request::get("/v2/partners/agreements")
}

/// `GET /v2/partners/relation-declarations`.
pub fn declarations() -> Request<RelationDeclarations> {
    Request::get("/v2/partners/relation-declarations")
}

/// `POST /v2/partners/relation-declarations`; `seen` is how many there were.
pub fn declare(seen: i64, new: &NewRelationDeclaration) -> Request<RelationDeclaration> {
    Request::write(Method::Post, "/v2/partners/relation-declarations", new).if_match(seen)
}
