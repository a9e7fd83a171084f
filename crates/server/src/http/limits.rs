//! Rate limit: so many requests per second for each address, route and account (domain.md 4.1).

use crate::auth::SignedIn;
use crate::config::{Limits, client_address};
use crate::http::error::ApiError;
use crate::http::extract::UPLOADS;
use crate::state::App;
use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter as Governor};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Address, method with route, and account.
type Key = (IpAddr, String, String);

/// Counts requests.
pub struct RateLimiter {
    limits: DefaultKeyedRateLimiter<Key>,
    clock: DefaultClock,
    seen: AtomicU64,
}

impl std::fmt::Debug for RateLimiter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RateLimiter")
    }
}

impl RateLimiter {
    /// Starts counting.
    pub fn new(limits: Limits) -> Self {
        let per_second = NonZeroU32::new(limits.rate_per_second).unwrap_or(NonZeroU32::MIN);
        let burst = NonZeroU32::new(limits.rate_burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(per_second).allow_burst(burst);
        Self { limits: Governor::keyed(quota), clock: DefaultClock::default(), seen: AtomicU64::new(0) }
    }

    /// Counts one request.
    ///
    /// # Errors
    /// [`ApiError::TooMany`] with the seconds to wait.
    pub fn check(&self, key: &Key) -> Result<(), ApiError> {
        // Keys that nobody used for a while are forgotten now and then.
        if self.seen.fetch_add(1, Ordering::Relaxed) % 10_000 == 9_999 {
            self.limits.retain_recent();
        }
        self.limits.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            ApiError::TooMany { retry_after: wait.as_secs() + 1 }
        })
    }
}

/// Refuses requests above the limit.
pub async fn rate_limit(State(app): State<App>, request: Request, next: Next) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    // Text that is no text is no address either; it must not hide the values around it.
    let forwarded: Vec<&str> =
        request.headers().get_all("x-forwarded-for").iter().map(|value| value.to_str().unwrap_or_default()).collect();
    let address = client_address(peer, forwarded.into_iter(), &app.config().trusted_proxies);
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let route = format!("{} {route}", request.method());
    let (mut parts, body) = request.into_parts();
    // A request without a live session counts for its address alone.
    let account = match <SignedIn as FromRequestParts<App>>::from_request_parts(&mut parts, &app).await {
        Ok(SignedIn(session)) => session.login.as_str().to_owned(),
        Err(ApiError::NotSignedIn) => String::new(),
        Err(error) => return error.into_response(),
    };
    if let Err(refusal) = app.limiter().check(&(address, route, account)) {
        return refusal.into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

/// A file may take longer: a slow line is no reason to give up.
const UPLOAD_TIME: Duration = Duration::from_secs(90);

/// Gives up on requests that take too long.
pub async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let limit = if request.uri().path() == UPLOADS { limit.max(UPLOAD_TIME) } else { limit };
    tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(|_| {
        tracing::warn!("request took too long");
        ApiError::Unavailable.into_response()
    })
}
