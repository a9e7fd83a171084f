//! HTML without JavaScript: a frame, escaping, and the parts that the pages share.

use crate::http::confirmations::texts::Texts;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

/// A page: status, heading, content, and the same page in the other language.
pub(super) fn page(t: Texts, status: StatusCode, heading: &str, content: &str) -> Response {
    titled(t, t.get("title"), status, heading, content)
}

/// The same under another title.
pub(super) fn titled(t: Texts, title: &str, status: StatusCode, heading: &str, content: &str) -> Response {
    let (lang, (_, other)) = (t.html_lang(), t.codes());
    let other_name = t.get("language");
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/c/style.css\"></head><body>\
         <header><span>{title}</span><a href=\"?lang={other}\">{other_name}</a></header>\
         <main><h1>{heading}</h1>{content}</main></body></html>"
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A list of names and values; both are HTML already.
pub(super) fn facts(rows: &[(&str, String)]) -> String {
    let rows: String = rows.iter().map(|(name, value)| format!("<div><dt>{name}</dt><dd>{value}</dd></div>")).collect();
    format!("<dl>{rows}</dl>")
}

/// A box that stands out; HTML already.
pub(super) fn notice(kind: &str, text: &str) -> String {
    format!("<p class=\"notice {kind}\" role=\"status\">{text}</p>")
}
