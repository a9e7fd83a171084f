//! The outermost layer of every request: its id and language, its line in the log, its metrics.

use crate::clock::Stopwatch;
use crate::request::{self, Language};
use crate::state::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

/// Gives the request an id, answers it, and writes one line about it: method, route, status, time.
pub(in crate::http) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let context = request::Request { id: request_id(&app, request.headers()), language: language(request.headers()) };
    let id = HeaderValue::try_from(context.id.as_str()).ok();
    let method = request.method().clone();
    // The route, not the path: paths hold ids, and links hold tokens.
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "static".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", id = %context.id, %method, route);
    let watch = Stopwatch::start();
    let mut response = context.run(next.run(request)).instrument(span.clone()).await;
    let (status, elapsed) = (response.status().as_u16(), watch.elapsed());
    span.in_scope(|| {
        tracing::info!(status, micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX), "answered")
    });
    metrics::counter!("http_requests_total", "method" => method.to_string(), "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_seconds", "method" => method.to_string(), "route" => route)
        .record(elapsed.as_secs_f64());
    if let Some(id) = id {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// The client's id when it is short and plain, otherwise one of ours.
fn request_id(app: &App, headers: &HeaderMap) -> String {
    let given = headers.get("x-request-id").and_then(|value| value.to_str().ok());
    let plain =
        |id: &&str| (8..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    given.filter(plain).map_or_else(|| app.ids().uuid(app.now()), str::to_owned)
}

/// `X-Language: zh_CN | en_US`, in any case; Chinese without it, as in the public API.
fn language(headers: &HeaderMap) -> Language {
    let given = headers.get("x-language").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if given.to_ascii_lowercase().starts_with("en") { Language::English } else { Language::Chinese }
}
