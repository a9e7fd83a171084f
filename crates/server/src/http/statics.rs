//! The files of the app: precompressed, hashed names for ever, the page itself always asked for again.

use crate::http::error::ApiError;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Serves the folder; without one only the API exists.
pub(in crate::http) fn files(folder: Option<&Path>) -> Router {
    let folder = Arc::new(folder.map(Path::to_path_buf));
    Router::new().fallback(serve).with_state(folder)
}

async fn serve(State(folder): State<Arc<Option<PathBuf>>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let (Some(folder), true, false) = (folder.as_ref(), is_read, path.starts_with("/v2/")) else {
        return ApiError::NotFound.into_response();
    };
    let (headers, is_page) = (request.headers().clone(), wants_page(&path, request.headers()));
    let response =
        if is_page { from_disk(folder, page_request(&headers)).await } else { from_disk(folder, request).await };
    if response.status().is_client_error() {
        return ApiError::NotFound.into_response();
    }
    with_caching(response, if is_page { "/index.html" } else { &path })
}

async fn from_disk(folder: &Path, request: Request) -> Response {
    let dir = ServeDir::new(folder).precompressed_br().precompressed_gzip().append_index_html_on_directories(false);
    match dir.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// Page addresses of the app have no file name; only a browser that asks for a page gets one.
fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    path == "/index.html" || (!last.contains('.') && accepts.contains("text/html"))
}

fn page_request(headers: &HeaderMap) -> Request {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = Uri::from_static("/index.html");
    for name in [header::ACCEPT_ENCODING, header::IF_MODIFIED_SINCE] {
        if let Some(value) = headers.get(&name) {
            request.headers_mut().insert(name, value.clone());
        }
    }
    request
}

/// Trunk puts the content's hash into names: `app-0123456789abcdef.js`, `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit('-').next().is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn with_caching(mut response: Response, path: &str) -> Response {
    let caching = if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        for (path, hashed) in [
            ("/partner-center-0123456789abcdef.js", true),
            ("/partner-center-0123456789abcdef_bg.wasm", true),
            ("/snippets/a-0123456789abcdef/inline0.js", false),
            ("/index.html", false),
            ("/icons.svg", false),
            ("/data-table-headings.css", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn a_page_is_for_browsers_that_ask_for_one() {
        let mut headers = HeaderMap::new();
        assert!(!wants_page("/sales/customers", &headers));
        headers.insert(header::ACCEPT, HeaderValue::from_static("text/html,*/*"));
        assert!(wants_page("/sales/customers/42", &headers) && wants_page("/", &headers));
        assert!(!wants_page("/missing.js", &headers));
    }
}
