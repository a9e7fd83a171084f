//! A body that is a file. It is read when it is known who sends it, and up to a bound of its own.

use crate::http::error::ApiError;
use crate::http::extract::{BodyDigest, IdempotencyKey};
use crate::ids::sha256_hex;
use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, header};
use domain::api::error::FieldProblem;
use domain::attachment::{FILE_MAX, FileKind, size_fault};

/// The one route that takes files.
pub const UPLOADS: &str = "/v2/partners/attachments";

/// A file, and the key of the request that brought it.
#[derive(Debug)]
pub struct Upload {
    /// The file.
    pub bytes: Bytes,
    /// Its SHA-256.
    pub sha256: String,
    /// The same file under another name is another request.
    pub key: IdempotencyKey,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let (mut parts, body) = request.into_parts();
        // Forms of foreign pages cannot send these types without asking.
        if !is_file(&parts.headers) {
            return Err(ApiError::field(header::CONTENT_TYPE.as_str(), FieldProblem::NotAChoice));
        }
        let Ok(bytes) = to_bytes(body, FILE_MAX).await else {
            return Err(ApiError::Invalid(size_fault(FILE_MAX + 1).into_iter().collect()));
        };
        let sha256 = sha256_hex(&bytes);
        let query = parts.uri.query().unwrap_or_default();
        parts.extensions.insert(BodyDigest(sha256_hex(format!("{query}\n{sha256}"))));
        let key = IdempotencyKey::from_request_parts(&mut parts, state).await?;
        Ok(Self { bytes, sha256, key })
    }
}

fn is_file(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = |name: &str| value.trim().eq_ignore_ascii_case(name);
    known("application/octet-stream") || FileKind::ALL.iter().any(|kind| known(kind.as_str()))
}
