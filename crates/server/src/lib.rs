//! The server of Partner Center: JSON API, store, jobs and the files of the app.
//!
//! One file an operation under [`http`]; every query goes through a scope of [`auth::scope`], every write
//! through [`state::App::write`] or [`store::Store::tx`].

mod agreements;
pub mod auth;
mod certificate;
pub mod clock;
pub mod config;
pub mod demo;
pub mod http;
pub mod ids;
pub mod jobs;
mod paper;
pub mod request;
pub mod secret;
pub mod serve;
pub mod state;
pub mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
