//! The real binary, over real connections: starting, stopping, being killed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod kill;
mod kill_money;
mod running;
mod start_stop;
mod tls;
