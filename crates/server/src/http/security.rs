//! Headers on every answer.

use crate::config::Config;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

/// The headers, computed once.
#[derive(Clone, Debug)]
pub(in crate::http) struct Headers(Arc<Vec<(HeaderName, HeaderValue)>>);

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(self), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

impl Headers {
    pub(in crate::http) fn of(config: &Config) -> Self {
        let page = config.static_dir.as_deref().map(Path::to_path_buf).map(|dir| dir.join("index.html"));
        let html = page.and_then(|page| std::fs::read_to_string(page).ok()).unwrap_or_default();
        let mut headers = vec![
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
            (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
            (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        ];
        if let Ok(policy) = HeaderValue::try_from(content_security_policy(&html)) {
            headers.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        if config.is_https() {
            headers.push((
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=63072000; includeSubDomains; preload"),
            ));
        }
        Self(Arc::new(headers))
    }
}

/// Nothing but our own files; the app's start scripts by their hashes.
fn content_security_policy(html: &str) -> String {
    let hashes: String = inline_scripts(html)
        .map(|script| format!(" 'sha256-{}'", base64(&Sha256::digest(script.as_bytes()))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

/// The texts of `<script>` elements without `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=") && !text.is_empty()).then_some(text)
    })
}

/// Standard base64 with padding, which the policy asks for.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().chain([0, 0].iter()).take(3).fold(0u32, |group, byte| (group << 8) | u32::from(*byte));
        for place in 0..4 {
            let digit = usize::try_from((group >> (18 - 6 * place)) & 63).ok().and_then(|index| DIGITS.get(index));
            text.push(if place > chunk.len() { '=' } else { digit.copied().map_or('=', char::from) });
        }
    }
    text
}

/// Adds the headers; what a route set itself stays.
pub(in crate::http) async fn add_headers(State(headers): State<Headers>, request: Request, next: Next) -> Response {
    let private = ["/v2/", "/c/"].iter().any(|prefix| request.uri().path().starts_with(prefix));
    let mut response = next.run(request).await;
    let target: &mut HeaderMap = response.headers_mut();
    for (name, value) in headers.0.iter() {
        if !target.contains_key(name) {
            target.insert(name, value.clone());
        }
    }
    if private && !target.contains_key(header::CACHE_CONTROL) {
        target.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_hash() {
        let html = r#"<script type="module">alert(1)</script><script src="/a.js"></script><script>x</script>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["alert(1)", "x"]);
        assert!(content_security_policy(html).contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"));
        assert!(content_security_policy("").contains("script-src 'self' 'wasm-unsafe-eval';"));
    }

    #[test]
    fn base64_pads() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
