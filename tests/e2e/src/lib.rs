//! What the journeys share: the real server on a fresh database, headless Chromium, and axe-core.

#![allow(clippy::indexing_slicing, reason = "a missing member of a JSON answer reads as null, and the test says so")]

mod axe;
mod browser;
mod computed;
mod http;
mod process;
mod product;

pub use axe::{Finding, audit};
pub use browser::{Browser, View};
pub use http::{Api, Reply};
pub use process::free_port;
pub use product::{Options, Product};
pub use thirtyfour::Key;

/// What a test answers.
pub type Outcome = anyhow::Result<()>;
