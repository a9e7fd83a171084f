//! A small client for the JSON API: what an integration would do, beside the browser.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// One answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// Status.
    pub status: u16,
    /// The header `ETag`.
    pub etag: Option<String>,
    /// The header `Set-Cookie`, up to the first `;`.
    pub cookie: Option<String>,
    /// The body as text.
    pub text: String,
}

impl Reply {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }
}

/// A client, signed in or not.
#[derive(Clone, Debug)]
pub struct Api {
    base: String,
    cookie: Option<String>,
    client: reqwest::Client,
}

impl Api {
    /// A client of the server at `base`, not signed in.
    pub fn new(base: String) -> Self {
        Self { base, cookie: None, client: reqwest::Client::new() }
    }

    /// The same client, signed in with the demo password.
    ///
    /// # Errors
    /// When the sign-in is refused.
    pub async fn signed_in(&self, account: &str) -> Result<Self> {
        let password = self.password_of(account).await?;
        let reply = self.post("/v2/sessions", &json!({ "account": account, "password": password })).await?;
        if reply.status != 201 {
            bail!("sign-in of {account} answered {}: {}", reply.status, reply.text);
        }
        Ok(Self { cookie: reply.cookie, ..self.clone() })
    }

    /// The password of a demo account.
    ///
    /// # Errors
    /// When there is no such demo account.
    pub async fn password_of(&self, account: &str) -> Result<String> {
        let accounts = self.get("/v2/demo/accounts").await?.json();
        let found = accounts["accounts"].as_array().into_iter().flatten().find(|entry| entry["account"] == account);
        let password = found.and_then(|entry| entry["password"].as_str());
        Ok(password.with_context(|| format!("no demo account {account}"))?.to_owned())
    }

    /// `GET`.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.send(self.client.get(self.url(path))).await
    }

    /// `POST` with a fresh idempotency key.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        self.post_if(path, body, None).await
    }

    /// `POST` on the version that `etag` names.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn post_if(&self, path: &str, body: &Value, etag: Option<&str>) -> Result<Reply> {
        self.write(self.client.post(self.url(path)), body, etag).await
    }

    /// `PUT` on the version that `etag` names.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn put_if(&self, path: &str, body: &Value, etag: Option<&str>) -> Result<Reply> {
        self.write(self.client.put(self.url(path)), body, etag).await
    }

    async fn write(&self, request: reqwest::RequestBuilder, body: &Value, etag: Option<&str>) -> Result<Reply> {
        let mut request = request
            .header("content-type", "application/json")
            .header("idempotency-key", uuid::Uuid::new_v4().to_string())
            .body(body.to_string());
        if let Some(etag) = etag {
            request = request.header("if-match", etag);
        }
        self.send(request).await
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    async fn send(&self, mut request: reqwest::RequestBuilder) -> Result<Reply> {
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let response = request.header("origin", &self.base).send().await.context("no answer")?;
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let cookie = header("set-cookie").and_then(|value| value.split(';').next().map(str::to_owned));
        let (etag, status) = (header("etag"), response.status().as_u16());
        Ok(Reply { status, etag, cookie, text: response.text().await? })
    }
}
