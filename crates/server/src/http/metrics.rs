//! Metrics for Prometheus: for this machine, or with the token.

use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::state::App;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;
use std::sync::OnceLock;
use subtle::ConstantTimeEq;

static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts to collect; once in a process.
pub fn install() {
    let seconds = [0.001, 0.005, 0.015, 0.05, 0.1, 0.25, 1.0, 5.0];
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &seconds);
    if let Ok(handle) = builder.and_then(PrometheusBuilder::install_recorder) {
        // A second call in one process finds the first recorder in place, so there is nothing to keep.
        drop(HANDLE.set(handle));
    }
}

/// Folds what was recorded into the buckets; called by a job.
pub fn upkeep() {
    if let Some(handle) = HANDLE.get() {
        handle.run_upkeep();
    }
}

pub(in crate::http) async fn render(State(app): State<App>, request: Request) -> Result<String, ApiError> {
    let local = request.extensions().get::<ConnectInfo<SocketAddr>>().is_none_or(|peer| peer.0.ip().is_loopback());
    let given = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let allowed = match (&app.config().metrics_token, given) {
        (Some(token), Some(given)) => {
            bool::from(sha256_hex(token.reveal()).as_bytes().ct_eq(sha256_hex(given).as_bytes()))
        }
        (Some(_), None) => false,
        // Behind a proxy everybody is on this machine: there, set a token.
        (None, _) => local && !request.headers().contains_key("x-forwarded-for"),
    };
    if allowed { Ok(HANDLE.get().map(PrometheusHandle::render).unwrap_or_default()) } else { Err(ApiError::NotFound) }
}
