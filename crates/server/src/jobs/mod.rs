//! Work without a request: mails, expiry, cleaning up. Every job can run again at any time without harm.

mod cleanup;
mod expiry;
mod mail;
mod outbox;
mod runner;

pub use runner::{Jobs, run_all_once};
