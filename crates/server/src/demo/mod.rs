//! Demo data: deterministic from a seed.

use crate::config::DemoSize;
use crate::http::error::ApiError;
use crate::state::App;

/// Loads demo data of a size into an empty database; does nothing when there is data.
///
/// # Errors
/// [`ApiError::Store`].
#[expect(clippy::unused_async, reason = "the generator is still to come")]
pub async fn load(_app: &App, _size: DemoSize) -> Result<(), ApiError> {
    Ok(())
}

/// Is demo data loaded?
///
/// # Errors
/// [`ApiError::Store`].
#[expect(clippy::unused_async, reason = "the generator is still to come")]
pub async fn is_loaded(_app: &App) -> Result<bool, ApiError> {
    Ok(false)
}
