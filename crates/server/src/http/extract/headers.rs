//! The headers that writes take.

use crate::http::error::ApiError;
use crate::http::extract::BodyDigest;
use crate::store::idempotency::RequestKey;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::api::error::FieldProblem;

/// `Idempotency-Key`: 1 to 128 visible ASCII characters. A write without it is refused.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub RequestKey);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        const NAME: &str = "Idempotency-Key";
        let key = text(&parts.headers, NAME).ok_or_else(|| ApiError::field(NAME, FieldProblem::Required))?;
        if !(1..=128).contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ApiError::field(NAME, FieldProblem::Malformed));
        }
        let digest = parts.extensions.get::<BodyDigest>().cloned().ok_or(ApiError::Internal("body was not hashed"))?;
        let version = text(&parts.headers, header::IF_MATCH.as_str()).unwrap_or_default();
        Ok(Self(RequestKey {
            key: key.to_owned(),
            route: format!("{} {}", parts.method, parts.uri.path()),
            request_hash: format!("{}{version}", digest.0),
        }))
    }
}

/// `If-Match: "v<version>"`: the version that the writer saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let value = text(&parts.headers, header::IF_MATCH.as_str()).ok_or(ApiError::VersionRequired)?;
        let version =
            value.strip_prefix("\"v").and_then(|rest| rest.strip_suffix('"')).and_then(|digits| digits.parse().ok());
        version.map(Self).ok_or_else(|| ApiError::field("If-Match", FieldProblem::Malformed))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
