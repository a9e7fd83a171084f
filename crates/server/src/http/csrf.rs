//! Requests that change something must come from our own pages, or from programs that are no browser.

use crate::http::error::ApiError;
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses unsafe methods from other sites.
pub async fn same_origin(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A confirmation link carries its own secret and needs no cookie, so there is nothing to abuse.
    let is_link = request.uri().path().starts_with("/c/");
    if safe || is_link || is_own(request.headers(), &app.config().public_url) {
        next.run(request).await
    } else {
        ApiError::CrossSite.into_response()
    }
}

/// Browsers say where a request comes from: by `Sec-Fetch-Site`, older ones by `Origin`. A request with
/// neither is no browser's, so nobody's cookie is abused.
fn is_own(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let fetch_site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or("?"));
    match (fetch_site, text(header::ORIGIN)) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            let host = text(header::HOST).unwrap_or_default();
            origin == public_url
                || origin.split_once("://").is_some_and(|(_, origin_host)| !host.is_empty() && origin_host == host)
        }
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_our_own_pages_and_programs_change_things() {
        let own = "https://partner.example";
        for (site, origin, expected) in [
            (Some("same-origin"), Some("https://partner.example"), true),
            (Some("cross-site"), Some("https://evil.example"), false),
            (Some("same-site"), Some("https://blog.partner.example"), false),
            (Some("none"), None, false),
            (None, Some("https://partner.example"), true),
            (None, Some("http://127.0.0.1:8080"), true),
            (None, Some("https://evil.example"), false),
            (None, Some("null"), false),
            (None, None, true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("127.0.0.1:8080"));
            if let Some(site) = site {
                headers.insert("sec-fetch-site", HeaderValue::from_static(site));
            }
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            }
            assert_eq!(is_own(&headers, own), expected, "{site:?} {origin:?}");
        }
    }
}
