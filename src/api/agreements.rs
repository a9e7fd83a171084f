//! Signed agreements and declarations of relations.

use domain::agreement::AgreementKind;
use domain::api::agreements::{
    AgreementText, AgreementTextQuery, Agreements, NewRelationDeclaration, RelationDeclaration, RelationDeclarations,
};
use domain::ids::AgreementId;
use domain::program::Program;

use super::request::{Method, Request};
use crate::i18n::locale;

/// `GET /v2/partners/agreements`.
pub fn signed() -> Request<Agreements> {
    Request::get("/v2/partners/agreements")
}

/// `GET /v2/agreement-texts/{program}/{kind}`; without a version the one that is signed today.
pub fn text(program: Program, kind: AgreementKind, version: Option<u32>) -> Request<AgreementText> {
    Request::get_with(&format!("/v2/agreement-texts/{program}/{kind}"), &AgreementTextQuery { version })
}

/// `GET /v2/partners/agreements/{agreement_id}/document`: the address of the file in the reader's language.
pub fn document(id: &AgreementId) -> String {
    format!("/v2/partners/agreements/{id}/document?lang={}", locale().tag())
}

/// `GET /v2/partners/relation-declarations`.
pub fn declarations() -> Request<RelationDeclarations> {
    Request::get("/v2/partners/relation-declarations")
}

/// `POST /v2/partners/relation-declarations`; `seen` is how many there were.
pub fn declare(seen: i64, new: &NewRelationDeclaration) -> Request<RelationDeclaration> {
    Request::write(Method::Post, "/v2/partners/relation-declarations", new).if_match(seen)
}
