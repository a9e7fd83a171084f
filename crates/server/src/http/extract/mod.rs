//! Extractors: they refuse before the first line of an operation runs.

mod body;
mod headers;
mod query;

pub use body::{BodyDigest, Json, digest_body};
pub use headers::{IdempotencyKey, IfMatch};
pub use query::{Path, Query, page_limit};
