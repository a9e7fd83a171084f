//! Extractors: they refuse before the first line of an operation runs.

mod body;
mod headers;
mod query;
mod upload;

pub use body::{BodyDigest, Json, digest_body};
pub use headers::{IdempotencyKey, IfMatch};
pub use query::{Path, Query, page_limit};
pub use upload::{UPLOADS, Upload};
