//! The JSON body: strict, with the name of each refused field.

use crate::http::error::ApiError;
use crate::http::extract::UPLOADS;
use crate::ids::sha256_hex;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::api::error::FieldProblem;
use serde::de::DeserializeOwned;

/// A JSON body of a type that refuses unknown members.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// Deeper nesting is no request of ours.
const MAX_DEPTH: usize = 32;

/// Hash of the body, for the idempotency key. Put there by [`digest_body`].
#[derive(Clone, Debug)]
pub struct BodyDigest(pub String);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = Bytes::from_request(request, state).await.map_err(|_| ApiError::BodyTooLarge)?;
        parse(&bytes).map(Json)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    if depth(bytes) > MAX_DEPTH {
        return Err(ApiError::field("", FieldProblem::Malformed));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let (name, problem) = problem_of(&error.into_inner().to_string());
        let parent = if path == "." { String::new() } else { path };
        let field = match name {
            Some(name) if parent.is_empty() || parent == name || parent.ends_with(&format!(".{name}")) => {
                if parent.is_empty() { name } else { parent }
            }
            Some(name) => format!("{parent}.{name}"),
            None => parent,
        };
        ApiError::field(field.replace('[', ".").replace(']', ""), problem)
    })?;
    deserializer.end().map_err(|_| ApiError::field("", FieldProblem::Malformed))?;
    Ok(value)
}

/// serde tells the kind of a refusal only by its message; anything unforeseen is "malformed".
fn problem_of(message: &str) -> (Option<String>, FieldProblem) {
    let named = |prefix: &str| message.strip_prefix(prefix).and_then(|rest| rest.split('`').next()).map(str::to_owned);
    if let Some(name) = named("missing field `") {
        (Some(name), FieldProblem::Required)
    } else if let Some(name) = named("unknown field `") {
        (Some(name), FieldProblem::Unknown)
    } else if message.starts_with("unknown variant") {
        (None, FieldProblem::NotAChoice)
    } else {
        (None, FieldProblem::Malformed)
    }
}

fn depth(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// For unsafe methods: a body must be JSON; it is read up to the limit and hashed.
pub async fn digest_body(State(limit): State<usize>, request: Request, next: Next) -> Response {
    // A file is read by its own extractor, when it is known who sends it.
    let is_file = request.uri().path() == UPLOADS;
    if is_file || matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, limit).await else {
        return ApiError::BodyTooLarge.into_response();
    };
    // Forms of foreign pages can send other types without asking, so they are refused before anything runs.
    let is_form_of_ours = parts.uri.path().starts_with("/c/");
    if !bytes.is_empty() && !is_json(&parts.headers) && !is_form_of_ours {
        return ApiError::field("Content-Type", FieldProblem::NotAChoice).into_response();
    }
    parts.extensions.insert(BodyDigest(sha256_hex(&bytes)));
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::session::NewSession;

    fn refused(body: &str) -> (String, FieldProblem) {
        match parse::<NewSession>(body.as_bytes()) {
            Err(ApiError::Invalid(fields)) => (fields[0].field.clone(), fields[0].problem),
            other => panic!("{body}: {:?}", other.is_ok()),
        }
    }

    #[test]
    fn a_refusal_names_the_field_and_the_problem() {
        assert_eq!(refused(r#"{"account":"a"}"#), ("password".to_owned(), FieldProblem::Required));
        assert_eq!(
            refused(r#"{"account":"a","password":"b","admin":true}"#),
            ("admin".to_owned(), FieldProblem::Unknown)
        );
        assert_eq!(refused(r#"{"account":1,"password":"b"}"#), ("account".to_owned(), FieldProblem::Malformed));
        assert_eq!(refused("nonsense").1, FieldProblem::Malformed);
        assert_eq!(refused(r#"{"account":"a","password":"b"} x"#).1, FieldProblem::Malformed);
        assert_eq!(refused(r#"{"account":"a","account":"a","password":"b"}"#).1, FieldProblem::Malformed);
    }

    #[test]
    fn deep_nesting_is_refused_before_parsing() {
        assert_eq!(refused(&"[".repeat(100_000)).1, FieldProblem::Malformed);
        assert_eq!(depth(br#"{"a":"[[[\"[["}"#), 1);
    }
}
