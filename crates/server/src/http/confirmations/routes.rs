//! The routes of the confirmation pages.

use crate::http::confirmations::{
    customer_answer, customer_page, decide, invitation_answer, invitation_page, page, registration_answer,
    registration_page,
};
use crate::state::App;
use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// `/c/{token}`, `/c/customer/{token}`, `/c/specialist/{token}`, `/c/register/{token}` and their style sheet.
pub(in crate::http) fn routes() -> Router<App> {
    Router::new()
        .route("/c/style.css", get(style))
        .route("/c/{token}", get(page::show).post(decide::answer))
        .route("/c/customer/{token}", get(customer_page::show).post(customer_answer::answer))
        .route("/c/register/{token}", get(registration_page::show).post(registration_answer::answer))
        .route("/c/specialist/{token}", get(invitation_page::show).post(invitation_answer::answer))
}

async fn style() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, include_str!("style.css")).into_response()
}
