//! The description of the API: as OpenAPI JSON, and as a page that needs no script and no foreign host.

use crate::auth::cookie::HTTPS_NAME;
use crate::http::escape::escaped;
use crate::state::App;
use axum::Router;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use std::fmt::Write;
use std::sync::Arc;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder, Schema};

pub(in crate::http) fn routes(description: &OpenApi) -> Router<App> {
    let json: Arc<str> = description.to_pretty_json().unwrap_or_default().into();
    let page: Arc<str> = page(description).into();
    Router::new()
        .route(
            "/openapi.json",
            get(async move || ([(header::CONTENT_TYPE, "application/json")], json.to_string()).into_response()),
        )
        .route("/docs", get(async move || Html(page.to_string())))
}

/// What every operation has and none says of itself: an id of its own, which generated clients make names of
/// (`post_partners_sub_customers_query`), the session that it needs, and the answers of a busy server.
pub(in crate::http) fn completed(mut description: OpenApi) -> OpenApi {
    let components = description.components.get_or_insert_default();
    let cookie = ApiKeyValue::with_description(
        HTTPS_NAME,
        "The cookie of `POST /v2/sessions`; named `sid` where users reach the server on a loopback address.",
    );
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    for (_, name, text) in BUSY {
        components.responses.insert(name.to_owned(), busy(text).into());
    }
    for (path, item) in &mut description.paths.paths {
        let methods = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in methods.into_iter().filter_map(|(name, one)| Some((name, one.as_mut()?))) {
            operation.operation_id = Some(operation_id(method, path));
            let needs_session = !WITHOUT_SESSION.contains(&(method, path.as_str()));
            let required = needs_session.then(|| SecurityRequirement::new("session", Vec::<String>::new()));
            operation.security = Some(required.into_iter().collect());
            let busy = BUSY.map(|(status, name, _)| (status.to_owned(), Ref::from_response_name(name).into()));
            operation.responses.responses.extend(busy);
        }
    }
    description
}

/// Operations for who has no session yet.
const WITHOUT_SESSION: [(&str, &str); 2] = [("post", "/v2/sessions"), ("get", "/v2/demo/accounts")];

/// Answers that do not depend on the operation.
const BUSY: [(&str, &str, &str); 2] = [
    ("429", "TooManyRequests", "Too many requests from one address or session. `Retry-After` says when to ask again."),
    ("503", "Unavailable", "The server is overloaded, or its database is. Nothing was changed; ask again later."),
];

fn busy(text: &str) -> Response {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
    ResponseBuilder::new().description(text).content("application/json", body).build()
}

fn operation_id(method: &str, path: &str) -> String {
    let words = path.trim_start_matches("/v2").split(|one: char| !one.is_ascii_alphanumeric());
    std::iter::once(method).chain(words.filter(|word| !word.is_empty())).collect::<Vec<_>>().join("_")
}

fn page(description: &OpenApi) -> String {
    let value = serde_json::to_value(description).unwrap_or_default();
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Partner Center API</title><body><h1>Partner Center API</h1><p><a href=\"/openapi.json\">openapi.json</a></p>",
    );
    for (status, _, text) in BUSY {
        // Writing into a String does not fail.
        let _ = write!(html, "<p>Any operation can answer {status}: {}</p>", escaped(text));
    }
    let empty = serde_json::Map::new();
    let paths = value.get("paths").and_then(|paths| paths.as_object()).unwrap_or(&empty);
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap_or(&empty) {
            operation_section(&mut html, path, method, operation);
        }
    }
    html.push_str("<h2>Schemas</h2>");
    let schemas = description.components.iter().flat_map(|components| components.schemas.iter());
    for (name, schema) in schemas {
        schema_section(&mut html, name, schema);
    }
    html.push_str("</body></html>");
    html
}

fn operation_section(html: &mut String, path: &str, method: &str, operation: &serde_json::Value) {
    let text = |name: &str| escaped(operation.get(name).and_then(|text| text.as_str()).unwrap_or_default());
    let _ = write!(
        html,
        "<section><h2><code>{} {}</code></h2><p>{}</p><p>{}</p><ul>",
        escaped(&method.to_uppercase()),
        escaped(path),
        text("summary"),
        text("description")
    );
    for body in operation.get("requestBody").into_iter().flat_map(references) {
        let _ = write!(html, "<li>body: <a href=\"#{0}\">{0}</a></li>", escaped(&body));
    }
    let responses = operation.get("responses").and_then(|responses| responses.as_object()).into_iter().flatten();
    for (status, response) in responses.filter(|(status, _)| BUSY.iter().all(|(busy, ..)| busy != status)) {
        let bodies: Vec<String> =
            references(response).iter().map(|name| format!("<a href=\"#{0}\">{0}</a>", escaped(name))).collect();
        let _ = write!(html, "<li>{}: {}</li>", escaped(status), bodies.join(", "));
    }
    html.push_str("</ul></section>");
}

fn schema_section(html: &mut String, name: &str, schema: &RefOr<Schema>) {
    let json = serde_json::to_string_pretty(schema).unwrap_or_default();
    let _ = write!(html, "<section id=\"{0}\"><h3>{0}</h3><pre>{1}</pre></section>", escaped(name), escaped(&json));
}

/// Names of all schemas that a value refers to.
fn references(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| match value.as_str() {
                Some(target) if key == "$ref" => target.rsplit('/').next().map(str::to_owned).into_iter().collect(),
                _ => references(value),
            })
            .collect(),
        serde_json::Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
