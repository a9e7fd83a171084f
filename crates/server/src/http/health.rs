//! Probes.

use crate::http::error::ApiError;
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;

/// Does the process answer?
pub(in crate::http) async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Can it serve, which needs the database?
pub(in crate::http) async fn ready(State(app): State<App>) -> Result<StatusCode, ApiError> {
    app.store().ping().await.map(|()| StatusCode::NO_CONTENT).map_err(|_| ApiError::Unavailable)
}
