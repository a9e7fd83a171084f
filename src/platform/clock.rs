//! The only place where the app asks what time it is.

use chrono::{DateTime, Utc};

/// Milliseconds since 1970, UTC.
#[expect(clippy::cast_possible_truncation, reason = "Date.now() is a whole number below 2^53")]
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// The current instant, for rules and for "as of".
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(now_ms()).unwrap_or_default()
}
