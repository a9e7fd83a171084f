//! The JSON API over HTTP: one folder a resource, one file an operation.

pub mod csrf;
pub mod demo;
mod docs;
pub mod error;
pub mod extract;
mod health;
pub mod limits;
pub mod messages;
pub mod metrics;
pub mod reply;
mod router;
mod security;
pub mod sessions;
mod statics;
pub mod texts;
mod trace;
pub mod verification_codes;

pub use error::ApiError;
pub use reply::Reply;
pub use router::{openapi, router};
