//! Path and query parameters, refused with the envelope.

use crate::http::error::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::error::FieldProblem;
use serde::de::DeserializeOwned;

/// Query parameters of a type that refuses unknown members.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let found = axum::extract::Query::<T>::from_request_parts(parts, state).await;
        found.map(|axum::extract::Query(value)| Self(value)).map_err(|error| {
            // The message reads "…: field: reason" or names the member in back-ticks.
            let message = error.body_text();
            let quoted = message.split('`').nth(1);
            let before_reason = message.rsplit(": ").nth(1);
            let problem = if message.contains("unknown field") {
                FieldProblem::Unknown
            } else if message.contains("missing field") {
                FieldProblem::Required
            } else if message.contains("unknown variant") {
                FieldProblem::NotAChoice
            } else {
                FieldProblem::Malformed
            };
            let field = match problem {
                FieldProblem::Unknown | FieldProblem::Required => quoted,
                _ => before_reason,
            };
            ApiError::field(field.unwrap_or_default(), problem)
        })
    }
}

/// Path parameters. What is no valid id does not exist.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let found = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        found.map(|axum::extract::Path(value)| Self(value)).map_err(|_| ApiError::NotFound)
    }
}

/// The page size of a list: 10 when absent, 1 to 100.
///
/// # Errors
/// A field error on `limit` outside that range.
pub fn page_limit(limit: Option<u32>) -> Result<u32, ApiError> {
    match limit.unwrap_or(10) {
        limit @ 1..=100 => Ok(limit),
        _ => Err(ApiError::field_limit("limit", FieldProblem::OutOfRange, 100)),
    }
}
