//! A request as a value: what to ask, before anybody asks it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

use super::error::ApiError;
use super::transport;

/// An answer that nobody reads, whatever it is.
pub type Ignored = serde::de::IgnoredAny;

/// HTTP methods of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Make, or do.
    Post,
    /// Replace.
    Put,
    /// Take away.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// The part of a request that does not depend on its answer's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) body: Option<String>,
    /// Changes nothing: may be repeated and remembered.
    pub(super) safe: bool,
    pub(super) if_match: Option<i64>,
}

impl Ask {
    /// Equal for requests with equal answers.
    pub(super) fn key(&self) -> String {
        format!("{} {} {}", self.method.name(), self.path, self.body.as_deref().unwrap_or_default())
    }
}

/// A request that answers a `T`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request<T> {
    pub(super) ask: Ask,
    answer: PhantomData<fn() -> T>,
}

/// An answer with the version that the server gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The answer.
    pub value: T,
    /// From `ETag: "v3"`.
    pub version: Option<i64>,
}

fn json(body: &impl Serialize) -> Option<String> {
    serde_json::to_string(body).ok()
}

impl<T> Request<T> {
    const fn new(method: Method, path: String, body: Option<String>, safe: bool) -> Self {
        Self { ask: Ask { method, path, body, safe, if_match: None }, answer: PhantomData }
    }

    /// Reads.
    pub fn get(path: impl Into<String>) -> Self {
        Self::new(Method::Get, path.into(), None, true)
    }

    /// Reads with a query string made of the members of `query`: texts, numbers and booleans.
    pub fn get_with(path: &str, query: &impl Serialize) -> Self {
        Self::get(link(path, serde_json::to_value(query).ok()))
    }

    /// Reads by a POST that changes nothing.
    pub fn query(path: impl Into<String>, body: &impl Serialize) -> Self {
        Self::new(Method::Post, path.into(), json(body), true)
    }

    /// Writes with a body.
    pub fn write(method: Method, path: impl Into<String>, body: &impl Serialize) -> Self {
        Self::new(method, path.into(), json(body), false)
    }

    /// Writes without a body.
    pub fn command(method: Method, path: impl Into<String>) -> Self {
        Self::new(method, path.into(), None, false)
    }

    /// The version that the writer saw; the server refuses when it is not the current one.
    #[must_use]
    pub fn if_match(mut self, version: i64) -> Self {
        self.ask.if_match = Some(version);
        self
    }
}

impl<T: DeserializeOwned> Request<T> {
    /// Sends it. Dropping the future aborts it.
    ///
    /// # Errors
    /// Every way in which there is no answer.
    pub async fn send(self) -> Result<T, ApiError> {
        self.send_versioned().await.map(|answer| answer.value)
    }

    /// Sends it and keeps the answer's version.
    ///
    /// # Errors
    /// Every way in which there is no answer.
    pub async fn send_versioned(self) -> Result<Versioned<T>, ApiError> {
        let answer = transport::exchange(&self.ask).await?;
        Ok(Versioned { value: decode(&answer.text)?, version: answer.version })
    }
}

/// Hands a file over: it is the body, and what is said of it stands in the query.
///
/// # Errors
/// Every way in which there is no answer.
pub(super) async fn upload<T: DeserializeOwned>(
    path: &str,
    said: &impl Serialize,
    file: &web_sys::Blob,
) -> Result<T, ApiError> {
    let path = link(path, serde_json::to_value(said).ok());
    let ask = Ask { method: Method::Post, path, body: None, safe: false, if_match: None };
    decode(&transport::send_file(&ask, file).await?.text)
}

/// Reads an answer; no content reads as `null`.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    serde_json::from_str(if text.is_empty() { "null" } else { text }).map_err(|_| ApiError::Decode)
}

fn link(path: &str, query: Option<serde_json::Value>) -> String {
    let Some(serde_json::Value::Object(members)) = query else { return path.to_owned() };
    let text = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let pairs: Vec<_> = members.into_iter().map(|(name, value)| (name, text(value))).collect();
    let query = crate::routes::query_string::build(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::Request;
    use domain::api::associations::AssociationRequestQuery;

    #[test]
    fn a_read_carries_its_query_in_the_link() {
        let query = AssociationRequestQuery { search: Some("中金 1".into()), offset: Some(20), ..Default::default() };
        let request: Request<()> = Request::get_with("/v2/x", &query);
        let (path, query) = request.ask.path.split_once('?').unwrap();
        let mut parts: Vec<_> = query.split('&').collect();
        parts.sort_unstable();
        assert_eq!((path, parts), ("/v2/x", vec!["offset=20", "search=%E4%B8%AD%E9%87%91%201"]));
        assert_eq!(Request::<()>::get_with("/v2/x", &AssociationRequestQuery::default()).ask.path, "/v2/x");
    }
}
