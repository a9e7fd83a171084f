//! Test harness: the whole service in the test's process, on a fresh database of each engine.
//!
//! Not part of the product: compiled for tests and behind the feature `testing`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test fails by panicking"
)]

mod app;
mod business;
mod client;
mod fixtures;
mod postgres;
mod prospects;
mod tls_postgres;

pub use app::{Engine, Settings, TestApp};
pub use business::{HOME, NewCustomer};
pub use client::{Answer, Call, Client};
pub use fixtures::{NOW, PASSWORD, TestLogin};
pub use prospects::{report_of, with_account};
pub use tls_postgres::TlsPostgres;
