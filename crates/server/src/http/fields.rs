//! Checks of fields that several operations have.

use crate::auth::Session;
use crate::auth::codes::{self, CodeProof};
use crate::http::error::ApiError;
use crate::http::extract::IdempotencyKey;
use crate::request::Language;
use crate::state::App;
use crate::store::customers::PartnerContext;
use domain::api::associations::{Answer, REASON_MAX};
use domain::api::documents::{DocumentLanguage, DocumentQuery};
use domain::api::error::FieldProblem;
use domain::api::messages::CodePurpose;
use domain::text::text_fault;

/// A reason of 1 to 500 characters, without the blanks around it.
pub(crate) fn reason(text: &str) -> Result<&str, ApiError> {
    match text_fault("reason", text, 1, REASON_MAX) {
        Some(fault) => Err(ApiError::Invalid(vec![fault])),
        None => Ok(text.trim()),
    }
}

/// The reason that a refusal needs.
pub(crate) fn reason_of(answer: &Answer) -> Result<&str, ApiError> {
    reason(answer.reason.as_deref().unwrap_or_default())
}

/// Something that had to be ticked.
pub(crate) fn accepted(field: &'static str, ticked: bool) -> Result<(), ApiError> {
    if ticked { Ok(()) } else { Err(ApiError::field(field, FieldProblem::NotAccepted)) }
}

/// The language that a document was asked in.
pub(crate) fn document_language(query: DocumentQuery) -> Language {
    match query.lang {
        Some(DocumentLanguage::English) => Language::English,
        Some(DocumentLanguage::Chinese) | None => Language::Chinese,
    }
}

/// The rows to skip and to answer.
pub(crate) fn page(offset: Option<u32>, limit: Option<u32>) -> Result<(u32, u32), ApiError> {
    const MOST: u32 = 40_000_000;
    let limit = crate::http::extract::page_limit(limit)?;
    match offset.unwrap_or(0) {
        offset @ 0..=MOST => Ok((offset, limit)),
        _ => Err(ApiError::field_limit("offset", FieldProblem::OutOfRange, i64::from(MOST))),
    }
}

/// The code of a partner's staff, when the partner switched codes on.
pub(crate) async fn staff_code(
    app: &App,
    session: &Session,
    key: &IdempotencyKey,
    purpose: CodePurpose,
    subject: &str,
    given: Option<&str>,
) -> Result<CodeProof, ApiError> {
    if PartnerContext::load(&app.read(&session.login_scope())).await?.verification_enabled {
        codes::check(app, session, key, purpose, subject, given).await
    } else {
        Ok(CodeProof::not_needed())
    }
}

/// Text to search for: at most 64 characters, none of which a database refuses.
pub(crate) fn search(text: Option<&str>) -> Result<(), ApiError> {
    plain("search", text)
}

/// Text that is compared with stored text.
pub(crate) fn plain(field: &'static str, text: Option<&str>) -> Result<(), ApiError> {
    let text = text.unwrap_or_default();
    if text.chars().count() > 64 {
        return Err(ApiError::field_limit(field, FieldProblem::TooLong, 64));
    }
    if text.contains('\0') { Err(ApiError::field(field, FieldProblem::Malformed)) } else { Ok(()) }
}
