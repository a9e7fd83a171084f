//! Answers that went well.

use crate::http::error::ApiError;
use crate::store::idempotency::StoredAnswer;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::TryStreamExt;
use serde::Serialize;

/// An answer: status, JSON body and, for versioned objects, the version.
///
/// Kept as bytes, so that a repeated request gets exactly the same.
#[derive(Clone, Debug)]
pub struct Reply {
    status: StatusCode,
    version: Option<i64>,
    body: String,
}

impl Reply {
    /// 200 with a body.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the value cannot be written as JSON.
    pub fn ok(value: &impl Serialize) -> Result<Self, ApiError> {
        Self::json(StatusCode::OK, value)
    }

    /// 201 with a body.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the value cannot be written as JSON.
    pub fn created(value: &impl Serialize) -> Result<Self, ApiError> {
        Self::json(StatusCode::CREATED, value)
    }

    /// 204 without a body.
    pub const fn no_content() -> Self {
        Self { status: StatusCode::NO_CONTENT, version: None, body: String::new() }
    }

    /// 200 with a body that is JSON already: pages that the database built.
    pub const fn raw(json: String) -> Self {
        Self { status: StatusCode::OK, version: None, body: json }
    }

    /// Adds the object's version as `ETag: "v<version>"`.
    #[must_use]
    pub const fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    fn json(status: StatusCode, value: &impl Serialize) -> Result<Self, ApiError> {
        let body = serde_json::to_string(value).map_err(|_| ApiError::Internal("answer is not JSON"))?;
        Ok(Self { status, version: None, body })
    }

    pub(crate) fn to_stored(&self, request_hash: String) -> StoredAnswer {
        StoredAnswer {
            request_hash,
            status: i64::from(self.status.as_u16()),
            version: self.version,
            body: self.body.clone(),
        }
    }

    pub(crate) fn from_stored(stored: StoredAnswer) -> Result<Self, ApiError> {
        let status = u16::try_from(stored.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let status = status.ok_or(ApiError::Internal("stored status"))?;
        Ok(Self { status, version: stored.version, body: stored.body })
    }
}

/// A PDF file to keep; its name is made of a code or an identifier.
pub(crate) fn pdf_file(name: &str, bytes: Vec<u8>) -> Response {
    file(&format!("{name}.pdf"), "application/pdf", bytes)
}

/// A file under the name that somebody gave it.
pub(crate) fn named_file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    (attachment(name, kind), bytes).into_response()
}

/// A file that is sent while it is made; a failure breaks the connection, so that no part passes for the whole.
pub(crate) fn streamed_file<S>(name: &str, kind: &'static str, pieces: S) -> Response
where
    S: futures_util::Stream<Item = Result<Vec<u8>, ApiError>> + Send + 'static,
{
    let pieces = pieces.map_err(|error| {
        tracing::error!(?error, "a file broke off");
        error
    });
    (attachment(name, kind), Body::from_stream(pieces)).into_response()
}

/// The name whole for browsers (RFC 8187), in ASCII for all others.
fn attachment(name: &str, kind: &'static str) -> [(header::HeaderName, String); 3] {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut whole = String::with_capacity(name.len());
    for byte in name.bytes() {
        if is_plain(char::from(byte)) {
            whole.push(char::from(byte));
        } else {
            whole.push_str(&format!("%{byte:02X}"));
        }
    }
    let name = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ]
}

/// A file to keep; its name is made of codes and identifiers.
pub(crate) fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"{}\"", name.to_lowercase().replace('_', "-"));
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)];
    (headers, bytes).into_response()
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let has_body = !self.body.is_empty();
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        if has_body {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        if let Some(etag) = self.version.and_then(|version| HeaderValue::try_from(format!("\"v{version}\"")).ok()) {
            headers.insert(header::ETAG, etag);
        }
        response
    }
}
