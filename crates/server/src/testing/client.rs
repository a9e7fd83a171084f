//! A client that talks to the service under test like our own pages do.

use crate::ids::Ids;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use chrono::DateTime;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::str::FromStr;
use tower::ServiceExt;

/// A client with at most one session.
#[derive(Clone, Debug)]
pub struct Client {
    router: Router,
    ids: Ids,
    cookie: Option<String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as text.
    pub text: String,
}

/// A request under construction.
#[derive(Debug)]
pub struct Call {
    client: Client,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
}

impl Client {
    pub(in crate::testing) const fn new(router: Router, ids: Ids) -> Self {
        Self { router, ids, cookie: None }
    }

    /// The same client with a session token.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.cookie = Some(format!("sid={token}"));
        self
    }

    /// `GET`.
    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    /// `POST` of JSON, with a fresh `Idempotency-Key`.
    pub fn post(&self, path: &str, body: &Value) -> Call {
        self.call(Method::POST, path).json(body)
    }

    /// `PUT` of JSON, with a fresh `Idempotency-Key`.
    pub fn put(&self, path: &str, body: &Value) -> Call {
        self.call(Method::PUT, path).json(body)
    }

    /// `DELETE`.
    pub fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }

    /// Any method.
    pub fn call(&self, method: Method, path: &str) -> Call {
        let call = Call { client: self.clone(), method, path: path.to_owned(), headers: HeaderMap::new(), body: None };
        let call = call
            .header("x-language", "en_US")
            .header("sec-fetch-site", "same-origin")
            .header("x-request-id", "request-of-a-test");
        if call.method == Method::GET { call } else { call.key(&self.ids.uuid(DateTime::UNIX_EPOCH)) }
    }
}

impl Call {
    /// Sets a header; an empty value removes it.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_str(name).unwrap();
        if value.is_empty() {
            self.headers.remove(name);
        } else {
            self.headers.insert(name, HeaderValue::from_str(value).unwrap());
        }
        self
    }

    /// Sets the `Idempotency-Key`.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// Sets `If-Match`.
    #[must_use]
    pub fn if_match(self, version: i64) -> Self {
        self.header("if-match", &format!("\"v{version}\""))
    }

    /// Sets the body.
    #[must_use]
    pub fn json(mut self, body: &Value) -> Self {
        self.body = Some(body.to_string().into_bytes());
        self.header("content-type", "application/json")
    }

    /// Sets a body that is no JSON value.
    #[must_use]
    pub fn raw(mut self, content_type: &str, body: impl AsRef<[u8]>) -> Self {
        self.body = Some(body.as_ref().to_vec());
        self.header("content-type", content_type)
    }

    /// Sends it.
    pub async fn send(self) -> Answer {
        let mut request = Request::new(self.body.map_or_else(Body::empty, Body::from));
        *request.method_mut() = self.method;
        *request.uri_mut() = self.path.parse().unwrap();
        *request.headers_mut() = self.headers;
        if let Some(cookie) = &self.client.cookie {
            request.headers_mut().insert(header::COOKIE, HeaderValue::from_str(cookie).unwrap());
        }
        let response = self.client.router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// Sends it and expects a status; the body is printed otherwise.
    pub async fn expect(self, status: u16) -> Answer {
        let line = format!("{} {}", self.method, self.path);
        let answer = self.send().await;
        assert_eq!(answer.status.as_u16(), status, "{line}: {}", answer.text);
        answer
    }
}

impl Answer {
    /// The body as any JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The body as a wire type.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The `error_code`.
    pub fn code(&self) -> String {
        self.json()["error_code"].as_str().unwrap_or_default().to_owned()
    }

    /// Names of refused fields.
    pub fn fields(&self) -> Vec<String> {
        let json = self.json();
        let fields = json["field_errors"].as_array().cloned().unwrap_or_default();
        fields.iter().map(|field| field["field"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The version in `ETag`.
    pub fn version(&self) -> Option<i64> {
        self.headers.get(header::ETAG)?.to_str().ok()?.strip_prefix("\"v")?.strip_suffix('"')?.parse().ok()
    }

    /// The session token in `Set-Cookie`.
    pub fn token(&self) -> Option<String> {
        let cookie = self.headers.get(header::SET_COOKIE)?.to_str().ok()?;
        Some(cookie.split(';').next()?.split_once('=')?.1.to_owned())
    }
}
