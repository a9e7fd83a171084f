//! The partner's home page and settings.

use domain::api::overview::{Overview, PartnerSettings, TodoQuery, Todos};

use super::request::{Method, Request};

/// `GET /v2/partners/overview`.
pub fn get() -> Request<Overview> {
    Request::get("/v2/partners/overview")
}

/// `GET /v2/partners/todos`.
pub fn todos(query: &TodoQuery) -> Request<Todos> {
    Request::get_with("/v2/partners/todos", query)
}

/// `GET /v2/partners/settings`; its version is in the `ETag`.
pub fn settings() -> Request<PartnerSettings> {
    Request::get("/v2/partners/settings")
}

/// `PUT /v2/partners/settings`.
pub fn change_settings(version: i64, settings: &PartnerSettings) -> Request<PartnerSettings> {
    Request::write(Method::Put, "/v2/partners/settings", settings).if_match(version)
}
